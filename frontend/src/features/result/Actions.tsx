import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { signedIn } from '../../api/auth.ts'
import { deleteResult, reportOf, trends } from '../../api/client.ts'
import { ApiProblem } from '../../api/errors.ts'
import { ofGuest } from '../../api/guest.ts'
import type { Report } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { download } from '../../lib/download.ts'
import { Trouble } from '../../ui/Trouble.tsx'

/** Where a report leads. */
export type Leads = {
  onAnother: () => void
  onImprove: () => void
  onCompare: (a: string, b: string) => void
  onKeep: () => void
}

type Props = Leads & { task: string; report: Report }

/** The analysis of the same resume and job before this one, of who is signed in. */
function useEarlier(task: string): string | null {
  const { data } = useQuery({ queryKey: ['trends'], queryFn: trends, enabled: signedIn() })
  const at = data?.points.findIndex((one) => one.analysis_id === task) ?? -1
  const now = data?.points[at]
  const before = data?.points
    .slice(0, Math.max(at, 0))
    .filter((one) => one.job_key === now?.job_key && one.lineage === now.lineage)
  return before?.at(-1)?.analysis_id ?? null
}

/** What can be done with a report. */
export function Actions({ task, report, onAnother, onImprove, onCompare, onKeep }: Props) {
  const { t } = useLanguage()
  const [copied, setCopied] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const earlier = useEarlier(task)
  const dialog = useRef<HTMLDialogElement>(null)
  const tried = async (act: () => Promise<void>) => {
    setProblem(null)
    try {
      await act()
    } catch (fault) {
      if (fault instanceof ApiProblem) setProblem(fault)
    }
  }
  const copy = async () => {
    await navigator.clipboard.writeText(location.href)
    setCopied(true)
  }
  const save = () =>
    download(
      new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }),
      `analysis-${task}.json`,
    )
  const remove = async () => {
    dialog.current?.close()
    await deleteResult(task)
    onAnother()
  }
  return (
    <section className="actions no-print" aria-label={t.result.actions}>
      <button type="button" className="primary" onClick={onImprove}>
        {t.result.improve}
      </button>
      {earlier && (
        <button type="button" onClick={() => onCompare(earlier, task)}>
          {t.compare.earlier}
        </button>
      )}
      {ofGuest(task) && (
        <button type="button" onClick={onKeep}>
          {t.result.keep}
        </button>
      )}
      <button
        type="button"
        onClick={() => void tried(async () => download(await reportOf(task), `report-${task}.pdf`))}
      >
        {t.result.pdf}
      </button>
      <button type="button" onClick={() => print()}>
        {t.result.print}
      </button>
      <button type="button" onClick={save}>
        {t.result.json}
      </button>
      {'clipboard' in navigator && (
        <button type="button" onClick={() => void copy()}>
          {t.result.copy}
        </button>
      )}
      <button type="button" onClick={onAnother}>
        {t.result.again}
      </button>
      <button type="button" className="danger" onClick={() => dialog.current?.showModal()}>
        {t.result.delete}
      </button>
      {problem && <Trouble problem={problem} />}
      {copied && <span role="status">{ofGuest(task) ? t.result.copied : t.result.copiedOwn}</span>}
      <dialog ref={dialog} aria-labelledby="delete-title">
        <h2 id="delete-title">{t.result.delete}</h2>
        <p>{t.result.deleteWhat}</p>
        <div className="actions">
          <button type="button" className="danger" onClick={() => void tried(remove)}>
            {t.result.delete}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {t.analyse.cancel}
          </button>
        </div>
      </dialog>
    </section>
  )
}
