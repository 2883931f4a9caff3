/** The results that this browser handed in as a guest: who signs in takes them along. */
import { signedIn } from './auth.ts'
import { keepResult } from './client.ts'

const KEY = 'guest-results'
const MOST = 20

function remembered(): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

/** Whether a result is a guest's, handed in here. */
export const ofGuest = (task: string) => !signedIn() && remembered().includes(task)

/** Remember a result that a guest has handed in. */
export function rememberGuest(task: string): void {
  if (signedIn()) return
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set([...remembered(), task])].slice(-MOST)))
  } catch {
    // Without storage nothing is taken along.
  }
}

/** Keep a guest's results for who has just signed in; those that are gone by now stay gone. */
export async function takeAlong(): Promise<void> {
  const tasks = remembered()
  localStorage.removeItem(KEY)
  await Promise.all(tasks.map((task) => keepResult(task).catch(() => undefined)))
}
