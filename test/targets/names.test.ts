import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Change, Files } from '../../src/edit/files.ts'
import { factsOf } from '../../src/facts/facts-of.ts'
import { branchOf, ownParts } from '../../src/lifecycle/names.ts'
import type { Model } from '../../src/proposal/proposal.ts'
import { gated } from '../../src/targets/gated.ts'
import { scaffoldParts } from '../../src/targets/scaffold-parts.ts'
import type { Brief, GivenNames, Target } from '../../src/targets/target.ts'
import { targetNames } from '../../src/targets/targets.ts'
import { hostileName, hostileNames, mark, wordsOfLanguages } from '../support/hostile-names.ts'
import { miniatureFiles, targetOf } from '../support/miniatures.ts'
import { proposalFor } from '../support/proposals.ts'

/** Names a person may write at any place a target reads them from. */
interface Written {
  readonly organisation: string
  readonly repository: string
  readonly family: string
  readonly architecture: string
  readonly licence: string
  readonly names: GivenNames
}

function briefOf(written: Written): Brief {
  const id = `${written.organisation}/${written.repository}`
  const { family, architecture, licence, names } = written
  const model: Partial<Model> = { repository: id, familyName: family, licence, precision: licence }
  const config = {
    architectures: [architecture],
    model_type: architecture,
    max_position_embeddings: 8192,
    hidden_size: 2048,
    num_hidden_layers: 24,
    num_attention_heads: 16,
    num_key_value_heads: 4,
    vocab_size: 32_000,
    intermediate_size: 4096,
  }
  const page = {
    id,
    pipeline_tag: licence,
    cardData: { license: 'other', license_name: licence, base_model: [family] },
    siblings: [{ rfilename: 'model.safetensors', size: 2 ** 30 }],
  }
  return { proposal: proposalFor(model), facts: factsOf({ id, page, config }), config, names }
}

/** Mostly what is usual, so that what is hostile in one place gets past all the others. */
const or = (usual: string): fc.Arbitrary<string> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: hostileName })
const writing: fc.Arbitrary<Written> = fc.record({
  organisation: or('org'),
  repository: or('Heron-7b-it'),
  family: or('Heron'),
  architecture: or('HeronForCausalLM'),
  licence: or('MIT'),
  names: fc.record(
    { model: or('heron-7b'), family: or('Heron'), package: or('heron') },
    { requiredKeys: [] },
  ),
})

/** Lines a change adds, each as a whole. */
function addedLines({ path, text }: Change, files: Files): readonly string[] {
  const before = new Set((files.get(path) ?? '').split(/\r?\n/))
  return text.split(/\r\n|[\n\r\u2028\u2029]/).filter((line) => !before.has(line))
}

function expectSafePath(path: string): void {
  expect(path).toMatch(/^[\w.@+-]+(?:\/[\w.@+-]+)*$/)
  expect(path.length).toBeLessThanOrEqual(200)
  const segments = path.toLowerCase().split('/')
  expect(
    segments.filter((one) => /^(?:\.+|\.git|git~\d+|(?:con|prn|aux|nul)(?:\..*)?|.*\.)$/.test(one)),
  ).toEqual([])
  expect(path.toLowerCase()).not.toMatch(/^\.github\/(?:workflows|actions)\//)
}

const declaring = {
  go: /^(?:(?:package|type|var|const)[ \t]+|func[ \t]+(?:\([^)]*\)[ \t]*)?|\t(?=\w+[ \t]+=))(?<name>[A-Za-z_]\w*)/,
  rs: /^[ \t]*(?:pub(?:\([a-z]+\))?[ \t]+)?(?:mod|struct|enum|fn|const|static|type|trait)[ \t]+(?<name>[A-Za-z_]\w*)/,
  py: /^[ \t]*(?:class|def|import|from)[ \t]+(?<name>[A-Za-z_]\w*)/,
} as const

/** Every name a change declares in a language that is looked at. */
function declaredIn(kind: keyof typeof declaring, lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => declaring[kind].exec(line)?.groups?.name ?? [])
}

/** No declared name is a keyword, and nothing of the mark stands outside a literal or on a line of its own. */
function expectWhole(change: Change, files: Files): void {
  const lines = addedLines(change, files)
  for (const kind of ['go', 'rs', 'py'] as const) {
    if (!change.path.endsWith(`.${kind}`)) continue
    const keywords = declaredIn(kind, lines).filter((one) => wordsOfLanguages[kind].includes(one))
    expect(keywords).toEqual([])
  }
  const isCode = /\.(?:go|rs|py|json)$/.test(change.path)
  const brokenOut = new RegExp(`^\\s*${mark}${isCode ? `|x"\\W*${mark}` : ''}`)
  expect(lines.filter((line) => brokenOut.test(line))).toEqual([])
  if (change.path.endsWith('.yaml')) expect(keysIn(parse(change.text))).not.toContain(mark)
}

/** Every key of what was read from YAML, however deep. */
function keysIn(read: unknown): readonly string[] {
  if (typeof read !== 'object' || read === null) return []
  const own = Array.isArray(read) ? [] : Object.keys(read)
  return [...own, ...Object.values<unknown>({ ...read }).flatMap(keysIn)]
}

const takenByGit = (branch: string): boolean =>
  spawnSync('git', ['check-ref-format', '--branch', branch]).status === 0

describe.for(targetNames)('%s', (name) => {
  const target = targetOf(name)
  const files = miniatureFiles(name)

  test('whatever names people write, every change stays in its place and every name in its literal', () => {
    fc.assert(
      fc.property(writing, (written) => {
        const { changes } = scaffoldParts(target, target.parts, { brief: briefOf(written), files })
        for (const change of changes) {
          expectSafePath(change.path)
          expectWhole(change, files)
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('a name it derives is one git takes for every branch of ours', () => {
    const written = hostileNames.flatMap((one) => [`org/${one}`, `${one}/heron`, one])
    const names = written.flatMap((repository) => target.nameOf(proposalFor({ repository })) ?? [])
    const branches = [...new Set(names)].flatMap((one) =>
      ownParts.map((part) => branchOf(one, part)),
    )

    expect(branches.filter((branch) => !takenByGit(branch))).toEqual([])
    expect(branches.filter((branch) => !/^usher\/[\w./+-]+$/.test(branch))).toEqual([])
  })
})

const careless: Target = {
  ...targetOf('kaito-preset'),
  nameOf: ({ model }) => model?.repository ?? undefined,
  scaffold: (_part, { proposal }) => ({
    changes: ['README.md', proposal.model?.repository ?? ''].map((path) => ({
      path,
      change: 'create',
      text: '',
      why: '',
    })),
    notes: [],
    todos: [],
  }),
}

test.for([
  '../outside.md',
  '.git/config',
  'docs/.GIT/hooks/x',
  '.github/workflows/x.yml',
  '.github/usher.yml',
  'CODEOWNERS',
  'docs/con.md',
  'рhi.md',
])('a target that would write to %s writes nothing, and says why', (path) => {
  const brief = { proposal: proposalFor({ repository: path }), facts: undefined }
  const { changes, todos } = gated(careless).scaffold('preset', brief, new Map())

  expect(changes).toEqual([])
  expect(todos).toEqual([
    expect.stringMatching(/^Nothing is written: no file can be made at ".*", since it|what/),
  ])
})

test('a target that takes any name has none where git takes no such branch', () => {
  const nameOf = (repository: string): string | undefined =>
    gated(careless).nameOf(proposalFor({ repository }))

  expect(nameOf('org/heron')).toBe('org/heron')
  for (const wrong of ['a..b', 'x.lock', '-x', 'a b', 'а', 'x'.repeat(300)])
    expect(nameOf(wrong)).toBeUndefined()
})
