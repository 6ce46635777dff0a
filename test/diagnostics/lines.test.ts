import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineAt, linesOf, spanOf } from '../../src/diagnostics/lines.ts'

test('a place is counted from one, in lines and columns', () => {
  const lines = linesOf('ab\r\ncd\n')

  expect(spanOf(lines, 5, 7)).toEqual({
    start: { line: 2, column: 2, offset: 5 },
    end: { line: 3, column: 1, offset: 7 },
  })
})

test('the column is the distance to the start of the line, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é') }), fc.nat(), (text, n) => {
      const offset = n % (text.length + 1)
      const before = text.slice(0, offset).split('\n')
      const { line, column } = spanOf(linesOf(text), offset, offset).start

      expect([line, column]).toEqual([before.length, (before.at(-1)?.length ?? 0) + 1])
    }),
  )
})

test('a line is given without its break', () => {
  const text = 'one\r\ntwo'

  expect([1, 2, 9].map((line) => lineAt(text, linesOf(text), line))).toEqual([
    { start: 0, end: 3 },
    { start: 5, end: 8 },
    { start: 5, end: 8 },
  ])
})
