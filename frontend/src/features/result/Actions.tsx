import { useState } from 'react'
import type { Report } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { download } from '../../lib/download.ts'

type Props = { task: string; report: Report; onAnother: () => void }

/** What can be done with a report. */
export function Actions({ task, report, onAnother }: Props) {
  const { t } = useLanguage()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(location.href)
    setCopied(true)
  }
  const save = () =>
    download(
      new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }),
      `analysis-${task}.json`,
    )
  return (
    <section className="actions no-print" aria-label={t.result.actions}>
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
      {copied && <span role="status">{t.result.copied}</span>}
    </section>
  )
}
