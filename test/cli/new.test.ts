import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

function usher(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', 'new', ...args], {
    encoding: 'utf8',
  })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

const folder = () => mkdtempSync(join(tmpdir(), 'usher-new-'))

test('a proposal is drafted from a saved answer, with what is left listed', () => {
  const out = folder()
  const saved = join(out, 'heron.json')
  const answer = { id: 'wetland/heron-3b', sha: 'a1'.repeat(20), gated: 'auto' }
  writeFileSync(saved, JSON.stringify({ ...answer, cardData: { license: 'mit' } }))

  const run = usher('wetland/heron-3b', '--out', out, '--facts', saved, '--author', '@ada')
  const name = readdirSync(out).find((file) => file.endsWith('-heron-3b.md')) ?? ''
  const text = readFileSync(join(out, name), 'utf8')

  expect(run.code).toBe(0)
  expect(name).toMatch(/^\d{8}-heron-3b\.md$/)
  expect(text).toContain(`| Version | ${'a1'.repeat(20)} |`)
  expect(run.out).toContain('Note: the model is gated: users need a token of their own.\n')
  expect(run.out).toContain(': | GPU count | TODO |\n')
})

test('a file that is there is never written over', () => {
  const out = folder()
  usher('wetland/heron-3b', '--out', out, '--offline')

  const again = usher('wetland/heron-3b', '--out', out, '--offline')

  expect(again.code).toBe(2)
  expect(again.err).toMatch(/^usher: Could not write `.*-heron-3b\.md`: it is already there\n$/)
})

test('a template of the folder is copied rather than the shipped one', () => {
  const out = folder()
  writeFileSync(
    join(out, 'model-template.md'),
    '---\nstatus: new|old\n---\n# Wish\n\n## Needs\n\n| What | Which |\n|---|---|\n| Family name | |\n| Download site | |\n| Version | |\n',
  )

  usher('wetland/heron-3b', '--out', out, '--offline')
  const name = readdirSync(out).find((file) => file.endsWith('-heron-3b.md')) ?? ''

  expect(readFileSync(join(out, name), 'utf8')).toContain('status: new\n---\n# Wish\n')
})

test.each([
  [['gpt2'], 'usher: Unexpected model `gpt2`, expected `org/name` as on Hugging Face\n'],
  [
    ['a/b', '--revision', 'main'],
    'usher: Unexpected revision `main`, expected 40 hexadecimal digits\n',
  ],
  [
    ['a/b', '--hub', 'file:///etc', '--out', 'nowhere'],
    'usher: Unexpected address `file:///etc`, expected one like `https://huggingface.co`\n',
  ],
])('%j is wrong usage', (args, message) => {
  const { code, err } = usher(...args)

  expect(code).toBe(2)
  expect(err).toBe(message)
})

test('a Hub that does not answer is a note, and the draft is there', () => {
  const out = folder()

  const run = usher('wetland/heron-3b', '--out', out, '--hub', 'http://127.0.0.1:9')

  expect(run.code).toBe(0)
  expect(run.out).toContain('Note: Could not ask Hugging Face about wetland/heron-3b: ')
})
