import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kaitoTree, treeOf } from '../support/tree.ts'

const proposal = 'proposals/20260105-phi-4.md'

function usher(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', ...args], { encoding: 'utf8' })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

function scaffold(repo: string, ...more: readonly string[]) {
  return usher(
    ...['scaffold', proposal, '--target', 'kaito-preset', '--repo', repo, '--offline', ...more],
  )
}

const anyText: unknown = expect.any(String)
const withEntry: unknown = expect.stringContaining('  - name: phi-4\n')

const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' })

function checkout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'usher-scaffold-'))
  cpSync(kaitoTree, folder, { recursive: true })
  git(folder, 'init', '-q')
  git(folder, 'add', '-A')
  git(folder, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '-qm', 'Start')
  return folder
}

test('the diff that is shown applies, and gives what `--write` writes', () => {
  const [shown, written] = [checkout(), checkout()]

  const diff = scaffold(shown)
  execFileSync('git', ['-C', shown, 'apply', '--index'], { input: diff.out })
  const wrote = scaffold(written, '--write')

  expect([diff.code, wrote.code]).toEqual([0, 0])
  expect(git(shown, 'status', '--short')).toMatchInlineSnapshot(`
    "M  cmd/workspace/models.go
    A  examples/inference/kaito_workspace_phi_4.yaml
    A  presets/workspace/models/phi4/README.md
    A  presets/workspace/models/phi4/model.go
    M  presets/workspace/models/supported_models.yaml
    M  test/e2e/preset_test.go
    M  test/e2e/preset_vllm_test.go
    "
  `)
  expect(treeOf(written)).toEqual(treeOf(shown))
})

test('without `--write` nothing is written, and after it nothing is missing', () => {
  const repo = checkout()
  const before = treeOf(repo)

  scaffold(repo)
  expect(treeOf(repo)).toEqual(before)
  scaffold(repo, '--write')

  expect(scaffold(repo)).toEqual({ code: 0, out: 'Nothing is missing.\n', err: '' })
  const { out } = usher('inspect', '--target', 'kaito-preset', '--repo', repo, '--model', 'phi-4')
  expect(out).toBe('phi-4: complete\n1 model, 1 complete.\n')
})

test('machines get the files, the notes and what is left', () => {
  const { code, out } = scaffold(kaitoTree, '--part', 'registration', '--format', 'json')

  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    target: 'kaito-preset',
    applies: true,
    reason: anyText,
    files: [
      {
        path: 'presets/workspace/models/supported_models.yaml',
        change: 'edit',
        text: withEntry,
        why: anyText,
      },
    ],
    notes: [expect.stringMatching(/^Names by rule/), expect.stringMatching(/^No `downloadAt/)],
    todos: [],
  })
})

test('a repository of another kind says why, and gets nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'usher-other-'))
  const text = scaffold(folder, '--write')
  const json = scaffold(folder, '--format', 'json')

  expect(text).toEqual({
    code: 1,
    out: 'kaito-preset does not apply: there is no `presets/workspace/models/<family>/model.go`.\n',
    err: '',
  })
  expect(JSON.parse(json.out)).toMatchObject({ applies: false, files: [], notes: [], todos: [] })
  expect(readdirSync(folder)).toEqual([])
})

test('a link in the way ends everything before the first file is written', () => {
  const [repo, outside] = [checkout(), mkdtempSync(join(tmpdir(), 'usher-outside-'))]
  symlinkSync(outside, join(repo, 'presets/workspace/models/phi4'))

  const { code, err } = scaffold(repo, '--write')

  expect(code).toBe(2)
  expect(err).toMatch(/^usher: Could not write `presets\/.*`: a link is in the way\n$/)
  expect(readdirSync(outside)).toEqual([])
  expect(git(repo, 'status', '--short')).not.toContain('AM')
})

test('a file that is a link is neither read nor written', () => {
  const repo = checkout()
  const place = join(repo, 'cmd/workspace/models.go')
  const elsewhere = join(mkdtempSync(join(tmpdir(), 'usher-elsewhere-')), 'models.go')
  writeFileSync(elsewhere, readFileSync(place))
  rmSync(place)
  symlinkSync(elsewhere, place)

  expect(scaffold(repo, '--write').out).toContain('`cmd/workspace/models.go` is missing')
})

test('a folder nobody may write to loses nothing', () => {
  const repo = checkout()
  const before = treeOf(repo)
  const folder = join(repo, 'test/e2e')
  chmodSync(folder, 0o555)
  const isRoot = process.getuid?.() === 0

  const { code } = scaffold(repo, '--write')
  chmodSync(folder, 0o755)

  expect(code).toBe(isRoot ? 0 : 2)
  if (!isRoot) expect(treeOf(repo)).toEqual(before)
})

test('the mode of a file that is edited stays', () => {
  const repo = checkout()
  const place = join(repo, 'cmd/workspace/models.go')
  chmodSync(place, 0o755)
  scaffold(repo, '--write')
  expect(statSync(place).mode & 0o777).toBe(0o755)
  expect(existsSync(join(repo, 'presets/workspace/models/phi4/model.go'))).toBe(true)
})

test.each([
  [
    ['scaffold', proposal, '--target', 'kaito-presets', '--repo', kaitoTree],
    'usher: There is no target `kaito-presets`: did you mean `kaito-preset`?\n',
  ],
  [
    ['scaffold', proposal, '--target', 'kaito-preset', '--repo', 'no-such-folder'],
    'usher: There is no folder `no-such-folder`\n',
  ],
  [
    ['scaffold', proposal, '--target', 'kaito-preset', '--repo', 'package.json'],
    'usher: `package.json` is a file: name the folder of a checkout\n',
  ],
  [
    ['scaffold', '--target', 'kaito-preset', '--repo', kaitoTree],
    'usher: Name a proposal, or a model with `--model ORG/NAME`\n',
  ],
  [
    ['scaffold', proposal, '--model', 'a/b', '--target', 'kaito-preset', '--repo', kaitoTree],
    'usher: Name a proposal or `--model ORG/NAME`, not both\n',
  ],
  [
    ['scaffold', '--model', 'gpt2', '--target', 'kaito-preset', '--repo', kaitoTree],
    'usher: Unexpected model `gpt2`, expected `org/name` as on Hugging Face\n',
  ],
  [
    ['scaffold', proposal, '--target', 'kaito-preset', '--repo', kaitoTree, '--part', 'all'],
    'usher: `kaito-preset` has no part `all`; it has `registration`, `preset`, `e2e`\n',
  ],
  [
    ['scaffold', 'none.md', '--target', 'kaito-preset', '--repo', kaitoTree],
    'usher: Could not read `none.md`: there is no such file or folder\n',
  ],
  [
    ['inspect', '--target', 'kaito-preset', '--repo', kaitoTree, '--format', 'xml'],
    'usher: Unexpected format `xml`, expected `text` or `json`\n',
  ],
])('%j is wrong usage', (args, err) => {
  expect(usher(...args)).toEqual({ code: 2, out: '', err })
})

test('facts of another model are refused', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'usher-facts-')), 'heron.json')
  writeFileSync(file, JSON.stringify({ id: 'wetland/heron-3b' }))

  expect(
    usher('scaffold', proposal, '--target', 'kaito-preset', '--repo', kaitoTree, '--facts', file),
  ).toMatchObject({
    code: 2,
    err: `usher: Unexpected facts in \`${file}\`: they are of wetland/heron-3b, not of microsoft/phi-4\n`,
  })
})

test('every model of a tree is listed with what it lacks', () => {
  const { code, out } = usher(
    ...['inspect', '--target', 'kaito-preset', '--repo', kaitoTree, '--format', 'json'],
  )

  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    target: 'kaito-preset',
    applies: true,
    reason: anyText,
    models: [
      { name: 'qwen2.5-coder-7b-instruct', present: true, complete: true, missing: [] },
      {
        name: 'falcon-7b-instruct',
        present: true,
        complete: true,
        missing: ['no end-to-end test reaches it (not required)'],
      },
      { name: 'falcon-7b', present: true, complete: true, missing: [] },
    ],
    findings: [],
  })
})

test('a model that is not there is drift', () => {
  const { code, out } = usher(
    ...['inspect', '--target', 'kaito-preset', '--repo', kaitoTree, '--model', 'microsoft/phi-4'],
  )
  expect(code).toBe(1)
  expect(out).toMatch(/^phi-4: not there\n {2}\* .*supported_models.yaml` has no entry/)
})

test('what only looks like a checkout is walked without going into what nobody commits', () => {
  const repo = checkout()
  mkdirSync(join(repo, 'node_modules/presets/workspace/models/x'), { recursive: true })
  writeFileSync(join(repo, 'node_modules/presets/workspace/models/x/model.go'), 'package x\n')
  expect(scaffold(repo).code).toBe(0)
})

const heron = {
  id: 'wetland/heron-7b',
  pipeline_tag: 'text-generation',
  cardData: { license: 'mit' },
  siblings: [{ rfilename: 'model.safetensors', size: 3 * 2 ** 30 }],
}
const heronConfig = {
  architectures: ['HeronForCausalLM'],
  max_position_embeddings: 8192,
  hidden_size: 2048,
  num_hidden_layers: 24,
  num_attention_heads: 16,
  num_key_value_heads: 4,
}

test('a model goes into the catalogue without a proposal, from files, and is then complete', () => {
  const folder = mkdtempSync(join(tmpdir(), 'usher-catalog-'))
  const repo = join(folder, 'repo')
  cpSync('test/fixtures/kaito-catalog', repo, { recursive: true })
  const [facts, config] = [join(folder, 'page.json'), join(folder, 'config.json')]
  writeFileSync(facts, JSON.stringify(heron))
  writeFileSync(config, JSON.stringify(heronConfig))
  const about = ['--target', 'kaito-catalog', '--repo', repo]
  const args = ['scaffold', '--model', heron.id, ...about, '--facts', facts, '--config', config]

  expect(usher(...args, '--write').out).toMatch(/^Wrote 3 files\.\n/)
  expect(usher(...args)).toMatchObject({ code: 0, out: 'Nothing is missing.\n' })
  expect(usher('inspect', ...about, '--model', heron.id).out).toBe(
    'wetland/heron-7b: complete\n  * the scores of `wetland/heron-7b` are still to be measured (not required)\n1 model, 1 complete.\n',
  )
})

test('where nothing is known, and nobody was asked, nothing is written and the reason is said', () => {
  const run = usher(
    ...['scaffold', '--model', heron.id, '--target', 'kaito-catalog', '--offline'],
    ...['--repo', 'test/fixtures/kaito-catalog'],
  )
  expect(run.code).toBe(1)
  expect(run.out).toContain(
    '* No entry is written: nothing is known of the model; give its facts.\n',
  )
})

test('a Hub that was needed and does not answer is the outside', () => {
  const run = usher(
    ...[
      'scaffold',
      '--model',
      heron.id,
      '--target',
      'kaito-catalog',
      '--hub',
      'http://127.0.0.1:9',
    ],
    ...['--repo', 'test/fixtures/kaito-catalog'],
  )
  expect(run.code).toBe(3)
  expect(run.out).toContain('No facts: Could not ask Hugging Face about wetland/heron-7b')
})
