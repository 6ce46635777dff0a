import type { Drift } from '../../src/audit/drift.ts'
import type { AuditTree } from '../../src/audit/tree.ts'
import {
  auditTree,
  birdProposal,
  changed,
  changedOn,
  cleanFiles,
  cleanTree,
  folder,
  indexPage,
  indexPath,
  registryPath,
  revisionOf,
  withFiles,
} from '../support/audited.ts'

const { coder, falcon, falconInstruct, plugin } = cleanFiles
const ahead = '20260501-wren-3b.md'
const absent = '20260502-heron-3b.md'
const unknown = '20260503-finch-1b.md'
const broken = '20260506-perch.md'
const finished = '20260507-crane-2b.md'
const old = '20260508-robin-4b.md'
const drifted = '20260509-egret-1b.md'
const gone = '20260510-dodo-9b.md'
const quiet = '20250511-swift-5b.md'
const removed = '20250101-auk-1b.md'

const path = (file: string): string => `${folder}/${file}`
const provisional = (repository: string): string =>
  birdProposal({ repository, status: 'provisional' })

/** Where the instance of every kind is planted. */
export const planted: readonly (readonly [Drift['kind'], string | null])[] = [
  ['status-behind-evidence', path(falcon)],
  ['status-ahead-of-evidence', path(ahead)],
  ['index-disagrees', path(coder)],
  ['index-missing', path(absent)],
  ['index-dangling', path(removed)],
  ['unreadable', path(broken)],
  ['unknown-status', path(unknown)],
  ['model-gone', path(gone)],
  ['history-disagrees', path(finished)],
  ['revision-drift', path(drifted)],
  ['last-updated-behind', path(old)],
  ['registry-without-proposal', null],
  ['missing-e2e', path(falconInstruct)],
  ['stale', path(quiet)],
]

const entries = `  - name: egret-1b
    type: text-generation
    version: https://huggingface.co/birds/egret-1b/commit/${revisionOf('e')}
    runtime: tfs
    tag: 0.0.1
  - name: kiwi-1b
    type: text-generation
    version: https://huggingface.co/birds/kiwi-1b/commit/${revisionOf('f')}
    runtime: tfs
    tag: 0.0.1
`

const proposals = {
  [path(ahead)]: birdProposal({ repository: 'birds/wren-3b', status: 'integrated' }),
  [path(absent)]: provisional('birds/heron-3b'),
  [path(unknown)]: birdProposal({ repository: 'birds/finch-1b', status: 'nearly there' }),
  [path(broken)]:
    '---\ntitle: A perch\ncreation-date: `2026-05-06`\nstatus: provisional\n---\n\n# A perch\n',
  [path(finished)]: birdProposal({
    repository: 'birds/crane-2b',
    status: 'provisional',
    history: ['- [x] 05/04/2026: Open proposal PR.', '- [x] 05/04/2026: Complete model support.'],
  }),
  [path(old)]: provisional('birds/robin-4b'),
  [path(drifted)]: provisional('birds/egret-1b'),
  [path(gone)]: provisional('birds/dodo-9b'),
  [path(quiet)]: birdProposal({
    repository: 'birds/swift-5b',
    status: 'provisional',
    created: '2025-05-11',
  }),
}

const lists = {
  provisional: [plugin, coder, falcon, unknown, finished, old, drifted, gone, quiet, removed],
  integrated: [falconInstruct, ahead],
}

function plantedFiles(): AuditTree['files'] {
  const base = changed(cleanTree, path(falcon), ['status: integrated', 'status: provisional'])
  const open = changed(base, path(falcon), [
    '- [x] 05/04/2026: Complete',
    '- [ ] MM/DD/YYYY: Complete',
  ])
  const untested = changed(open, 'test/e2e/preset_vllm_test.go', [
    'return PresetFalcon7BInstructModel',
    'return ""',
  ])
  const registry = `${cleanTree.get(registryPath) ?? ''}\n${entries}`
  return withFiles(untested, {
    ...proposals,
    [registryPath]: registry,
    [indexPath]: indexPage(lists),
  })
}

/** The clean tree with one instance of every kind of drift. */
export const plantedTree: AuditTree = auditTree(plantedFiles(), {
  fates: new Map([['birds/dodo-9b', { is: 'gone' }]]),
  history: {
    files: new Map([[path(old), changedOn('2026-05-20')]]),
    moved: new Map(),
    removed: new Map(),
    lines: new Map(),
  },
})
