import { useQuery } from '@tanstack/react-query'
import { historyEntry } from '../../api/client.ts'
import type { ApiProblem } from '../../api/errors.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { Title } from '../../ui/Title.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { Report } from './Report.tsx'

type Props = {
  id: string
  onAnother: () => void
  onImprove: (texts: { resume: string; job: string }) => void
  onCompare: (a: string, b: string) => void
}

/** An analysis of one's own history. */
export function Kept({ id, onAnother, onImprove, onCompare }: Props) {
  const { t } = useLanguage()
  const { data: entry, error } = useQuery({
    queryKey: ['history-entry', id],
    queryFn: () => historyEntry(id),
  })
  if (error || entry?.report === null)
    return (
      <div className="card">
        <Title>{t.result.gone}</Title>
        {error && <Trouble problem={error as ApiProblem} />}
        <button type="button" className="primary" onClick={onAnother}>
          {t.result.again}
        </button>
      </div>
    )
  if (!entry) return <div className="skeleton tall" />
  const { report, job_text: job } = entry
  const improve = () => onImprove({ resume: report.resume_preview, job: job ?? '' })
  const leads = { onAnother, onImprove: improve, onCompare, onKeep: () => undefined }
  return <Report task={id} job={job ?? ''} report={report} leads={leads} />
}
