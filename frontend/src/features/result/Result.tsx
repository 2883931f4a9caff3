import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { configuration, passing } from '../../api/client.ts'
import { ApiProblem } from '../../api/errors.ts'
import { submit } from '../../api/submit.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { keptFile } from '../../lib/files.ts'
import { Trouble } from '../../ui/Trouble.tsx'
import { Report } from './Report.tsx'
import { ended, useTask } from '../../api/useTask.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { Title } from '../../ui/Title.tsx'

type Props = {
  task: string
  onAnother: () => void
  onTask: (id: string) => void
  onImprove: (texts: { resume: string; job: string }) => void
  onCompare: (a: string, b: string) => void
  onKeep: () => void
}

/** One analysis: waiting, failed, gone, or its report. */
export function Result({ task: id, onAnother, onTask, onImprove, onCompare, onKeep }: Props) {
  const { task, problem, progress } = useTask(id)
  if (problem && !passing(problem)) return <Gone problem={problem} onAnother={onAnother} />
  if (!ended(task)) return <Waiting progress={progress} offline={problem !== null} />
  if (task.status === 'failed')
    return <Failed id={id} code={task.code} message={task.error} onAnother={onAnother} onTask={onTask} />
  if (task.kind !== 'analysis')
    return <Gone problem={new ApiProblem('TASK_NOT_FOUND', '')} onAnother={onAnother} />
  const { result } = task
  const job = task.job.text ?? ''
  const improve = () => onImprove({ resume: result.resume_preview, job })
  const leads = { onAnother, onImprove: improve, onCompare, onKeep }
  return <Report task={id} job={job} report={result} leads={leads} />
}

function Gone({ problem, onAnother }: { problem: ApiProblem; onAnother: () => void }) {
  const { t, number } = useLanguage()
  const { data: config } = useQuery({ queryKey: ['config'], queryFn: configuration, staleTime: Infinity })
  return (
    <div className="card">
      <Title>{t.result.gone}</Title>
      <Trouble problem={problem} />
      {config && <p>{t.result.goneWhy(number(config.result_hours))}</p>}
      <button type="button" className="primary" onClick={onAnother}>
        {t.result.again}
      </button>
    </div>
  )
}

type FailedProps = Pick<Props, 'onAnother' | 'onTask'> & { id: string; code: string; message: string }

function Failed({ id, code, message, onAnother, onTask }: FailedProps) {
  const { t } = useLanguage()
  const [problem, setProblem] = useState(() => new ApiProblem(code, message))
  const again = async () => {
    const [file, job] = await Promise.all([keptFile(`task-${id}`), keptFile(`job-${id}`)])
    if (!file || !job) return onAnother()
    try {
      onTask(await submit(file, await job.text(), new FormData(), () => undefined).task)
    } catch (fault) {
      if (fault instanceof ApiProblem) setProblem(fault)
    }
  }
  return (
    <div className="card">
      <Title>{t.result.failed}</Title>
      <Trouble problem={problem} onAgain={() => void again()} again={t.result.sameFile} />
      <button type="button" onClick={onAnother}>
        {t.result.again}
      </button>
    </div>
  )
}
