import { expect, test } from 'vitest'
import { codePointIndex, sliceOf } from './codepoints.ts'

test('offsets after an emoji and a letter outside the first plane point at the same words', () => {
  const text = '😀 Jane 𝐀 Python'
  const start = [...text].indexOf('P')
  expect(sliceOf(text, codePointIndex(text), start, start + 6)).toBe('Python')
})

test('an offset past the end means the end', () => {
  expect(sliceOf('abc', codePointIndex('abc'), 1, 99)).toBe('bc')
})
