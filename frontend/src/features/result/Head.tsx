import type { Report } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { Gauge } from '../../ui/Gauge.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Title } from '../../ui/Title.tsx'

function verdict(score: number): 'strong' | 'good' | 'fair' | 'weak' {
  return score >= 80 ? 'strong' : score >= 60 ? 'good' : score >= 35 ? 'fair' : 'weak'
}

/** What must be known before the score, then the score and its words. */
export function Head({ report }: { report: Report }) {
  const { t, number } = useLanguage()
  const score = report.ats_score.overall_score
  const shown = score === null ? '–' : number(score)
  const sentence = t.result.score + t.colon + (score === null ? t.result.unknown : t.result.scoreOf(shown))
  return (
    <section className="card head" id="score" aria-labelledby="score-title">
      <Title id="score-title">{t.result.title}</Title>
      {report.warnings.length > 0 && (
        <Notice kind="warning">
          <h2>{t.result.warnings}</h2>
          <ul>
            {report.warnings.map((one, i) => (
              <li key={i} dir="auto">
                {one.message}
                {(one.quotes ?? []).map((quote, j) => (
                  <q key={j} dir="auto">
                    {quote}
                  </q>
                ))}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="score">
        <Gauge value={score} name={sentence} label={shown} />
        <div>
          <p className="verdict">{score === null ? t.result.unknown : t.result.verdict[verdict(score)]}</p>
          <p dir="auto">{report.analysis.role_compatibility.reasoning}</p>
          <p className="hint">
            {t.result.by(report.meta.provider === 'offline' ? t.result.rules : report.meta.provider)}
          </p>
        </div>
      </div>
    </section>
  )
}
