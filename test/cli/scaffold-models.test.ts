import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { targetNames } from '../../src/targets/targets.ts'
import { treeOf } from '../support/tree.ts'

const list = 'test/fixtures/kluster-models.json'
const lapwing = 'estuary/Lapwing-2.5-12B-Instruct'

function usher(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', ...args], { encoding: 'utf8' })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

const asking = (repo: string): readonly string[] => [
  ...['scaffold', '--target', 'kluster-docs', '--repo', repo],
]

function scaffold(repo: string, ...more: readonly string[]) {
  return usher(...asking(repo), '--models', list, ...more)
}

const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' })

function checkout(fixture = 'kluster-docs'): string {
  const folder = mkdtempSync(join(tmpdir(), 'usher-docs-'))
  cpSync(join('test/fixtures', fixture), folder, { recursive: true })
  git(folder, 'init', '-q')
  git(folder, 'add', '-A')
  git(folder, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '-qm', 'Start')
  return folder
}

test('the diff that is shown applies, and gives what `--write` writes: lines added, none removed', () => {
  const [shown, written] = [checkout(), checkout()]

  const diff = scaffold(shown)
  execFileSync('git', ['-C', shown, 'apply', '--index'], { input: diff.out })
  const wrote = scaffold(written, '--write')

  expect([diff.code, wrote.code]).toEqual([0, 0])
  expect(treeOf(written)).toEqual(treeOf(shown))
  expect(git(shown, 'diff', '--cached', '--numstat')).toMatchInlineSnapshot(`
    "36	0	.snippets/code/get-started/start-building/batch/batch-jsonl-lapwing-2-5-12b-instruct.md
    74	0	.snippets/code/get-started/start-building/batch/batch-jsonl-lapwing-2-5-12b-instruct.py
    40	0	.snippets/code/get-started/start-building/batch/batch-jsonl-sandpiper-vision-4b.md
    93	0	.snippets/code/get-started/start-building/batch/batch-jsonl-sandpiper-vision-4b.py
    20	0	.snippets/code/get-started/start-building/real-time/real-time-lapwing-2-5-12b-instruct.md
    18	0	.snippets/code/get-started/start-building/real-time/real-time-lapwing-2-5-12b-instruct.py
    25	0	.snippets/code/get-started/start-building/real-time/real-time-sandpiper-vision-4b.md
    26	0	.snippets/code/get-started/start-building/real-time/real-time-sandpiper-vision-4b.py
    8	0	.snippets/text/get-started/rate-limit.md
    4	0	get-started/models.md
    24	0	get-started/start-building/batch.md
    24	0	get-started/start-building/real-time.md
    "
  `)
})

test('after it, nothing is missing, and `inspect` says complete', () => {
  const repo = checkout()
  scaffold(repo, '--write')

  const again = scaffold(repo, '--write')
  expect(again.code).toBe(0)
  expect(again.out.split('\n')[0]).toBe('Nothing is missing.')
  expect(
    git(repo, 'status', '--short')
      .split('\n')
      .filter((line) => line.startsWith(' M')),
  ).toHaveLength(4)
  const { code, out } = usher('inspect', '--target', 'kluster-docs', '--repo', repo)
  expect(code).toBe(0)
  expect(out).toContain(`${lapwing}: complete\n`)
  expect(out).toContain('9 models, 9 complete.\n')
})

test('`--dry-run` writes nothing, and neither does what is asked without `--write`', () => {
  const repo = checkout()

  expect(scaffold(repo, '--dry-run').out).toBe(scaffold(repo).out)
  expect(git(repo, 'status', '--short')).toBe('')
})

test('one model, and only one half of the work', () => {
  const files = (...more: readonly string[]): readonly string[] =>
    [
      ...scaffold('test/fixtures/kluster-docs', '--model', lapwing, ...more).out.matchAll(
        /^\+\+\+ b\/(?<path>.*)$/gm,
      ),
    ].map(({ groups }) => groups?.path?.split('/').at(-1) ?? '')

  expect(files()).toHaveLength(8)
  expect(files('--skip-snippets')).toEqual(['rate-limit.md', 'models.md'])
  expect(files('--snippets-only')).toHaveLength(6)
  expect(files('--model', 'estuary/Sandpiper-Vision-4B')).toHaveLength(12)
  expect(files('--alias', `${lapwing}=lapwing2.5-12`)).toContain('real-time-lapwing2.5-12.py')
})

test('what is half there is named, and completed', () => {
  const repo = checkout()
  scaffold(repo, '--model', lapwing, '--skip-snippets', '--write')
  const half = usher('inspect', '--target', 'kluster-docs', '--repo', repo, '--model', lapwing)

  expect(half.code).toBe(1)
  expect(half.out).toMatchInlineSnapshot(`
    "estuary/Lapwing-2.5-12B-Instruct: incomplete
      * \`.snippets/code/get-started/start-building/real-time/real-time-lapwing-2-5-12b-instruct.py\` is missing
      * \`get-started/start-building/real-time.md\`, \`### Python\` has no entry
      * \`.snippets/code/get-started/start-building/real-time/real-time-lapwing-2-5-12b-instruct.md\` is missing
      * \`get-started/start-building/real-time.md\`, \`### CLI\` has no entry
      * \`.snippets/code/get-started/start-building/batch/batch-jsonl-lapwing-2-5-12b-instruct.py\` is missing
      * \`get-started/start-building/batch.md\`, \`### Python\` has no entry
      * \`.snippets/code/get-started/start-building/batch/batch-jsonl-lapwing-2-5-12b-instruct.md\` is missing
      * \`get-started/start-building/batch.md\`, \`### CLI\` has no entry
    .snippets/code/get-started/start-building/real-time/real-time-warbler-12b-it.md: info: it differs from most: real-time bash snippet for text (odd-form)
    1 model, 0 complete.
    "
  `)
  scaffold(repo, '--model', lapwing, '--write')
  const { code, out } = usher(
    'inspect',
    '--target',
    'kluster-docs',
    '--repo',
    repo,
    '--model',
    lapwing,
  )
  expect([code, out.split('\n')[0]]).toEqual([0, `${lapwing}: complete`])
})

test('machines get the files, the notes and what is left', () => {
  const { code, out } = scaffold(
    'test/fixtures/kluster-docs',
    '--model',
    lapwing,
    '--format',
    'json',
  )
  const anyText: unknown = expect.any(String)

  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    target: 'kluster-docs',
    applies: true,
    files: Array.from({ length: 8 }, () => ({ path: anyText, change: anyText, text: anyText })),
    todos: [expect.stringContaining('llms.txt')],
  })
})

test('a proposal names the model, the list tells the rest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'usher-list-'))
  const models = join(folder, 'models.json')
  const text = readFileSync(list, 'utf8').replaceAll(lapwing, 'microsoft/phi-4')
  writeFileSync(models, text)
  const both = ['proposals/20260105-phi-4.md', ...asking('test/fixtures/kluster-docs').slice(1)]

  const told = usher('scaffold', ...both, '--models', models)
  const alone = usher('scaffold', ...both, '--offline')

  expect([told.code, alone.code]).toEqual([0, 0])
  expect(told.out).toContain('+    |**Lapwing 2.5 12B**|131k|8k|')
  expect(told.out).not.toContain('Sandpiper')
  expect(alone.out).toContain('+    model="microsoft/phi-4",')
  expect(alone.out).toContain('Left for you:\n  * Edit `get-started/models.md` by hand')
})

test.for<[string, readonly string[], string]>([
  [
    'both halves left out',
    ['--skip-snippets', '--snippets-only'],
    'leave nothing: name one of them',
  ],
  ['a dry run that writes', ['--dry-run', '--write'], '`--dry-run` writes nothing'],
  [
    'a model the list lacks',
    ['--model', 'estuary/Lapwing-2.5-12B'],
    'did you mean `estuary/Lapwing-2.5-12B-Instruct`?',
  ],
  ['an alias of nothing', ['--alias', 'short'], 'expected `--alias org/name=…`'],
  ['a name for one of many', ['--name', 'x'], 'by `--alias` and `--label`'],
  ['another part', ['--part', 'e2e'], '`kluster-docs` has no part `e2e`; it has `preset`'],
  ['a proposal and a model', ['proposals/20260105-phi-4.md', '--model', lapwing], 'not both'],
])('%s is wrong usage', ([, more, said]) => {
  const { code, out, err } = scaffold('test/fixtures/kluster-docs', ...more)
  expect({ code, out, stack: err.includes('    at ') }).toEqual({ code: 2, out: '', stack: false })
  expect(err).toContain(said)
})

test('a file that is no list of models is wrong usage, and says what is expected', () => {
  const asked = asking('test/fixtures/kluster-docs')
  expect(usher(...asked, '--models', 'package.json')).toEqual({
    code: 2,
    out: '',
    err: 'usher: Unexpected JSON in `package.json`, expected a list of models as `GET /v1/models?extended=true` answers\n',
  })
  expect(usher(...asked, '--models', 'none.json').err).toBe(
    'usher: Could not read `none.json`: there is no such file or folder\n',
  )
  expect(usher(...asked).err).toContain('Name a proposal, or a model with `--model ORG/NAME`')
})

test('its options are for this target alone', () => {
  const { code, err } = usher(
    ...['scaffold', '--target', 'kaito-preset', '--repo', '.', '--models', list],
  )
  expect([code, err]).toEqual([2, 'usher: `--models` is for `--target kluster-docs` alone\n'])
})

test('an unrelated repository says what is not there, asks nobody, and gets nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'usher-other-'))
  const { code, out } = usher(...asking(folder), '--models', 'http://127.0.0.1:1/x', '--write')

  expect(code).toBe(1)
  expect(out).toMatch(
    /^kluster-docs does not apply: there is no `get-started\/start-building\/real-time\.md`, /,
  )
  expect(readdirSync(folder)).toEqual([])
})

test('a link where a snippet would go ends everything before the first file is written', () => {
  const [repo, outside] = [checkout(), mkdtempSync(join(tmpdir(), 'usher-outside-'))]
  const name = 'real-time-lapwing-2-5-12b-instruct.py'
  symlinkSync(
    join(outside, 'x.py'),
    join(repo, '.snippets/code/get-started/start-building/real-time', name),
  )

  const { code, err } = scaffold(repo, '--write')

  expect(code).toBe(2)
  expect(err).toContain('a link is in the way')
  expect(readdirSync(outside)).toEqual([])
  expect(git(repo, 'status', '--short').trim().split('\n')).toHaveLength(1)
})

/** Runs beside a server of ours, which a command that blocks could not be answered by. */
function usherBeside(
  ...args: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['src/cli/main.ts', ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })
}

test('the list may be at an address; one that does not answer ends with 3', async () => {
  const server = createServer((request, response) => {
    const isList = request.url === '/v1/models?extended=true'
    response.writeHead(isList ? 200 : 404)
    response.end(isList ? readFileSync(list) : '{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = z.object({ port: z.number() }).parse(server.address())
  const at = (path: string): readonly string[] => [
    ...asking('test/fixtures/kluster-docs'),
    ...['--models', `http://127.0.0.1:${port}${path}`],
  ]

  const found = await usherBeside(...at('/v1/models?extended=true'))
  const missing = await usherBeside(...at('/v2/models?key=secret'))
  server.close()

  expect(found.code).toBe(0)
  expect(found.out).toBe(scaffold('test/fixtures/kluster-docs').out)
  expect(missing).toEqual({
    code: 3,
    out: '',
    err: `Something went wrong here: Could not ask http://127.0.0.1:${port}/v2/models for its models: it answered 404\n`,
  })
})

test('the help names every target', () => {
  for (const command of ['scaffold', 'inspect']) {
    const help = usher(command, '--help').out.replaceAll(/\s+/g, ' ')
    for (const name of targetNames) expect(help).toContain(name)
  }
})
