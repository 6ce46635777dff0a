import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Edited } from '../../src/edit/edited.ts'
import { insertYamlEntry } from '../../src/edit/yaml-list.ts'
import { expectOnlyInsertions, shown, textOf } from './promises.ts'

const registry = `models:
  # Falcon
  - name: falcon-7b
    tag: 0.2.0${' '}
  - name: falcon-7b-instruct
    tag: 0.2.0
    # Tag history:
    # 0.2.0 - Something newer
    # 0.0.1 - Initial Release

  # Qwen
  - name: qwen
    tag: 0.0.1
  # 0.0.1 - A history at the indentation of the list
`

function insert(text: string, after: string | undefined, name = 'phi-4'): Edited {
  return insertYamlEntry(
    text,
    { list: 'models', after },
    { name, block: `  - name: ${name}\n    tag: 0.0.1` },
  )
}

test('an entry below a sibling stands behind the tag history of the sibling', () => {
  const text = textOf(insert(registry, 'falcon-7b-instruct'))

  expect(text.split('\n').slice(8, 13)).toMatchInlineSnapshot(`
    [
      "    # 0.0.1 - Initial Release",
      "  - name: phi-4",
      "    tag: 0.0.1",
      "",
      "  # Qwen",
    ]
  `)
})

test('an entry without sibling stands at the end of the list', () => {
  expect(shown(registry, insert(registry, undefined))).toMatchInlineSnapshot(`
    "+   - name: phi-4
    +     tag: 0.0.1"
  `)
})

test('the end of the list is before the next key', () => {
  const text = `${registry}\nother:\n  - name: else\n`
  expect(shown(text, insert(text, undefined))).toMatchInlineSnapshot(`
    "+   - name: phi-4
    +     tag: 0.0.1"
  `)
})

test('an unknown sibling, a missing list and unreadable YAML are refused', () => {
  expect(insert(registry, 'llama')).toMatchObject({ kind: 'refused' })
  expect(insert('presets: []\n', undefined)).toMatchObject({ kind: 'refused' })
  expect(insert('models: [{ name: a }]\n', undefined)).toMatchObject({ kind: 'refused' })
  expect(insert('models:\n  - name: "a\n', undefined)).toMatchObject({ kind: 'refused' })
})

test('an entry that would run into another one is refused', () => {
  const torn = 'models:\n  - name: a\n\n    tag: 1.0.0\n'
  expect(insert(torn, 'a')).toMatchObject({ kind: 'refused' })
})

test('only the entry is added, whatever the line endings', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/)
  fc.assert(
    fc.property(
      name,
      fc.constantFrom(undefined, 'falcon-7b', 'falcon-7b-instruct', 'qwen'),
      (each, after) => {
        expectOnlyInsertions(registry, (text) => insert(text, after, each))
      },
    ),
  )
})

test('spaces behind the last line stay where they are', () => {
  const text = `${registry}  `
  expect(textOf(insert(text, undefined))).toMatch(/tag: 0\.0\.1\n {2}$/)
})

test('a last entry that ends in a key, without a line ending, gets its own and the entry the open end', () => {
  for (const open of ['tag: 0.0.1', 'tag: 0.0.1  ', 'tags:\n    - 0.0.1']) {
    const start = `models:\n  - name: qwen\n    ${open}`
    expect(textOf(insert(start, undefined))).toBe(`${start}\n  - name: phi-4\n    tag: 0.0.1`)
  }
})
