import type { Requirement } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'

/** The words that the job leans on: those in the resume beside those that are not. */
export function Words({ keywords }: { keywords: readonly Requirement[] }) {
  const { t } = useLanguage()
  const groups = [
    [t.result.wordsFound, keywords.filter((one) => one.status === 'met')],
    [t.result.wordsMissing, keywords.filter((one) => one.status !== 'met')],
  ] as const
  return (
    <section className="card" aria-labelledby="words-title">
      <h2 id="words-title">{t.result.words}</h2>
      <div className="pair">
        {groups.map(([name, words]) => (
          <div key={name}>
            <h3>{name}</h3>
            <ul className="tags">
              {words.map((one) => (
                <li key={one.id} className={one.status} dir="auto">
                  {one.text}
                </li>
              ))}
              {words.length === 0 && <li>{t.result.none}</li>}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}
