/** The server's event stream over fetch, which unlike EventSource can carry a log-in. */
import { authorization } from './auth.ts'
import type { Progress } from './types.ts'

type TaskEvent = { status: string; progress?: Progress }

function eventsIn(block: string): TaskEvent[] {
  const data = block
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trim())
    .join('')
  return data ? [JSON.parse(data) as TaskEvent] : []
}

/** Each event of a task until its stream ends; throws where no stream can be had. */
export async function* taskEvents(id: string, signal: AbortSignal): AsyncGenerator<TaskEvent> {
  const answer = await fetch(`/results/${encodeURIComponent(id)}/events`, {
    signal,
    headers: await authorization(),
  })
  if (!answer.ok || !answer.body) throw new Error(`no events: ${answer.status}`)
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const blocks = (rest + value).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) yield* eventsIn(block)
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
