import { expect, test } from 'vitest'
import { pieces } from './marks.ts'

test('overlapping proofs share the piece where they overlap', () => {
  const found = pieces(10, [
    { start: 1, end: 6, id: 'R1' },
    { start: 4, end: 8, id: 'R2' },
  ])
  expect(found.map((one) => [one.start, one.end, one.ids.join()])).toEqual([
    [0, 1, ''],
    [1, 4, 'R1'],
    [4, 6, 'R1,R2'],
    [6, 8, 'R2'],
    [8, 10, ''],
  ])
})

test('a proof past the end of the text is no piece', () => {
  expect(pieces(3, [{ start: 5, end: 9, id: 'R1' }])).toEqual([{ start: 0, end: 3, ids: [] }])
})
