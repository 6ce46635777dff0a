import { expect, test } from 'vitest'
import { tickHistory } from '../../src/edit/history.ts'
import { placeIndexEntry } from '../../src/edit/index-page.ts'
import { addTableRow } from '../../src/edit/table-row.ts'
import { insertYamlEntry } from '../../src/edit/yaml-list.ts'

const refused = {
  kind: 'refused',
  reason: 'the text is too long or too nested to be read',
}

test.each([
  ['quotes', '> '.repeat(50_000)],
  ['underlines', 'a\n-\n'.repeat(20_000)],
  ['emphasis', '*a_ '.repeat(20_000)],
  ['brackets', '[a]('.repeat(20_000)],
])('a mountain of %s is refused, at once', (_, text) => {
  const entry = { file: 'a.md', line: '- [a](a.md)' }

  expect(tickHistory(text, { text: 'a', date: '2026-01-01' })).toEqual(refused)
  expect(placeIndexEntry(text, entry, 'A')).toEqual(refused)
  expect(addTableRow(text, 'A', new Map([['a', 'b']]))).toEqual(refused)
})

test.each(['- ', '? ', '[', '{a: '])('a list below a mountain of `%s` is refused', (lead) => {
  const text = `models:\n${lead.repeat(20_000)}`
  const entry = { name: 'a', block: '  - name: a' }

  expect(insertYamlEntry(text, { list: 'models', after: undefined }, entry)).toMatchObject({
    kind: 'refused',
  })
})
