import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { examples } from '../../src/config/examples.ts'
import { allKeys } from '../../src/config/keys.ts'
import { renderConfigPages } from '../../src/config/pages.ts'
import { parseConfig } from '../../src/config/parse-config.ts'

const pages = renderConfigPages()
const leaves = allKeys().filter((key) => key.isLeaf)
const ours = readFileSync('.github/usher.yml', 'utf8')

test.each(pages)('docs/$name is as `npm run docs` writes it', ({ name, text }) => {
  expect(readFileSync(`docs/${name}`, 'utf8')).toBe(text)
})

test('every key says in a whole sentence what it is for, and has a row and an example', () => {
  const page = pages[0]?.text ?? ''

  expect(leaves.length).toBeGreaterThan(50)
  expect(leaves.filter(({ description }) => !/^[A-Z`].*\.$/.test(description))).toEqual([])
  expect([...examples.keys()].toSorted()).toEqual(leaves.map(({ name }) => name).toSorted())
  expect(leaves.filter(({ name }) => !page.includes(`\n| \`${name}\` |`))).toEqual([])
})

test.each([...examples].filter(([name]) => !name.includes('[]')))(
  'the example for %s holds and is not the default',
  (name, example) => {
    const keys = name.split('.')
    const text = keys.map((key, depth) => `${'  '.repeat(depth)}${key}:`).join('\n')
    const { findings } = parseConfig(`${text} ${example}\n`)

    expect(findings).toEqual([])
    expect(leaves.find((key) => key.name === name)?.standard).not.toEqual(parse(example))
  },
)

const validate = new Ajv({ strict: false }).compile(JSON.parse(pages[1]?.text ?? 'false'))

test.each([
  ['our own configuration', ours, true],
  ['an unknown key', 'approvals: { cuont: 1 }', false],
  ['a number out of range', 'approvals: { count: 11 }', false],
  ['a workflow that lies elsewhere', 'validation: { workflow: validate.yml }', false],
  ['a path that leads out', 'proposals: { folders: [a/../../b] }', false],
  ['reminders by days', 'schedule: { reminders: { days: 3 } }', true],
  ['a target without a name', 'targets: [{ required: true }]', false],
])('the published schema judges %s as Usher does', (_, text, isSound) => {
  expect(validate(parse(text))).toBe(isSound)
  expect(parseConfig(text).findings.length === 0).toBe(isSound)
})

test('our own configuration shows every key there is', () => {
  const shown = leaves.map(({ name }) => name.replace(/^.*[.\]]/, ''))

  expect(parseConfig(ours).findings).toEqual([])
  expect(shown.filter((key) => !new RegExp(`\\b${key}:`).test(ours))).toEqual([])
})
