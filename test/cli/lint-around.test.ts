import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'

vi.setConfig({ testTimeout: 60_000 })

const dialect = 'test/fixtures/templates/short'
const report = z.object({
  files: z.array(
    z.object({
      path: z.string(),
      findings: z.array(z.object({ rule: z.string(), line: z.number(), help: z.string() })),
    }),
  ),
})

/** A folder with a template for decisions, two that follow it or mean to, and other files. */
function folderOf(files: Readonly<Record<string, string>>, isRepository = true): string {
  const folder = mkdtempSync(join(tmpdir(), 'usher-around-'))
  if (isRepository) mkdirSync(join(folder, '.git'))
  mkdirSync(join(folder, 'docs/decisions'), { recursive: true })
  cpSync(`${dialect}/template.md`, join(folder, 'docs/decisions/template.md'))
  cpSync(`${dialect}/clean.md`, join(folder, 'docs/decisions/0004-morning.md'))
  cpSync(`${dialect}/broken.md`, join(folder, 'docs/decisions/0005-evening.md'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** What is found where, for each document. */
function lint(folder: string, ...args: readonly string[]): Readonly<Record<string, string>> {
  const main = resolve('src/cli/main.ts')
  const run = spawnSync(process.execPath, [main, 'lint', ...args, '--format', 'json'], {
    encoding: 'utf8',
    cwd: folder,
  })
  const { files } = report.parse(JSON.parse(run.stdout))
  return Object.fromEntries(
    files.map(({ path, findings }) => [
      path,
      findings.map(({ rule, line }) => `${rule}:${line}`).join(' '),
    ]),
  )
}

test('documents are held to the template they follow, others beside it are left alone', () => {
  const folder = folderOf({ 'docs/decisions/notes.md': '# Notes\n' })

  expect(lint(folder, 'docs')).toEqual({
    'docs/decisions/0004-morning.md': '',
    'docs/decisions/0005-evening.md': 'status-known:7 status-known:11',
    'docs/decisions/notes.md': '',
    'docs/decisions/template.md': '',
  })
})

test('a template that is named holds every document but a table of contents', () => {
  const folder = folderOf({ 'other/notes.md': '# Notes\n', 'other/README.md': '# Others\n' })

  expect(lint(folder, 'other', '--template', 'docs/decisions/template.md')).toEqual({
    'other/README.md': '',
    'other/notes.md': 'section-required:1 section-required:1 section-required:1',
  })
})

const linking = `# 0006. Feed at noon

See [the first](0004-morning.md), [the second](0005-evning.md), [the garden](/garden/map.png),
[all](../) and [the issue](../../../../issues/7).

## Status

Accepted

## Context

Hunger.

## Decision

Seed.
`

test('links are looked for in the repository, from wherever the command is run', () => {
  const folder = folderOf({ 'docs/decisions/0006-noon.md': linking, 'garden/map.png': '' })

  expect(lint(folder, 'docs/decisions/0006-noon.md')).toEqual({
    'docs/decisions/0006-noon.md': 'link-target:3',
  })
  expect(lint(join(folder, 'docs/decisions'), '0006-noon.md')).toEqual({
    '0006-noon.md': 'link-target:3',
  })
})

test('without a repository links are looked for below the present folder', () => {
  const folder = folderOf({ 'docs/decisions/0006-noon.md': linking }, false)

  expect(lint(folder, 'docs/decisions/0006-noon.md')).toEqual({
    'docs/decisions/0006-noon.md': 'link-target:3 link-target:3',
  })
})
