import { expect, test } from 'vitest'
import { insertRow, rawTablesIn, rowLike } from '../../src/edit/raw-table.ts'
import { splice } from '../../src/edit/splice.ts'

const whole = (text: string) => rawTablesIn(text, { start: 0, end: text.length })

/** A table of these lines, with a row like the others behind its last. */
function withRow(lines: readonly string[], ...values: readonly string[]): string {
  const text = lines.join('\n')
  const [table] = whole(text)
  if (table === undefined) throw new Error('There is no table')
  const row = { text: rowLike(table, values), before: undefined }
  return (
    splice(text, [insertRow(text, table, row)])
      .split('\n')
      .at(-1) ?? ''
  )
}

test.for<[string, readonly string[], string]>([
  ['compact', ['|A|B|', '|:-:|---|', '|a|b|'], '|x|yy|'],
  ['one blank', ['| A | B |', '|:-:|---|', '| a | b |'], '| x | yy |'],
  ['a blank lost', ['| A |B |', '|:-:|---|', '| a |b |'], '| x |yy |'],
  ['centred', ['|   A   | B |', '|:-----:|:-:|', '|  aa   | b |'], '|   x   | yy |'],
  ['to the left', ['| A     | B |', '|-------|---|', '| aa    | b |'], '| x     | yy |'],
  ['indented', ['    |A|B|', '    |-|-|', '    |a|b|'], '    |x|yy|'],
  ['no rows', ['| A | B |', '|---|---|'], '| x | yy |'],
  ['most rows', ['|A|B|', '|-|-|', '| a | b |', '|a|b|', '|c|d|'], '|x|yy|'],
])('a new row is written as those there: %s', ([, lines, row]) => {
  expect(withRow(lines, 'x', 'yy')).toBe(row)
})

test('what is longer than its column is not cut', () => {
  expect(withRow(['|   A   |', '|:-----:|', '|  aaa  |'], 'xxxxxxxxx')).toBe('| xxxxxxxxx |')
})

test('a row before another moves nothing else', () => {
  const text = '|A|\n|-|\n|a|\n|c|\n\nWords\n'
  const [table] = whole(text)
  const edit = table && insertRow(text, table, { text: '|b|', before: table.rows[1] })

  expect(edit && splice(text, [edit])).toBe('|A|\n|-|\n|a|\n|b|\n|c|\n\nWords\n')
})

test('bars that are escaped are words, and a table ends where its rows do', () => {
  const [table, other] = whole('|A|\n|-|\n|a \\| b|\n\n|B|\n|-|\n')

  expect(table?.rows.map(({ cells }) => cells)).toEqual([['a \\| b']])
  expect(other?.rows).toEqual([])
})
