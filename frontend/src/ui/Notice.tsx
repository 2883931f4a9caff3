import type { ReactNode } from 'react'

/** A message beside its cause: told at once when it is an error. */
export function Notice({ kind, children }: { kind: 'error' | 'warning' | 'info'; children: ReactNode }) {
  const sign = { error: '!', warning: '!', info: 'i' }[kind]
  return (
    <div className={`notice ${kind}`} role={kind === 'error' ? 'alert' : undefined}>
      <span className="sign" aria-hidden="true">
        {sign}
      </span>
      <div>{children}</div>
    </div>
  )
}
