/** The log-in of this browser: shared by its tabs, refreshed by one of them at a time. */
import { networkProblem } from './errors.ts'

type Tokens = { access: string; refresh: string; until: number }

const KEY = 'log-in'
const EARLY_MS = 30_000
const heard = new Set<() => void>()

function stored(): Tokens | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Tokens | null
  } catch {
    return null
  }
}

/** Keep the answer of a log-in, or forget it with null; every listener hears of it. */
export function keepTokens(
  pair: { access_token: string; refresh_token: string; expires_in: number } | null,
): void {
  const tokens = pair && {
    access: pair.access_token,
    refresh: pair.refresh_token,
    until: Date.now() + pair.expires_in * 1000,
  }
  if (tokens) localStorage.setItem(KEY, JSON.stringify(tokens))
  else localStorage.removeItem(KEY)
  for (const tell of heard) tell()
}

export const signedIn = () => stored() !== null

/** Hear of log-ins and log-outs, of other tabs too; gives the way to stop. */
export function onSignIn(tell: () => void): () => void {
  heard.add(tell)
  const other = (event: StorageEvent) => event.key === KEY && tell()
  addEventListener('storage', other)
  return () => {
    heard.delete(tell)
    removeEventListener('storage', other)
  }
}

async function renew(): Promise<Tokens | null> {
  const tokens = stored()
  if (!tokens || tokens.until - EARLY_MS > Date.now()) return tokens
  let answer: Response
  try {
    answer = await fetch('/auth/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refresh_token: tokens.refresh }),
    })
  } catch {
    throw networkProblem()
  }
  if (answer.ok) keepTokens(((await answer.json()) as { data: Parameters<typeof keepTokens>[0] }).data)
  else if (answer.status === 401) keepTokens(null)
  return stored()
}

/** The header of a request: empty for a guest. A token about to end is renewed, by one tab for all. */
export async function authorization(): Promise<Record<string, string>> {
  const tokens = stored()
  if (!tokens) return {}
  const locks = navigator.locks as LockManager | undefined
  const fresh =
    tokens.until - EARLY_MS > Date.now() ? tokens : locks ? await locks.request(KEY, renew) : await renew()
  return fresh ? { Authorization: `Bearer ${fresh.access}` } : {}
}
