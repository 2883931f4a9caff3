import type { FormatCheck } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'

/** Failed checks in full, the passed ones folded. */
export function FormatChecks({ checks }: { checks: readonly FormatCheck[] }) {
  const { t, number } = useLanguage()
  const failed = checks.filter((one) => one.passed === false)
  const passed = checks.filter((one) => one.passed === true)
  return (
    <section className="card" aria-labelledby="format-title">
      <h2 id="format-title">{t.result.format}</h2>
      <ul className="checks failed">
        {failed.map((one) => (
          <li key={one.check} dir="auto">
            {one.detail}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t.result.passed(passed.length, number(passed.length))}</summary>
        <ul className="checks passed">
          {passed.map((one) => (
            <li key={one.check} dir="auto">
              {one.detail}
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
