import { expect, test } from 'vitest'
import { dropdownsIn, insertDropdown, type NewDropdown } from '../../src/edit/dropdown.ts'
import { parseInclude } from '../../src/edit/include-line.ts'
import { expectOnlyInsertions, shown, textOf } from './promises.ts'

const page = `# Page

## Samples

### Python

Choose one.

??? example "Bittern"

    \`\`\`python
    --8<-- 'code/bittern.py'
    \`\`\`  


???+ example "Avocet"

    \`\`\`py
    --8<-- "code/avocet.py:1:9"

    --8<-- 'https://example.org/x.py'
    \`\`\`
### CLI

\`\`\`text
??? example "In a fence of another section"
\`\`\`

## Flow

### Python

??? example "Of another section"

    Words.
`

const python = ['Samples', 'Python']
const dropdown = (label: string): NewDropdown => ({
  label,
  language: 'python',
  include: `code/${label.toLowerCase()}.py`,
})
const insert = (label: string) => (text: string) => insertDropdown(text, python, dropdown(label))

test('the dropdowns of one section are read, with what they bring in', () => {
  const found = dropdownsIn(page, python)?.map(({ label, language, line, includes }) => ({
    label,
    language,
    line,
    paths: includes.map(({ path }) => path),
  }))

  expect(found).toEqual([
    { label: 'Bittern', language: 'python', line: 9, paths: ['code/bittern.py'] },
    {
      label: 'Avocet',
      language: 'py',
      line: 16,
      paths: ['code/avocet.py', 'https://example.org/x.py'],
    },
  ])
  expect(dropdownsIn(page, ['Samples', 'Rust'])).toBeUndefined()
})

test('a new one stands before the first greater label, in lower case', () => {
  expect(shown(page, insert('avocet 2')(page))).toBe(
    [
      '+ ??? example "avocet 2"',
      '+ ',
      '+     ```python',
      "+     --8<-- 'code/avocet 2.py'",
      '+     ```',
      '+ ',
    ].join('\n'),
  )
  expect(textOf(insert('avocet 2')(page))).toContain('    ```\n\n??? example "Bittern"')
})

test('behind all others it stands below the last, whatever follows', () => {
  expect(textOf(insert('Curlew')(page))).toContain(
    '    ```\n\n??? example "Curlew"\n\n    ```python\n    --8<-- \'code/curlew.py\'\n    ```\n### CLI\n',
  )
})

test('one of that label, or that brings in that file, is there already', () => {
  expect(shown(page, insert('Bittern')(page))).toBe('unchanged')
  const renamed = { ...dropdown('Other'), include: 'code/avocet.py' }
  expect(shown(page, insertDropdown(page, python, renamed))).toBe('unchanged')
})

test('a section that is not there, or holds none, is refused', () => {
  expect(shown(page, insertDropdown(page, ['Samples', 'Rust'], dropdown('X')))).toBe(
    'refused: the page has no readable section `Samples › Rust`',
  )
  expect(shown(page, insertDropdown(page, ['Samples'], dropdown('Curlew')))).not.toContain(
    'refused',
  )
  const bare = '## Samples\n\n### Python\n\nSoon.\n'
  expect(shown(bare, insertDropdown(bare, python, dropdown('X')))).toBe(
    'refused: `Samples › Python` holds no dropdown to go beside',
  )
})

test('only lines are added, whatever the line endings', () => {
  for (const label of ['Aaa', 'Avocet 2', 'Zzz']) expectOnlyInsertions(page, insert(label))
  const open = page.slice(0, page.indexOf('### CLI'))
  expectOnlyInsertions(open, insert('Zzz'))
})

test.for<[string, ReturnType<typeof parseInclude>]>([
  ["--8<-- 'a/b.py'", { path: 'a/b.py', isUrl: false, lastLine: undefined }],
  ['    --8<-- "a/b.py:01:14"', { path: 'a/b.py', isUrl: false, lastLine: 14 }],
  ["--8<-- 'a/b.py::9'", { path: 'a/b.py', isUrl: false, lastLine: 9 }],
  ["--8<-- 'a/b.py:7:'", { path: 'a/b.py', isUrl: false, lastLine: 7 }],
  ["--8<-- 'a/b.py:1:3,8:9'", { path: 'a/b.py', isUrl: false, lastLine: 9 }],
  ["--8<-- 'a/b.py:part'", { path: 'a/b.py', isUrl: false, lastLine: undefined }],
  [
    "--8<-- 'https://example.org/b.md:1:2'",
    { path: 'https://example.org/b.md:1:2', isUrl: true, lastLine: undefined },
  ],
  [";--8<-- 'a/b.py'", undefined],
  ["see --8<-- 'a/b.py'", undefined],
  ['--8<--', undefined],
])('`%s` is read', ([line, wanted]) => {
  expect(parseInclude(line)).toEqual(wanted)
})
