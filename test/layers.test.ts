import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

/** From the ground up: a folder may import from its own line's folder and from every line before it. */
const lines: readonly (readonly string[])[] = [
  ['diagnostics'],
  ['proposal', 'edit', 'config'],
  ['facts'],
  ['lifecycle', 'rules'],
  ['commands', 'targets'],
  ['decide', 'audit', 'dashboard'],
  ['reconcile'],
  ['github', 'sources', 'store'],
  ['sandbox', 'app.ts', 'cli', 'server'],
]

/** Imports between neighbours on one line that ARCHITECTURE.md names. */
const allowed = new Set([
  'audit → decide',
  'github → store',
  'cli → server',
  'cli → sandbox',
  'cli → app.ts',
  'app.ts → server',
])

function imports(file: string): readonly string[] {
  const targets = [...readFileSync(file, 'utf8').matchAll(/from '(?<path>\.[^']+)'/g)]
  return targets.map((match) => relative('src', join(dirname(file), match.groups?.path ?? '')))
}

function isAllowed(from: string, to: string): boolean {
  if (from === to) return true
  if (from === 'sandbox') return false
  const level = (folder: string): number => lines.findIndex((line) => line.includes(folder))
  return (level(to) < level(from) && to !== 'sandbox') || allowed.has(`${from} → ${to}`)
}

const files = globSync('src/**/*.ts')
const folderOf = (path: string): string => path.split('/')[0] ?? ''

test('every folder of src has its line', () => {
  const known = new Set(lines.flat())
  expect(files.map((file) => folderOf(relative('src', file))).filter((f) => !known.has(f))).toEqual(
    [],
  )
  expect(files.length).toBeGreaterThan(10)
})

test('imports go downward only', () => {
  const wrong = files.flatMap((file) => {
    const from = folderOf(relative('src', file))
    return imports(file)
      .filter((to) => !isAllowed(from, folderOf(to)))
      .map((to) => `${file} imports ${to}`)
  })

  expect(wrong).toEqual([])
})
