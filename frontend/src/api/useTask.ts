import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { passing, task } from './client.ts'
import type { ApiProblem } from './errors.ts'
import { taskEvents } from './events.ts'
import type { AnalysisDone, Progress, RankingDone, TaskFailed, TaskPending } from './types.ts'

const POLL_MS = 1500

export type Ended = AnalysisDone | RankingDone | TaskFailed
export type Task = TaskPending | Ended
export const ended = (one: Task | undefined): one is Ended =>
  one?.status === 'done' || one?.status === 'failed'

/** A task followed to its end: by its event stream, and by asking where no stream can be had. */
export function useTask(id: string) {
  const [heard, setHeard] = useState<Progress | null>(null)
  const found = useQuery<Task, ApiProblem>({
    queryKey: ['task', id],
    queryFn: () => task(id),
    // What passes by itself is asked again; what does not, is told.
    refetchInterval: ({ state }) => {
      if (state.error && !passing(state.error)) return false
      return ended(state.data) ? false : POLL_MS
    },
    refetchIntervalInBackground: true,
  })
  const over = ended(found.data) || (found.error !== null && !passing(found.error))
  const { refetch } = found
  useEffect(() => {
    if (over) return
    const stop = new AbortController()
    void (async () => {
      try {
        for await (const event of taskEvents(id, stop.signal)) {
          if (event.progress) setHeard(event.progress)
        }
        await refetch()
      } catch {
        // No stream: the asking goes on by itself.
      }
    })()
    return () => stop.abort()
  }, [id, over, refetch])
  const pending = found.data && !ended(found.data) ? found.data.progress : null
  return { task: found.data, problem: found.error, progress: heard ?? pending, refetch }
}
