import { expect, test } from 'vitest'
import { placed } from './ranking.ts'

const row = (file: string, ...scores: number[]) => ({
  file,
  failed: false,
  scores: scores.map((score) => ({ score, unsaid: false })),
})
const order = (rows: ReturnType<typeof row>[], ...weights: [number, boolean][]) =>
  placed(
    rows,
    weights.map(([weight, must]) => ({ weight, must })),
  ).map((one) => [one.row.file, one.rank, one.standing])

test('points times weight decide, and weights turn the order', () => {
  const rows = [row('a', 5, 0), row('b', 0, 5)]
  expect(order(rows, [2, false], [1, false]).map(([file]) => file)).toEqual(['a', 'b'])
  expect(order(rows, [1, false], [2, false]).map(([file]) => file)).toEqual(['b', 'a'])
})

test('who fails a must stands below, who leaves it open does not', () => {
  const open = {
    file: 'c',
    failed: false,
    scores: [
      { score: 0, unsaid: true },
      { score: 1, unsaid: false },
    ],
  }
  expect(order([row('a', 2, 5), row('b', 3, 0), open], [1, true], [1, false])).toEqual([
    ['b', 1, 'ranked'],
    ['c', 2, 'ranked'],
    ['a', 3, 'gate'],
  ])
})

test('equal points share a place; nothing proven and errors have none', () => {
  const broken = { file: 'a', failed: true, scores: [] }
  expect(order([broken, row('z', 1), row('b', 1), row('c', 0)], [1, false])).toEqual([
    ['b', 1, 'ranked'],
    ['z', 1, 'ranked'],
    ['c', null, 'nothing'],
    ['a', null, 'error'],
  ])
})
