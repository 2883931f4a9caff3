/** Every question to the server but uploads and event streams; answers are unwrapped, faults thrown. */
import { type ApiProblem, networkProblem, problemOf } from './errors.ts'
import type { Configuration, TaskDone, TaskFailed, TaskPending } from './types.ts'

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(path, init)
  } catch {
    throw networkProblem()
  }
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) throw problemOf(answer.status, body, (name) => answer.headers.get(name))
  return (body as { data: T }).data
}

/** What this installation takes and how it answers. */
export const configuration = () => ask<Configuration>('/config')

/** A task as it stands: waiting, done with its report, or failed with a code. */
export const task = (id: string) =>
  ask<TaskPending | TaskDone | TaskFailed>(`/results/${encodeURIComponent(id)}`)

/** Whether asking again later may help: the fault is the network's or the server's, not the request's. */
export const passing = (problem: ApiProblem) => problem.code === 'NETWORK' || problem.status >= 500
