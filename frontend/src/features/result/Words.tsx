import type { KeywordCount } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'

/** The words that the job leans on, counted in both texts; those that the resume lacks first. */
export function Words({ counts }: { counts: readonly KeywordCount[] }) {
  const { t, number } = useLanguage()
  if (counts.length === 0) return null
  const sorted = [...counts].sort((a, b) => +(a.in_resume > 0) - +(b.in_resume > 0) || b.in_job - a.in_job)
  return (
    <section className="card" aria-labelledby="words-title">
      <h2 id="words-title">{t.result.words}</h2>
      <table className="counts">
        <thead>
          <tr>
            <th scope="col">{t.result.word}</th>
            <th scope="col">{t.result.inJob}</th>
            <th scope="col">{t.result.inResume}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((one) => (
            <tr key={one.name} className={one.in_resume > 0 ? '' : 'lacking'}>
              <th scope="row">
                <bdi>{one.name}</bdi> <small>{t.result.wordKinds[one.kind]}</small>
              </th>
              <td>{number(one.in_job)}</td>
              <td>{one.in_resume > 0 ? number(one.in_resume) : t.result.none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
