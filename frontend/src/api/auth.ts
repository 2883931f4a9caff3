/** The log-in of this browser: its refresh token is a cookie that no script can read, its access token is kept in memory. */
import { networkProblem } from './errors.ts'

type Pair = { access_token: string; expires_in: number }

const KEY = 'signed-in'
const EARLY_MS = 30_000
const heard = new Set<() => void>()
let token: { access: string; until: number } | null = null

/** Asks for the refresh token as a cookie; other sites cannot send it. */
export const AS_COOKIE = { 'X-Refresh-Cookie': 'true' }

/** Keep the answer of a log-in, or forget it with null; every listener hears of it. */
export function keepTokens(pair: Pair | null): void {
  token = pair && { access: pair.access_token, until: Date.now() + pair.expires_in * 1000 }
  if (pair) localStorage.setItem(KEY, 'true')
  else localStorage.removeItem(KEY)
  for (const tell of heard) tell()
}

/** Whether somebody is signed in, in this tab or another. */
export function signedIn(): boolean {
  try {
    return localStorage.getItem(KEY) !== null
  } catch {
    return false
  }
}

/** Hear of log-ins and log-outs, of other tabs too; gives the way to stop. */
export function onSignIn(tell: () => void): () => void {
  heard.add(tell)
  const other = (event: StorageEvent) => {
    if (event.key !== KEY) return
    token = null
    tell()
  }
  addEventListener('storage', other)
  return () => {
    heard.delete(tell)
    removeEventListener('storage', other)
  }
}

const usable = () => token !== null && token.until - EARLY_MS > Date.now()

async function renew(): Promise<void> {
  if (usable()) return
  let answer: Response
  try {
    answer = await fetch('/auth/refresh', { method: 'POST', headers: AS_COOKIE })
  } catch {
    throw networkProblem()
  }
  if (answer.ok) keepTokens(((await answer.json()) as { data: Pair }).data)
  else if (answer.status < 500) keepTokens(null)
}

/** The header of a request: empty for a guest. A token about to end is renewed, by one tab at a time. */
export async function authorization(): Promise<Record<string, string>> {
  if (!signedIn()) return {}
  const locks = navigator.locks as LockManager | undefined
  if (!usable()) await (locks ? locks.request(KEY, renew) : renew())
  return token ? { Authorization: `Bearer ${token.access}` } : {}
}
