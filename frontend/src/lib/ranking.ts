/** The server's rule for the order of a ranking, so that weights can be moved without asking it. */
export type Weighed = { weight: number; must: boolean }
export type Scored = { score: number; unsaid: boolean }
export type Row = { file: string; scores: readonly Scored[]; failed: boolean }
export type Standing = 'ranked' | 'gate' | 'nothing' | 'error'
export type Placed<R> = { row: R; total: number; standing: Standing; rank: number | null }

/** Points under which a must is not fulfilled. */
export const GATE = 3
const ORDER: readonly Standing[] = ['ranked', 'gate', 'nothing', 'error']

const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function placedAlone<R extends Row>(row: R, criteria: readonly Weighed[]): Placed<R> {
  const pairs = criteria.map((one, i) => ({ ...one, ...(row.scores[i] ?? { score: 0, unsaid: false }) }))
  const total = Math.round(pairs.reduce((sum, one) => sum + one.weight * one.score, 0) * 100) / 100
  const gate = pairs.some((one) => one.must && one.score < GATE && !one.unsaid)
  const proven = pairs.some((one) => one.score > 0)
  const standing = row.failed ? 'error' : !proven ? 'nothing' : gate ? 'gate' : 'ranked'
  return { row, total, standing, rank: null }
}

/** Rows by standing, then points, then file name; equal points share a place, as in sport. */
export function placed<R extends Row>(rows: readonly R[], criteria: readonly Weighed[]): Placed<R>[] {
  const sorted = rows
    .map((row) => placedAlone(row, criteria))
    .sort(
      (a, b) =>
        ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) ||
        b.total - a.total ||
        byName(a.row.file, b.row.file),
    )
  let place = 0
  return sorted.map((one, i) => {
    if (one.standing !== 'ranked' && one.standing !== 'gate') return one
    const before = sorted[i - 1]
    if (before?.standing !== one.standing || before.total !== one.total) place = i + 1
    return { ...one, rank: place }
  })
}
