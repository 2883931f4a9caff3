import type { Configuration } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'

const names = new Intl.ListFormat(undefined, { type: 'conjunction' })

/** The answer's language, the model, and where the text goes. */
export function Options({ config }: { config: Configuration | undefined }) {
  const { t } = useLanguage()
  if (!config) return <div className="skeleton line" />
  const vendors = config.providers.filter((name) => name !== 'offline')
  return (
    <div className="options">
      <label>
        {t.analyse.answerIn}
        <select name="lang" defaultValue="">
          <option value="">{t.analyse.asResume}</option>
          {config.languages
            .filter((one) => one.level === 'full')
            .map((one) => (
              <option key={one.code} value={one.code} lang={one.code}>
                {one.name}
              </option>
            ))}
        </select>
      </label>
      {config.providers.length > 1 && (
        <label>
          {t.analyse.provider}
          <select name="provider" defaultValue="">
            <option value="">{t.analyse.chain}</option>
            {config.providers.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      <p className="hint">{vendors.length ? t.analyse.leaves(names.format(vendors)) : t.analyse.stays}</p>
    </div>
  )
}
