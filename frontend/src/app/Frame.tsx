import { type ReactNode, useState } from 'react'
import { Link, NavLink, useLocation } from 'react-router'
import { type LanguageCode, LANGUAGES, useLanguage } from '../i18n/index.tsx'
import { paths } from './paths.ts'

type Theme = 'system' | 'light' | 'dark'

function chooseTheme(theme: Theme) {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
  try {
    localStorage.setItem('theme', theme)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

function Settings({ onLanguage }: { onLanguage: (code: LanguageCode) => void }) {
  const { t, code } = useLanguage()
  const [theme, setTheme] = useState<Theme>(
    (document.documentElement.dataset['theme'] as Theme | undefined) ?? 'system',
  )
  return (
    <>
      <button type="button" className="quiet" popoverTarget="settings">
        <svg viewBox="0 0 24 24" aria-hidden="true" className="icon">
          <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 0c3 3 3 15 0 18M12 3c-3 3-3 15 0 18M3 12h18" />
        </svg>
        <span className="sr">{t.nav.settings}</span>
        <span aria-hidden="true">{LANGUAGES[code]}</span>
      </button>
      <div id="settings" popover="auto" className="menu">
        <fieldset>
          <legend>{t.nav.language}</legend>
          {Object.entries(LANGUAGES).map(([one, name]) => (
            <label key={one} lang={one}>
              <input
                type="radio"
                name="language"
                checked={one === code}
                onChange={() => onLanguage(one as LanguageCode)}
              />
              <bdi>{name}</bdi>
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t.theme.label}</legend>
          {(['system', 'light', 'dark'] as const).map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="theme"
                checked={one === theme}
                onChange={() => {
                  setTheme(one)
                  chooseTheme(one)
                }}
              />
              {t.theme[one]}
            </label>
          ))}
        </fieldset>
      </div>
    </>
  )
}

type Props = { children: ReactNode; onLanguage: (code: LanguageCode) => void; known: boolean }

/** Header and content; `known` is whether somebody is signed in. */
export function Frame({ children, onLanguage, known }: Props) {
  const { t } = useLanguage()
  const { pathname } = useLocation()
  return (
    <>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <header className="top">
        <Link to={paths.analyse} className="brand">
          <img src="/page/icon.svg" alt="" width="28" height="28" />
          {t.product}
        </Link>
        <nav aria-label={t.nav.main}>
          <NavLink to={paths.analyse} end>
            {t.nav.analyse}
          </NavLink>
          <NavLink to={paths.rank}>{t.nav.rank}</NavLink>
          <NavLink to={paths.improve}>{t.nav.improve}</NavLink>
          {known && (
            <NavLink to={paths.dashboard} end>
              {t.nav.dashboard}
            </NavLink>
          )}
          {known && <NavLink to={paths.matching}>{t.matching.title}</NavLink>}
          <NavLink to={known ? paths.account : paths.signIn} state={known ? null : { from: pathname }}>
            {known ? t.account.title : t.account.signIn}
          </NavLink>
        </nav>
        <Settings onLanguage={onLanguage} />
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
