import type { AuditTree, FileHistory } from '../../src/audit/tree.ts'
import { defaultConfig } from '../../src/config/config.ts'
import type { Files } from '../../src/edit/files.ts'
import { kaito } from './tree.ts'

/** What a proposal in our own words can differ in. */
export interface Bird {
  readonly repository: string
  readonly status: string
  readonly revision?: string
  readonly created?: string
  readonly updated?: string
  /** The lines below `# History`. */
  readonly history?: readonly string[]
}

export const revisionOf = (digit: string): string => digit.repeat(40)

/** A sound model proposal. */
export function birdProposal(bird: Bird): string {
  const { repository, status, created = '2026-05-04', updated = created } = bird
  const day = `${created.slice(5, 7)}/${created.slice(8)}/${created.slice(0, 4)}`
  const isDone = status === 'integrated'
  const [start, end] = isDone
    ? [`- [x] ${day}`, `- [x] ${day}`]
    : ['- [ ] MM/DD/YYYY', '- [ ] MM/DD/YYYY']
  const history = bird.history ?? [
    `- [x] ${day}: Open proposal PR.`,
    `${start}: Start model integration.`,
    `${end}: Complete model support.`,
  ]
  return `---
title: Support for ${repository}
authors:
  - "Ines Requester"
creation-date: ${created}
last-updated: ${updated}
status: ${status}
---

# Title

Add support for ${repository}.

## Summary

- **Model description**: a model that answers questions.
- **Model usage statistics**: several thousand downloads a month.
- **Model license**: Apache-2.0

## Requirements

| Field | Notes |
|----|----|
| Family name | Birds |
| Type | \`text-generation\` |
| Download site | https://huggingface.co/${repository} |
| Version | ${bird.revision ?? revisionOf('a')} |
| Storage size | 20GB |
| GPU count | 1 |
| Total GPU memory | 24GB |
| Per GPU memory | N/A |

## Runtimes

| Options | Notes |
|----|----|
| Runtime | Huggingface Transformer |
| Distributed Inference | False |
| Custom configurations | Precision: BF16 |

# History

${history.join('\n')}
`
}

export const folder = 'docs/proposals'
export const indexPath = 'website/docs/proposals.md'
export const registryPath = 'presets/workspace/models/supported_models.yaml'

/** Entries of the index page by section. */
export interface Lists {
  readonly provisional: readonly string[]
  readonly integrated: readonly string[]
}

export function indexPage({ provisional, integrated }: Lists): string {
  const line = (file: string): string =>
    `- [${file.slice(9, -3)}](../../${folder}/${file}) - A bird\n`
  return `---
title: Proposals
---

## Current Proposals

### Provisional Status
${provisional.map(line).join('')}
### Integrated Status
${integrated.map(line).join('')}
## Process

Open a pull request.
`
}

const falcon = '20260504-falcon-7b.md'
const falconInstruct = '20260505-falcon-7b-instruct.md'
const coder = '20250210-qwen2.5-coder-7b-instruct.md'
const plugin = '20250318-kubectl-plugin.md'

/** The names of the proposals of the clean tree. */
export const cleanFiles: Readonly<
  Record<'falcon' | 'falconInstruct' | 'coder' | 'plugin', string>
> = { falcon, falconInstruct, coder, plugin }
export const cleanLists: Lists = {
  provisional: [plugin],
  integrated: [coder, falcon, falconInstruct],
}

const falconRevision = 'ec89142b67d748a1865ea4451372db8313ada0d8'
const instructRevision = '8782b5c5d8c9290412416618f36a133653e85285'

const instructTest = `
const PresetFalcon7BInstructModel = "falcon-7b-instruct"

func createFalconInstructWorkspace(numOfNode int) string {
	return PresetFalcon7BInstructModel
}

var _ = Describe("Falcon instruct", func() {
	It("should create a falcon instruct workspace", func() {
		createFalconInstructWorkspace(1)
	})
})
`

/** The miniature KAITO tree with a proposal and a test for each of its models: nothing drifts. */
export const cleanTree: Files = new Map([
  ...kaito,
  [
    `${folder}/${falcon}`,
    birdProposal({
      repository: 'tiiuae/falcon-7b',
      status: 'integrated',
      revision: falconRevision,
    }),
  ],
  [
    `${folder}/${falconInstruct}`,
    birdProposal({
      repository: 'tiiuae/falcon-7b-instruct',
      status: 'integrated',
      revision: instructRevision,
    }),
  ],
  [indexPath, indexPage(cleanLists)],
  [
    'test/e2e/preset_vllm_test.go',
    (kaito.get('test/e2e/preset_vllm_test.go') ?? '') + instructTest,
  ],
])

/** A tree as an audit gets it, on 1 June 2026. */
export function auditTree(files: Files, more: Partial<AuditTree> = {}): AuditTree {
  return {
    now: new Date('2026-06-01T12:00:00Z'),
    config: defaultConfig,
    paths: new Set(files.keys()),
    files,
    broken: [],
    history: undefined,
    fates: new Map(),
    observed: new Map(),
    ...more,
  }
}

/** Some files of a tree replaced or added. */
export function withFiles(files: Files, changes: Readonly<Record<string, string>>): Files {
  return new Map([...files, ...Object.entries(changes)])
}

/** A tree in which one part of one file reads differently; throws where there is no such part. */
export function changed(files: Files, path: string, [from, to]: readonly [string, string]): Files {
  const text = files.get(path) ?? ''
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
  return withFiles(files, { [path]: text.replace(from, to) })
}

/** History of one file that was changed on a day without touching `last-updated`. */
export function changedOn(day: string): FileHistory {
  return {
    added: { id: '1'.repeat(40), day: '2026-05-04' },
    changed: { id: '2'.repeat(40), day },
    dated: false,
  }
}
