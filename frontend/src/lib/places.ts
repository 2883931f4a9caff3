/** A stretch of a text, in code points. */
export type Stretch = { start: number; end: number }

/** What is pressed: a demand with the number of its quote that is shown, and a line of the resume. */
export type Focus = { id: string | null; at: number; line: Stretch | null }
export const NOTHING: Focus = { id: null, at: 0, line: null }

type Demand = { id: string; quotes: readonly Stretch[] }

/** The demands that words of a stretch prove, in the order of the list. */
export const provenBy = (demands: readonly Demand[], { start, end }: Stretch): string[] =>
  demands
    .filter((one) => one.quotes.some((quote) => quote.start < end && start < quote.end))
    .map(({ id }) => id)

/** What a press on a line shows: what it proves, and at a second press the next of it. */
export function pressed(demands: readonly Demand[], line: Stretch, now: Focus): Focus {
  const ids = provenBy(demands, line)
  const again = now.line?.start === line.start
  const id = ids[again ? (ids.indexOf(now.id ?? '') + 1) % ids.length : 0] ?? null
  const quotes = demands.find((one) => one.id === id)?.quotes ?? []
  const at = quotes.findIndex((quote) => quote.start < line.end && line.start < quote.end)
  return { id, at: Math.max(at, 0), line }
}

/** The next or the previous quote of the demand that is shown, round and round. */
export function stepped(demands: readonly Demand[], now: Focus, by: 1 | -1): Focus {
  const count = demands.find((one) => one.id === now.id)?.quotes.length ?? 0
  return count === 0 ? now : { ...now, at: (now.at + by + count) % count, line: null }
}

/** The line of a text around an offset, without its end; `index` is the text's codePointIndex. */
export function lineAround(text: string, index: Uint32Array, offset: number): Stretch {
  const ends = (at: number) => text[index[at] ?? text.length] === '\n'
  let start = offset
  let end = offset
  while (start > 0 && !ends(start - 1)) start -= 1
  while (end < index.length - 1 && !ends(end)) end += 1
  return { start, end }
}
