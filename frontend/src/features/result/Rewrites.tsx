import { useState } from 'react'
import type { Report } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'

/** Lines better said and a summary for this job, each to be copied: the facts are the resume's own. */
export function Rewrites({ insights }: { insights: Report['insights'] }) {
  const { t } = useLanguage()
  const { rewrites, summary } = insights
  if (rewrites.length === 0 && !summary) return null
  return (
    <section className="card" aria-labelledby="rewrites-title">
      <h2 id="rewrites-title">{t.result.rewrites}</h2>
      <p className="hint">{t.result.rewritesHint}</p>
      {summary && (
        <div className="change">
          <h3>{t.result.summary}</h3>
          <ins dir="auto">{summary}</ins>
          <Copy text={summary} />
        </div>
      )}
      {rewrites.map((one) => (
        <div key={one.start} className="change">
          <del dir="auto">{one.before}</del>
          <ins dir="auto">{one.after}</ins>
          <p className="hint" dir="auto">
            {one.why}
          </p>
          <Copy text={one.after} />
        </div>
      ))}
    </section>
  )
}

function Copy({ text }: { text: string }) {
  const { t } = useLanguage()
  const [copied, setCopied] = useState(false)
  if (!('clipboard' in navigator)) return null
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <p className="no-print" role="status">
      <button type="button" className="link" onClick={() => void copy()}>
        {t.result.copyThis}
      </button>{' '}
      {copied && t.result.copiedThis}
    </p>
  )
}
