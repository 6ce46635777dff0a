import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { progressOf } from '../../src/cli/progress.ts'

vi.setConfig({ testTimeout: 120_000 })

const fixtures = 'test/fixtures/proposals'
const broken = readFileSync(`${fixtures}/broken-front-matter/input.md`, 'utf8')
const report = z.object({
  files: z.array(
    z.object({
      path: z.string(),
      findings: z.array(
        z.looseObject({
          rule: z.string(),
          severity: z.string(),
          fixable: z.boolean(),
          baseline: z.literal(true).optional(),
        }),
      ),
    }),
  ),
  summary: z.object({
    files: z.number(),
    errors: z.number(),
    warnings: z.number(),
    baseline: z.number().optional(),
  }),
})

interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A folder of files, each path with its text, and the command run in it. */
class Folder {
  readonly path: string = mkdtempSync(join(tmpdir(), 'usher-lint-'))
  /** A command the linter is started through. */
  through: readonly string[] = []

  constructor(files: Readonly<Record<string, string | Buffer>>) {
    for (const [name, text] of Object.entries(files)) this.write(name, text)
    cpSync(`${fixtures}/YYYYMMDD-model-template.md`, join(this.path, 'template.md'))
  }

  write(name: string, text: string | Buffer): void {
    mkdirSync(join(this.path, name, '..'), { recursive: true })
    writeFileSync(join(this.path, name), text)
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8')
  }

  lint(...args: readonly string[]): Run {
    const main = resolve('src/cli/main.ts')
    const [command = '', ...before] = [...this.through, process.execPath]
    const run = spawnSync(command, [...before, main, 'lint', ...args], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      cwd: this.path,
    })
    return { code: run.status, out: run.stdout, err: run.stderr }
  }

  json(...args: readonly string[]): z.infer<typeof report> {
    return report.parse(JSON.parse(this.lint(...args, '--format', 'json').out))
  }
}

test('--fix makes every certain fix, says so, and keeps mode and line endings', () => {
  const folder = new Folder({ 'a.md': `\uFEFF${broken.replaceAll('\n', '\r\n')}` })
  chmodSync(join(folder.path, 'a.md'), 0o640)
  const before = folder.read('a.md').split('\r\n')

  const { err } = folder.lint('a.md', '--fix')
  const after = folder.read('a.md').split('\r\n')

  expect(err).toMatchInlineSnapshot(`
    "Fixed a.md:4: unexpected \`@\` at the start of a value, expected quotes around it (front-matter-yaml)
    Fixed a.md:7: unexpected backtick at the start of a value, expected the plain value (front-matter-yaml)
    "
  `)
  expect(after.filter((line) => !before.includes(line))).toMatchInlineSnapshot(`
    [
      "  - "@ada" # our ornithologist",
      "creation-date: 2026-02-11",
    ]
  `)
  expect(after).toHaveLength(before.length)
  expect(statSync(join(folder.path, 'a.md')).mode & 0o777).toBe(0o640)
  expect(readdirSync(folder.path).toSorted()).toEqual(['a.md', 'template.md'])
  expect(folder.lint('a.md', '--fix').err).toBe('')
  expect(folder.json('a.md').files[0]?.findings.filter(({ fixable }) => fixable)).toEqual([])
})

test('what the baseline knows is listed and fails nothing, until the status moves', () => {
  const document = readFileSync(`${fixtures}/contradictions/input.md`, 'utf8')
  const folder = new Folder({ 'docs/a.md': document })
  cpSync(`${fixtures}/YYYYMMDD-model-template.md`, join(folder.path, 'docs/template.md'))

  expect(folder.lint('docs').code).toBe(1)
  const update = folder.lint('docs', '--update-baseline')
  expect(update.code).toBe(0)
  expect(update.err).toMatch(/^Findings known in `usher-baseline.json` from now on: \d+\n$/)
  const { files, summary } = folder.json('docs', '--baseline', 'usher-baseline.json')
  expect(summary).toMatchObject({ errors: 0, warnings: 0 })
  expect(files[0]?.findings.every(({ baseline }) => baseline)).toBe(true)

  folder.write('docs/a.md', document.replace(/^status: .*$/m, 'status: declined'))
  expect(folder.lint('docs', '--baseline', 'usher-baseline.json').code).toBe(1)
})

test('a baseline that is none is wrong usage', () => {
  const folder = new Folder({ 'b.json': '{}' })

  expect(folder.lint('--baseline', 'b.json')).toEqual({
    code: 2,
    out: '',
    err: 'usher: Could not use `b.json`: it is not a baseline of version 1\n',
  })
  expect(folder.lint('--baseline', 'c.json').err).toBe(
    'usher: Could not read `c.json`: there is no such file or folder\n',
  )
})

test('the nearest configuration says what a rule weighs, another file where it is named', () => {
  const folder = new Folder({
    'docs/a.md': broken,
    '.github/usher.yml': 'lint: { severity: { front-matter-yaml: off } }\n',
    'loud.yml': 'lint: { severity: { front-matter-yaml: warning } }\n',
  })
  const severitiesIn = (...args: readonly string[]): readonly string[] =>
    folder
      .json('docs', ...args)
      .files.flatMap(({ findings }) => findings)
      .filter(({ rule }) => rule === 'front-matter-yaml')
      .map(({ severity }) => severity)

  expect(severitiesIn()).toEqual([])
  expect(new Set(severitiesIn('--config', 'loud.yml'))).toEqual(new Set(['warning']))
})

test('a configuration with a mistake is said once, and documents under another are still linted', () => {
  const folder = new Folder({
    'one/a.md': broken,
    'one/b.md': broken,
    'one/.github/usher.yml': 'lint: { severity: { front-mater-yaml: off } }\n',
    'two/a.md': broken,
  })

  const { code, out, err } = folder.lint('one', 'two')

  expect(code).toBe(2)
  expect(out).toContain('two/a.md:')
  expect(err).toBe(
    'usher: Could not use `one/.github/usher.yml`: line 1: unexpected rule `front-mater-yaml`, there is none of that name; did you mean `front-matter-yaml`?\n',
  )
})

test('what cannot be read is said, and everything else is linted', () => {
  const folder = new Folder({
    'a.md': broken,
    'binary.md': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
    'latin.md': Buffer.from('caf\u00e9\n', 'latin1'),
  })

  const { code, out, err } = folder.lint('nowhere', '.')

  expect(code).toBe(2)
  expect(out).toContain('a.md:')
  expect(err).toBe(
    [
      'usher: Could not read `nowhere`: there is no such file or folder\n',
      'usher: Could not read `binary.md`: it is not text in UTF-8\n',
      'usher: Could not read `latin.md`: it is not text in UTF-8\n',
    ].join(''),
  )
})

/** Root reads everything, unless it gives that right away first. */
const asOthers =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set', '-dac_override,-dac_read_search'] : []
const mayLock = asOthers.length === 0 || spawnSync('setpriv', ['--version']).status === 0

test.skipIf(!mayLock)(
  'a file without read permission stops nothing else (root needs setpriv)',
  () => {
    const folder = new Folder({ 'a.md': broken, 'b.md': broken, 'locked/c.md': broken })
    folder.through = asOthers
    chmodSync(join(folder.path, 'b.md'), 0)
    chmodSync(join(folder.path, 'locked'), 0)

    const { code, out, err } = folder.lint('.')
    chmodSync(join(folder.path, 'locked'), 0o700)

    expect(code).toBe(2)
    expect(out).toContain('a.md:')
    expect(err).toBe(
      [
        'usher: Could not read `locked`: reading it is not permitted\n',
        'usher: Could not read `b.md`: reading it is not permitted\n',
      ].join(''),
    )
  },
)

test('a thousand documents are linted in one go', () => {
  const names = Array.from({ length: 1000 }, (_, index) => [`docs/${index}.md`, broken] as const)
  const folder = new Folder(Object.fromEntries(names))

  expect(folder.json('docs').summary.files).toBe(1000)
})

test('a terminal sees how far a long run is, and nothing of it afterwards', () => {
  const written: string[] = []
  const stream = { isTTY: true, write: (text: string) => written.push(text) }
  const progress = progressOf(201, stream)
  for (let done = 0; done <= 201; done += 1) progress()

  expect(written.slice(0, 2)).toEqual(['\r0 of 201 documents', '\r25 of 201 documents'])
  expect(written.at(-1)).toBe('\r\u001b[K')
})

test('short runs and pipes see no progress', () => {
  const written: string[] = []
  const write = (text: string): number => written.push(text)
  progressOf(200, { isTTY: true, write })()
  progressOf(5000, { write })()

  expect(written).toEqual([])
})
