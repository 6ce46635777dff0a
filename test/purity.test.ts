import { spawnSync } from 'node:child_process'
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'

/** The core, including folders that are only planned. */
const folders = [
  ...['diagnostics', 'proposal', 'edit', 'config', 'rules', 'facts'],
  ...['lifecycle', 'commands', 'targets', 'decide', 'audit', 'dashboard'],
]

const reported = z.object({
  diagnostics: z.array(
    z.object({ message: z.string(), location: z.object({ path: z.string() }).loose() }).loose(),
  ),
})

/** What the linter says, by folder, of a text that stands in each of these folders of `src`. */
function said(where: readonly string[], text: string): Map<string, readonly string[]> {
  const project = mkdtempSync(join(tmpdir(), 'usher-lint-'))
  onTestFinished(() => rmSync(project, { recursive: true }))
  for (const file of ['biome.json', 'lint', '.gitignore', 'package.json']) {
    cpSync(file, join(project, file), { recursive: true })
  }
  for (const folder of where) {
    mkdirSync(join(project, 'src', folder), { recursive: true })
    writeFileSync(join(project, 'src', folder, 'pick.ts'), text)
  }
  const biome = resolve('node_modules/.bin/biome')
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', 'src']
  const run = spawnSync(biome, args, { cwd: project, encoding: 'utf8' })
  const { diagnostics } = reported.parse(JSON.parse(run.stdout))
  const messages = (folder: string): readonly string[] =>
    diagnostics
      .filter(({ location }) => location.path === `src/${folder}/pick.ts`)
      .map(({ message }) => message)
  return new Map(where.map((folder) => [folder, messages(folder).toSorted()]))
}

const impure = `
export async function pick(answer: Promise<number>): Promise<number> {
  const now = new Date()
  return (await answer) + now.getTime() + Date.now() + Math.random()
}
`

test('no folder of the core has a clock, dice or patience', () => {
  const found = said(folders, impure)

  const all = [
    'The core does not wait: if it is async, it belongs in the shell',
    'The core has no clock: take `now` as an argument',
    'The core has no clock: take `now` as an argument',
    'The core has no dice: take the value as an argument',
  ]
  expect(found).toEqual(new Map(folders.map((folder) => [folder, all])))
})

test('the shell may look at the clock, and wait', () => {
  expect(said(['github', 'reconcile'], impure)).toEqual(
    new Map([
      ['github', []],
      ['reconcile', []],
    ]),
  )
})

test('the core reaches neither for Node nor for GitHub', () => {
  const found = said(
    ['decide'],
    `
import { readFileSync } from 'node:fs'
import type { Probot } from 'probot'
export const pick = (probot: Probot): unknown => [probot, readFileSync, process.argv]
`,
  )

  expect(found.get('decide')).toMatchInlineSnapshot(`
    [
      "The core does not know the shell. Take a value instead.",
      "This import references a Node.js builtin module.",
      "Usage of the \`process\` global is discouraged.",
    ]
  `)
})

const sandbox = globSync('src/sandbox/**/*.ts')

test('the sandbox imports nothing of the app', () => {
  const foreign = sandbox.flatMap((file) => {
    const found = readFileSync(file, 'utf8').matchAll(/\b(?:from|import)[ (]+'(?<path>\.[^']+)'/g)
    const paths = [...found].map(({ groups }) => join(dirname(file), groups?.path ?? ''))
    const outside = paths.filter((path) => relative('src/sandbox', path).startsWith('..'))
    return outside.map((path) => `${file} imports ${path}`)
  })

  expect(sandbox.length).toBeGreaterThan(50)
  expect(foreign).toEqual([])
})

test('the sandbox knows no word of the app', () => {
  const words = /\b(?:proposal|usher|kaito|preset)s?\b/gi
  const found = sandbox.flatMap((file) =>
    [...`${file}\n${readFileSync(file, 'utf8')}`.matchAll(words)].map(
      ([word]) => `${file}: ${word}`,
    ),
  )

  expect(found).toEqual([])
})
