import type { Match } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'

type Props = {
  match: Match
  resume: string
  job: string
  onOpen: (analysis: string) => void
  onImprove: (analysis: string) => void
}

/** Why a resume fits a job as it does, and the way to all of it. */
export function Cell({ match, resume, job, onOpen, onImprove }: Props) {
  const { t, number } = useLanguage()
  const { analysis_id: analysis, breakdown, reasons } = match
  const skills = [
    [t.matching.shown, match.matching_skills],
    [t.matching.missing, match.missing_skills],
  ] as const
  return (
    <section className="why-cell" role="status">
      <h3>
        <bdi>{resume}</bdi> · <bdi>{job}</bdi>
      </h3>
      <ul className="tags">
        {(Object.keys(t.result.component) as (keyof typeof t.result.component)[]).map((part) => {
          const value = breakdown[part]
          return (
            <li key={part}>
              {t.result.component[part]} <b>{value == null ? '–' : number(value)}</b>
            </li>
          )
        })}
      </ul>
      <div className="pair">
        {skills.map(([name, all]) => (
          <div key={name}>
            <h4>{name}</h4>
            <ul className="tags">
              {all.map((one) => (
                <li key={one}>
                  <bdi>{one}</bdi>
                </li>
              ))}
              {all.length === 0 && <li>{t.result.none}</li>}
            </ul>
          </div>
        ))}
      </div>
      <ul className="reasons">
        {reasons.map((one) => (
          <li key={one.requirement}>
            <span dir="auto">{one.requirement}</span>{' '}
            <small>
              {t.result.status[one.status]} · {t.result.points(number(one.points), number(one.of))}
            </small>
            {one.quote && <q dir="auto">{one.quote}</q>}
          </li>
        ))}
      </ul>
      {analysis && (
        <div className="actions no-print">
          <button type="button" className="primary" onClick={() => onOpen(analysis)}>
            {t.matching.open}
          </button>
          <button type="button" onClick={() => onImprove(analysis)}>
            {t.result.improve}
          </button>
        </div>
      )}
    </section>
  )
}
