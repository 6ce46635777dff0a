import { expect, test } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import type { Files } from '../../src/edit/files.ts'
import { auditTree, birdProposal, indexPage, indexPath, revisionOf } from '../support/audited.ts'

const catalogPath = 'presets/workspace/models/model_catalog.yaml'
const file = '20260504-wren.md'

/** A tree of the catalog's era with one proposal. */
function catalogTree(names: readonly string[], proposal: string): Files {
  const entries = names.map((name) => `- name: ${name}\n  license: mit\n`)
  return new Map([
    [catalogPath, `models:\n${entries.join('')}`],
    [`docs/proposals/${file}`, proposal],
    [indexPath, indexPage({ provisional: [file], integrated: [] })],
  ])
}

/** The drift of a tree in short, with the first evidence behind the status. */
function check(files: Files): readonly string[] {
  return audit(auditTree(files)).drift.map(({ kind, evidence, repairs }) => {
    const seen = evidence[1] ?? evidence[0]
    return `${kind}${repairs.length > 0 ? ' (certain)' : ''}: ${seen?.what} [${seen?.where}]`
  })
}

const wren = birdProposal({ repository: 'birds/Wren-3B', status: 'provisional' })

test('a catalog entry is the end of the road, whatever the capitals', () => {
  expect(check(catalogTree(['birds/wren-3b'], wren))).toEqual([
    `status-behind-evidence (certain): \`birds/wren-3b\` is listed (certain: the same repository) [${catalogPath}:2]`,
  ])
})

test('the same name under another owner is likely, and is asked about', () => {
  expect(check(catalogTree(['zoo/wren-3b'], wren))).toEqual([
    `status-behind-evidence: \`zoo/wren-3b\` is listed (likely: the same name under another owner) [${catalogPath}:2]`,
  ])
})

test('a model that was renamed is known by its revision', () => {
  const registry = `models:
  - name: wren-three
    version: https://huggingface.co/zoo/Wren-Three/commit/${revisionOf('a')}
    tag: 0.0.1
`
  const files = new Map([
    ...catalogTree([], wren),
    ['presets/workspace/models/supported_models.yaml', registry],
  ])
  files.delete(catalogPath)

  const { drift, notes } = audit(auditTree(files))

  expect(drift).toEqual([])
  expect(notes).toEqual([
    'The tree has a registry and no preset code, so nothing is known to be integrated.',
  ])
})

test('a proposal for two models is integrated with both, and not with one', () => {
  const both = wren.replace(
    '| Version',
    '| Download site | https://huggingface.co/birds/robin-4b |\n| Version',
  )

  expect(check(catalogTree(['birds/wren-3b', 'birds/robin-4b'], both))).toEqual([
    `status-behind-evidence (certain): \`birds/wren-3b\` is listed (certain: the same repository) [${catalogPath}:2]`,
  ])
  const [one] = audit(auditTree(catalogTree(['birds/wren-3b'], both))).drift
  expect(one).toMatchObject({ severity: 'warning', who: 'maintainer', repairs: [] })
  expect(one?.message).toBe(
    'unexpected status `provisional` of several models, some of which are integrated',
  )
})

test('models that are only named in the text are a question', () => {
  const prose = wren
    .replace(/\| Download site .*\n/, '| Download site | Hugging Face |\n')
    .replace('answers questions', 'answers questions, `birds/Wren-3B` and `birds/robin-4b`')
  const [first] = audit(auditTree(catalogTree(['birds/wren-3b', 'birds/robin-4b'], prose))).drift

  expect(first?.kind).toBe('status-behind-evidence')
  expect(first?.fix).toMatchInlineSnapshot(
    `"say whether it asks for \`birds/wren-3b\`, \`birds/robin-4b\` (a repository named in the text); if so, set \`status: integrated\`"`,
  )
  expect(first?.repairs).toEqual([])
})

test('a job and a tag make a registered model ready', () => {
  const registry = `models:
  - name: wren-3b
    version: https://huggingface.co/birds/Wren-3B/commit/${revisionOf('a')}
    tag: 0.0.1
`
  const files = new Map([
    ...catalogTree([], wren),
    ['presets/workspace/models/supported_models.yaml', registry],
  ])
  files.delete(catalogPath)
  const observed = new Map([
    [
      'wren-3b',
      {
        validated: { what: '`build-models (wren-3b)` succeeded', where: 'https://example.org/1' },
        published: { what: 'the tag exists', where: 'example.org/kaito-wren-3b:0.0.1' },
      },
    ],
  ])
  const [first] = audit(auditTree(files, { observed })).drift

  expect(first?.message).toContain('expected `ready to integrate`')
  expect(first?.evidence.map(({ where }) => where)).toEqual([
    `docs/proposals/${file}:7`,
    'presets/workspace/models/supported_models.yaml:2',
    'https://example.org/1',
    'example.org/kaito-wren-3b:0.0.1',
  ])
})

test('a word a maintainer wrote to end a life is respected', () => {
  const ended = birdProposal({ repository: 'birds/Wren-3B', status: 'deprecated' })

  expect(audit(auditTree(catalogTree(['birds/wren-3b'], ended))).drift).toMatchObject([
    { kind: 'unknown-status', severity: 'info', repairs: [] },
  ])
})

test('a preset only code knows is incomplete, and nobody proposed it', () => {
  const owl = `package owl\n\nfunc init() {\n\tplugin.KaitoModelRegister.Register(&plugin.Registration{\n\t\tName:     "owl-2b",\n\t})\n}\n`
  const files = new Map([
    [
      'docs/proposals/20260504-owl-2b.md',
      birdProposal({ repository: 'birds/owl-2b', status: 'integrated' }),
    ],
    ['docs/proposals/20260504-wren.md', wren],
    ['presets/workspace/models/owl/model.go', owl],
    ['presets/workspace/models/kiwi/model.go', owl.replaceAll('owl', 'kiwi')],
  ])

  expect(check(files)).toEqual([
    'status-ahead-of-evidence: `presets/workspace/models/supported_models.yaml` has no entry `owl-2b` [docs/proposals/20260504-owl-2b.md]',
    'registry-without-proposal: `kiwi-2b` is listed, and no proposal names it [presets/workspace/models/kiwi/model.go:5]',
  ])
})

test('a page whose section swallows entries is a question, and one beyond reading is said', () => {
  const page = '### Provisional Status\n\n```\ncode\n'
  const swallowed = new Map([...catalogTree([], wren), [indexPath, page]])
  const nested = new Map([...catalogTree([], wren), [indexPath, `${'> '.repeat(3000)}x\n`]])

  expect(audit(auditTree(swallowed)).drift).toMatchObject([{ kind: 'index-missing', repairs: [] }])
  expect(audit(auditTree(nested)).notes).toEqual([
    `The index page \`${indexPath}\` is too long or too nested to be read.`,
  ])
})
