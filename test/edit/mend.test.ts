import { expect, test } from 'vitest'
import type { Edit, Finding } from '../../src/diagnostics/finding.ts'
import { linesOf, spanOf } from '../../src/diagnostics/lines.ts'
import { mend } from '../../src/edit/mend.ts'

function finding(text: string, ...fix: readonly Edit[]): Finding {
  const span = spanOf(linesOf(text), 0, 0)
  return { rule: 'a-rule', severity: 'error', message: 'wrong', help: 'mend', span, fix }
}

/** Replaces each `from` by its `to`, all in one look. */
function replacing(pairs: Readonly<Record<string, string>>): (text: string) => readonly Finding[] {
  return (text) =>
    Object.entries(pairs).flatMap(([from, to]) => {
      const start = text.indexOf(from)
      return start < 0 ? [] : [finding(text, { start, end: start + from.length, text: to })]
    })
}

test('what a fix makes fixable is fixed as well', () => {
  const { text, fixed } = mend('\uFEFFa\r\n b', replacing({ a: 'x', x: 'y' }))

  expect(text).toBe('\uFEFFy\r\n b')
  expect(fixed).toHaveLength(2)
})

test('of two fixes for one place the first is made, then the other where it still fits', () => {
  expect(mend('abc', replacing({ ab: 'x', bc: 'y' })).text).toBe('xc')
})

test('fixes that undo each other, grow for ever or overlap themselves come to an end', () => {
  expect(mend('a', replacing({ a: 'b', b: 'a' })).text).toMatch(/^[ab]$/)
  expect(mend('a', replacing({ a: 'aa' })).text.length).toBeLessThan(30)
  expect(
    mend('abc', (text) => [
      finding(text, { start: 0, end: 2, text: 'x' }, { start: 1, end: 3, text: 'y' }),
    ]),
  ).toEqual({ text: 'abc', fixed: [] })
})
