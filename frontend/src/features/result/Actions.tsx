import { useState } from 'react'
import { reportOf } from '../../api/client.ts'
import { ApiProblem } from '../../api/errors.ts'
import type { Report } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { download } from '../../lib/download.ts'
import { Trouble } from '../../ui/Trouble.tsx'

type Props = { task: string; report: Report; onAnother: () => void; onImprove: () => void }

/** What can be done with a report. */
export function Actions({ task, report, onAnother, onImprove }: Props) {
  const { t } = useLanguage()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(location.href)
    setCopied(true)
  }
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const savePdf = async (id: string) => {
    setProblem(null)
    try {
      download(await reportOf(id), `report-${id}.pdf`)
    } catch (fault) {
      if (fault instanceof ApiProblem) setProblem(fault)
    }
  }
  const save = () =>
    download(
      new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }),
      `analysis-${task}.json`,
    )
  return (
    <section className="actions no-print" aria-label={t.result.actions}>
      <button type="button" className="primary" onClick={onImprove}>
        {t.result.improve}
      </button>
      <button type="button" onClick={() => print()}>
        {t.result.print}
      </button>
      <button type="button" onClick={() => void savePdf(task)}>
        {t.result.pdf}
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
      {problem && <Trouble problem={problem} />}
      {copied && <span role="status">{t.result.copied}</span>}
    </section>
  )
}
