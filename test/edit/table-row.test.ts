import { expect, test } from 'vitest'
import { addTableRow } from '../../src/edit/table-row.ts'
import { expectOnlyInsertions, shown } from './promises.ts'

const page = `# Falcon

## Supported Models

| Model name | Source |
|---|---|
| falcon-7b | [here](x) |

## Usage

| Model name | Source |
|---|---|
`

const row = (name: string, source = 'a | b'): ReadonlyMap<string, string> =>
  new Map([
    ['Model name', name],
    ['Source', source],
  ])

test('a row stands below the last one, with its bars escaped', () => {
  expect(shown(page, addTableRow(page, 'Supported Models', row('phi-4')))).toBe(
    String.raw`+ | phi-4 | a \| b |`,
  )
})

test('a table without rows gets its first', () => {
  expect(shown(page, addTableRow(page, 'Usage', row('phi-4', 'x\ny')))).toBe('+ | phi-4 | x y |')
})

test('a row for the same name is there already', () => {
  expect(shown(page, addTableRow(page, 'Supported Models', row('`falcon-7b`')))).toBe('unchanged')
})

test('a page without such a table refuses the row', () => {
  expect(shown(page, addTableRow(page, 'Models', row('phi-4')))).toBe(
    'refused: the page has no table Model name, Source below `Models`',
  )
  expect(addTableRow(page, 'Usage', new Map([['Model', 'phi-4']]))).toMatchObject({
    kind: 'refused',
  })
})

test('only the row is added, whatever the line endings', () => {
  expectOnlyInsertions(page, (text) => addTableRow(text, 'Supported Models', row('phi-4')))
  expectOnlyInsertions(page, (text) => addTableRow(text, 'Usage', row('phi-4')))
})

test('a row whose first cell has markup is there already the second time', () => {
  for (const name of ['[phi-4](phi-4.md)', String.raw`phi\_4`, '**phi**', 'a<b', '&amp;']) {
    const once = addTableRow(page, 'Supported Models', row(name))

    expect(once.kind).toBe('edited')
    const text = once.kind === 'edited' ? once.text : ''
    expect(shown(text, addTableRow(text, 'Supported Models', row(name)))).toBe('unchanged')
  }
})
