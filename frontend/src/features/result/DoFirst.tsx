import type { Report } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'

const MOST = 5

/** The first things to mend, by their priority, and what speaks for the person. */
export function DoFirst({ report }: { report: Report }) {
  const { t } = useLanguage()
  const { recommendations, strengths } = report.insights
  const advice = [
    ...recommendations.high_priority.map((text) => ({ text, when: 'high' as const })),
    ...recommendations.medium_priority.map((text) => ({ text, when: 'medium' as const })),
    ...recommendations.low_priority.map((text) => ({ text, when: 'low' as const })),
  ].slice(0, MOST)
  return (
    <section className="card" id="first" aria-labelledby="first-title">
      <h2 id="first-title">{t.result.first}</h2>
      {advice.length === 0 && <p>{t.result.nothingToDo}</p>}
      <ol className="advice">
        {advice.map(({ text, when }) => (
          <li key={text}>
            <span className={`tag ${when}`}>{t.result.priority[when]}</span> <span dir="auto">{text}</span>
          </li>
        ))}
      </ol>
      {strengths.length > 0 && (
        <details>
          <summary>{t.result.strengths}</summary>
          <ul>
            {strengths.map((text) => (
              <li key={text} dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
