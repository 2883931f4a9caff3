/** The page's language: its words, its digits, its direction. */
import { createContext, use } from 'react'
import type { ReactNode } from 'react'
import type { Messages } from './en.ts'

/** The languages of the page, each in its own name. */
export const LANGUAGES = {
  en: 'English',
  fa: 'فارسی',
  ar: 'العربية',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
} as const
export type LanguageCode = keyof typeof LANGUAGES

const catalogues: Record<LanguageCode, () => Promise<Messages>> = {
  en: async () => (await import('./en.ts')).en,
  fa: async () => (await import('./fa.ts')).fa,
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
}

export type Language = {
  code: LanguageCode
  t: Messages
  number: (n: number) => string
  percent: (share: number) => string
  /** The day of an ISO time, by the calendar of the language. */
  date: (iso: string) => string
}

/** The language of that code, or English; its catalogue is fetched. */
export async function loadLanguage(code: string): Promise<Language> {
  const known = code in LANGUAGES ? (code as LanguageCode) : 'en'
  const digits = { fa: 'fa-IR', ar: 'ar-EG' }[known as string] ?? known
  const plain = new Intl.NumberFormat(digits, { maximumFractionDigits: 1 })
  const day = new Intl.DateTimeFormat(digits, { dateStyle: 'medium' })
  const share = new Intl.NumberFormat(digits, { style: 'percent' })
  return {
    code: known,
    t: await catalogues[known](),
    number: (n) => plain.format(n),
    percent: (n) => share.format(n),
    date: (iso) => day.format(new Date(iso)),
  }
}

/** Take that language from now on: kept for the next visit, then loaded anew. */
export function chooseLanguage(code: LanguageCode): void {
  try {
    localStorage.setItem('language', code)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  document.documentElement.lang = code
  document.documentElement.dir = code === 'fa' || code === 'ar' ? 'rtl' : 'ltr'
}

const Context = createContext<Language | null>(null)

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <Context value={language}>{children}</Context>
}

/** The language in use. */
export function useLanguage(): Language {
  const language = use(Context)
  if (!language) throw new Error('no language is set')
  return language
}
