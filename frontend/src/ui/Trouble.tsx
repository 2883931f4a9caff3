import { useEffect, useState } from 'react'
import { useLanguage } from '../i18n/index.tsx'
import { Notice } from './Notice.tsx'

export type Told = {
  code: string
  message: string
  requestId: string | null
  retryAfter: number | null
}

/** Seconds still to wait, counted down to 0. */
function useCountdown(seconds: number): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    if (left <= 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left])
  return left
}

/** A problem in the reader's words, with what can be done; the server's own words only for codes we do not know. */
export function Trouble({
  problem,
  onAgain,
  again,
}: {
  problem: Told
  onAgain?: () => void
  again?: string
}) {
  const { t, number } = useLanguage()
  const known = t.error.codes[problem.code as keyof typeof t.error.codes] as string | undefined
  const left = useCountdown(problem.code === 'RATE_LIMITED' ? Math.ceil(problem.retryAfter ?? 0) : 0)
  return (
    <Notice kind="error">
      <p>{known ?? t.error.codes.INTERNAL_ERROR}</p>
      {onAgain && (
        <button type="button" onClick={onAgain} disabled={left > 0}>
          {left > 0 ? t.error.wait(number(left)) : (again ?? t.error.again)}
        </button>
      )}
      {(!known || problem.requestId) && (
        <details>
          <summary>{t.error.detail}</summary>
          <p dir="ltr" lang="en">
            {problem.code}
            {!known && `: ${problem.message}`} {problem.requestId}
          </p>
        </details>
      )}
    </Notice>
  )
}
