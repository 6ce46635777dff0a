import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { failureOf } from '../../src/cli/failure.ts'
import { OutsideError } from '../../src/reconcile/outside-error.ts'

const fixtures = 'test/fixtures/proposals'

function usher(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', ...args], { encoding: 'utf8' })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

const report = z.object({
  version: z.literal(1),
  files: z.array(
    z.looseObject({ path: z.string(), kind: z.string(), status: z.string().nullable() }),
  ),
  summary: z.object({ files: z.number(), errors: z.number(), warnings: z.number() }),
})

test('a folder is linted as a whole, each proposal by the template beside it or named', () => {
  const { code, out } = usher(
    'lint',
    fixtures,
    '--template',
    `${fixtures}/YYYYMMDD-model-template.md`,
    '--format',
    'json',
  )
  const { files, summary } = report.parse(JSON.parse(out))

  expect(code).toBe(1)
  expect(files.length).toBeGreaterThan(10)
  expect(files.find((file) => file.path.endsWith('template.md'))).toMatchObject({
    kind: 'template',
    findings: [],
  })
  expect(files.find((file) => file.path.includes('/sound/'))).toMatchObject({
    kind: 'model',
    status: 'provisional',
    findings: [],
  })
  expect(summary.errors).toBeGreaterThan(10)
})

test('a sound proposal reads as what it asks for, and exits 0', () => {
  const { code, out } = usher('read', `${fixtures}/sound/input.md`, '--format', 'json')

  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    kind: 'model',
    frontMatter: { title: 'Support for Heron 3B', authors: ['@ada'], status: 'provisional' },
    model: { repository: 'wetland/heron-3b', perGpuMemoryGB: null },
    history: [
      { done: true, date: '2026-02-11', text: 'Open proposal PR.' },
      { done: false, date: null },
      {},
    ],
    findings: [],
  })
})

test('a feature has no model, and broken front matter is exit 1', () => {
  expect(
    JSON.parse(usher('read', `${fixtures}/feature/input.md`, '--format', 'json').out),
  ).toMatchObject({
    kind: 'feature',
    model: null,
  })
  expect(usher('read', `${fixtures}/broken-front-matter/input.md`).code).toBe(1)
})

test.each([
  [['lint', 'nowhere.md'], 'usher: Could not read `nowhere.md`: there is no such file or folder\n'],
  [
    ['lint', 'src', '--template', 'nowhere.md'],
    'usher: Could not read `nowhere.md`: there is no such file or folder\n',
  ],
  [['read', 'src'], 'usher: Could not read `src`: it is a folder\n'],
  [
    ['lint', '--format', 'xml'],
    'usher: Unexpected format `xml`, expected `text`, `json`, `sarif`, `github` or `junit`\n',
  ],
  [
    ['read', 'a.md', '--format', 'xml'],
    'usher: Unexpected format `xml`, expected `text` or `json`\n',
  ],
  [['lint', '--fixx'], "usher: unknown option '--fixx' (Did you mean --fix?)\n"],
  [['lnt'], "usher: unknown command 'lnt' (Did you mean lint?)\n"],
  [['read'], "usher: missing required argument 'path'\n"],
])('%j is wrong usage: one line, exit 2', (args, line) => {
  expect(usher(...args)).toEqual({ code: 2, out: '', err: line })
})

test('the help shows how it is done', () => {
  const { code, out } = usher('--help')

  expect(code).toBe(0)
  expect(out).toContain('$ usher lint docs/proposals')
})

test('people see no stack trace, whatever happens', () => {
  const outside = new OutsideError('Could not reach the hub', { retryable: true })

  expect(failureOf(outside, false)).toEqual({
    exitCode: 3,
    message: 'Something went wrong here: Could not reach the hub\n',
  })
  expect(failureOf(new TypeError('x is not a function'), false)).toMatchObject({ exitCode: 70 })
  expect(failureOf(new TypeError('x'), false).message).not.toContain(' at ')
  expect(failureOf(new TypeError('x'), true).message).toContain(' at ')
})
