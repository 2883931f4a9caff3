import { expect, test } from 'vitest'
import { codePointIndex } from './codepoints.ts'
import { lineAround, NOTHING, pressed, provenBy, stepped } from './places.ts'

const demands = [
  {
    id: 'a',
    quotes: [
      { start: 2, end: 5 },
      { start: 12, end: 14 },
    ],
  },
  { id: 'b', quotes: [{ start: 4, end: 8 }] },
  { id: 'c', quotes: [] },
]

test('a line proves what has words in it, touching edges aside', () => {
  expect(provenBy(demands, { start: 0, end: 10 })).toEqual(['a', 'b'])
  expect(provenBy(demands, { start: 8, end: 12 })).toEqual([])
})

test('a line that is pressed again shows the next demand, and begins anew behind the last', () => {
  const line = { start: 0, end: 10 }
  const first = pressed(demands, line, NOTHING)
  expect(first).toEqual({ id: 'a', at: 0, line })
  const second = pressed(demands, line, first)
  expect(second.id).toBe('b')
  expect(pressed(demands, line, second).id).toBe('a')
  expect(pressed(demands, { start: 11, end: 15 }, second)).toEqual({
    id: 'a',
    at: 1,
    line: { start: 11, end: 15 },
  })
  expect(pressed(demands, { start: 20, end: 22 }, second).id).toBeNull()
})

test('the quotes of a demand are stepped through in a circle', () => {
  const at = (n: number) => ({ id: 'a', at: n, line: null })
  expect(stepped(demands, at(1), 1)).toEqual(at(0))
  expect(stepped(demands, at(0), -1)).toEqual(at(1))
  expect(stepped(demands, NOTHING, 1)).toEqual(NOTHING)
  expect(stepped(demands, { id: 'c', at: 0, line: null }, 1).at).toBe(0)
})

test('a line is found around an offset in code points', () => {
  const around = (text: string, offset: number) => lineAround(text, codePointIndex(text), offset)
  expect(around('😀 a\nbc\nd', 5)).toEqual({ start: 4, end: 6 })
  expect(around('😀 a\nbc\nd', 7)).toEqual({ start: 7, end: 8 })
  expect(around('ab', 0)).toEqual({ start: 0, end: 2 })
})
