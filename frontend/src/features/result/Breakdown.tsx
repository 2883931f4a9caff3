import type { Report } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'

type Part = keyof Report['ats_score']['breakdown']

/** The parts of the score by what each lost, with every loss and its remedy. */
export function Breakdown({ report, onChoose }: { report: Report; onChoose: (id: string) => void }) {
  const { t, number } = useLanguage()
  const { breakdown, weights, breakdown_reasons: reasons } = report.ats_score
  const known = new Set(report.requirements.map((one) => one.id))
  const parts = (Object.keys(breakdown) as Part[])
    .map((name) => {
      const value = breakdown[name]
      const weight = weights[name] ?? 0
      return { name, value, weight, lost: value === null ? 0 : ((100 - value) * weight) / 100 }
    })
    .sort((a, b) => b.lost - a.lost)
  return (
    <section className="card" aria-labelledby="parts-title">
      <h2 id="parts-title">{t.result.breakdown}</h2>
      <ul className="parts">
        {parts.map(({ name, value, weight, lost }) => (
          <li key={name}>
            <details>
              <summary>
                <span className="part-name">{t.result.component[name]}</span>
                <span className={lost >= 0.5 ? 'lost' : 'hint'}>
                  {lost >= 0.5 ? t.result.lost(number(Math.round(lost))) : t.result.nothingLost}
                </span>
                <meter min={0} max={100} value={value ?? 0} aria-label={t.result.component[name]} />
                <span className="hint">
                  {t.result.part(value === null ? '–' : number(value), number(weight))}
                </span>
              </summary>
              <ul>
                {(reasons[name] ?? []).map((one, i) => (
                  <li key={i} dir="auto">
                    <strong>{t.result.lost(number(one.lost))}</strong> {one.reason} {one.remedy}{' '}
                    {known.has(one.id) && (
                      <button type="button" className="link" onClick={() => onChoose(one.id)}>
                        {t.result.toRequirement}
                        <span className="sr">
                          {t.colon}
                          {one.reason}
                        </span>
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
