import { expect, test } from 'vitest'
import { characters, faults } from './checks.ts'

const limits = { fileBytes: 10, jobCharacters: 5 }
const file = (name: string, body = 'x', type = '') => new File([body], name, { type })
const kinds = (one: File | null, job = 'job') => faults(one, job, limits).map((fault) => fault.kind)

test('every fault is told at once', () => {
  expect(kinds(null, ' ')).toEqual(['noFile', 'noJob'])
})

test.each([
  [file('a.pdf', ''), 'emptyFile'],
  [file('a.pdf', '12345678901'), 'bigFile'],
  [file('a.png', 'x', 'image/png'), 'wrongKind'],
])('a file that cannot be read is refused', (one, kind) => {
  expect(kinds(one)).toEqual([kind])
})

test('a file without a known ending passes by its type', () => {
  expect(kinds(file('resume', 'x', 'application/pdf'))).toEqual([])
})

test('characters are code points, not UTF-16 units', () => {
  expect(characters('😀a')).toBe(2)
  expect(kinds(file('a.pdf'), '😀😀😀😀😀')).toEqual([])
})
