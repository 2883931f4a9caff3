import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { configuration } from '../../api/client.ts'
import { networkProblem } from '../../api/errors.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { type Fault, faults } from './checks.ts'
import { keepJob, keepResume, keptJob, keptResume } from './draft.ts'
import { FileCard } from './FileCard.tsx'
import { JobCard } from './JobCard.tsx'
import { Options } from './Options.tsx'
import { sample } from './sample.ts'
import { useDrop } from './useDrop.ts'
import { useSend } from './useSend.ts'
import { Title } from '../../ui/Title.tsx'

const MEGABYTE = 1024 * 1024

type Props = { onSent: (task: string) => void; onChosen: () => void }

/** The form: a resume, a job, and the way to a result. */
export function Analyse({ onSent, onChosen }: Props) {
  const { t, number, code } = useLanguage()
  const { data: config } = useQuery({ queryKey: ['config'], queryFn: configuration, staleTime: Infinity })
  const limits = {
    fileBytes: config?.limits.resume_bytes ?? 16 * MEGABYTE,
    jobCharacters: config?.limits.job_characters ?? 50_000,
  }
  const [file, setFile] = useState<File | null>(null)
  const [job, setJob] = useState(keptJob)
  const [wrong, setWrong] = useState<Fault[]>([])
  const send = useSend(onSent)

  useEffect(() => {
    void keptResume().then((kept) => setFile((now) => now ?? kept))
  }, [])
  const chooseFile = (chosen: File | null) => {
    setFile(chosen)
    setWrong((all) => all.filter((fault) => fault.at !== 'file'))
    void keepResume(chosen)
    if (chosen) onChosen()
  }
  const changeJob = (text: string) => {
    setJob(text)
    setWrong((all) => all.filter((fault) => fault.at !== 'job'))
    keepJob(text)
  }
  const over = useDrop({ onFile: chooseFile, onJob: changeJob })

  const megabytes = number(Math.floor(limits.fileBytes / MEGABYTE))
  const words = (fault: Fault) =>
    fault.kind === 'bigFile'
      ? t.faults.bigFile(megabytes)
      : fault.kind === 'longJob'
        ? t.faults.longJob(number(limits.jobCharacters))
        : t.faults[fault.kind]
  const at = (place: Fault['at']) => wrong.filter((fault) => fault.at === place).map(words)[0]

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found = faults(file, job, limits)
    setWrong(found)
    const first = found[0]
    if (first) document.getElementById(first.at)?.focus()
    else if (file) send.start(file, job, new FormData(event.currentTarget))
  }
  const trySample = async () => {
    const one = await sample(code).catch(() => null)
    if (!one) return send.fail(networkProblem())
    chooseFile(one.file)
    changeJob(one.job)
    send.start(one.file, one.job, new FormData())
  }

  return (
    <form onSubmit={submit} noValidate className="analyse">
      <Title>{t.analyse.title}</Title>
      <p className="lead">{t.analyse.lead}</p>
      <div className="pair">
        <FileCard file={file} megabytes={megabytes} fault={at('file')} onFile={chooseFile} />
        <JobCard job={job} limit={limits.jobCharacters} fault={at('job')} onJob={changeJob} />
      </div>
      {wrong.length > 0 && (
        <Notice kind="error">
          <p>{t.faults.list + t.colon + wrong.map(words).join(' ')}</p>
        </Notice>
      )}
      {send.problem &&
        (send.problem.code === 'RATE_LIMITED' ? (
          <Trouble key={send.attempt} problem={send.problem} onAgain={send.again} />
        ) : (
          <Trouble key={send.attempt} problem={send.problem} />
        ))}
      <Options config={config} />
      {send.share === null ? (
        <div className="actions">
          <button type="submit" className="primary">
            {t.analyse.send}
          </button>
          <button type="button" id="try-sample" onClick={() => void trySample()}>
            {t.analyse.sample}
          </button>
        </div>
      ) : (
        <Sending share={send.share} onCancel={send.cancel} />
      )}
      <Example />
      {over && <div className="overlay">{t.analyse.dropAnywhere}</div>}
    </form>
  )
}

function Sending({ share, onCancel }: { share: number; onCancel: () => void }) {
  const { t, percent } = useLanguage()
  return (
    <div className="actions" role="status">
      <progress value={share} max={1} aria-label={t.analyse.sending(percent(share))} />
      <span>{t.analyse.sending(percent(share))}</span>
      <button type="button" onClick={onCancel}>
        {t.analyse.cancel}
      </button>
    </div>
  )
}

function Example() {
  const { t } = useLanguage()
  return (
    <section className="example" aria-labelledby="example-title">
      <h2 id="example-title">{t.analyse.example}</h2>
      <ul>
        {t.analyse.exampleLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
