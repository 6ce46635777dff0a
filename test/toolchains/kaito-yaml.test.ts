import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Files } from '../../src/edit/files.ts'
import { factsOf } from '../../src/facts/facts-of.ts'
import { bareProposal } from '../../src/targets/bare-proposal.ts'
import { kaitoCatalog } from '../../src/targets/kaito-catalog/kaito-catalog.ts'
import { kaitoPreset } from '../../src/targets/kaito-preset/kaito-preset.ts'
import { afterwards, scaffoldParts } from '../../src/targets/scaffold-parts.ts'
import type { Brief, Target } from '../../src/targets/target.ts'
import { proposalFor } from '../support/proposals.ts'
import { filesFor, kaitoTree } from '../support/tree.ts'

const registry = 'presets/workspace/models/supported_models.yaml'
const chart = 'charts/kaito/workspace/templates/supported-models-configmap.yaml'
const catalog = 'presets/workspace/models/model_catalog.yaml'

const models = z.object({ models: z.array(z.object({ name: z.string() }).loose()) })
type Entries = z.infer<typeof models>['models']

const entriesOf = (text: string): Entries => models.parse(parse(text)).models

/** The entries in the chart's copy, once its template is filled in. */
function chartEntriesOf(text: string): Entries {
  const filled: unknown = parse(text.replaceAll(/\{\{[^}]*\}\}/g, 'filled'))
  const { data } = z.object({ data: z.object({ SupportedModels: z.string() }) }).parse(filled)
  return entriesOf(data.SupportedModels)
}

const chartText = `apiVersion: v1
kind: ConfigMap
metadata:
  namespace: {{ .Release.Namespace }}
data:
  SupportedModels: |
    models:
      - name: falcon-7b-instruct
        runtime: tfs
        tag: 0.2.0
      - name: qwen2.5-coder-7b-instruct
        runtime: tfs
        tag: 0.0.1
`

const heron = 'wetland/heron-7b'
const facts = factsOf({
  id: heron,
  page: {
    id: heron,
    pipeline_tag: 'text-generation',
    cardData: { license: 'mit' },
    siblings: [{ rfilename: 'model.safetensors', size: 14 * 2 ** 30 }],
  },
  config: {
    architectures: ['HeronForCausalLM'],
    max_position_embeddings: 8192,
    hidden_size: 2048,
    num_hidden_layers: 24,
    num_attention_heads: 16,
    num_key_value_heads: 4,
  },
})

const presetTree = new Map([...filesFor(kaitoPreset, kaitoTree), [chart, chartText]])
const catalogTree = filesFor(kaitoCatalog, 'test/fixtures/kaito-catalog')
const falcon = { familyName: 'Falcon', repository: 'tiiuae/falcon-40b' }

interface Case {
  readonly target: Target
  readonly files: Files
  readonly brief: Brief
  readonly path: string
  readonly read: (text: string) => Entries
  readonly wanted: Readonly<Record<string, unknown>>
}

const preset = { target: kaitoPreset, files: presetTree }
const entry = (name: string, repository: string): Readonly<Record<string, unknown>> => ({
  name,
  type: 'text-generation',
  version: `https://huggingface.co/${repository}/commit/187ef0342fff0eb3333be9f00389385e95ef0b61`,
  runtime: 'tfs',
  tag: '0.0.1',
})
const ofFamily = { proposal: proposalFor(), facts: undefined }
const ofVariant = { proposal: proposalFor(falcon), facts: undefined }

const cases: readonly (readonly [string, Case])[] = [
  [
    'the registry, a new family',
    {
      ...preset,
      brief: ofFamily,
      path: registry,
      read: entriesOf,
      wanted: entry('phi-4', 'microsoft/phi-4'),
    },
  ],
  [
    'the registry, a variant',
    {
      ...preset,
      brief: ofVariant,
      path: registry,
      read: entriesOf,
      wanted: entry('falcon-40b', 'tiiuae/falcon-40b'),
    },
  ],
  [
    "the chart's copy, a new family",
    {
      ...preset,
      brief: ofFamily,
      path: chart,
      read: chartEntriesOf,
      wanted: entry('phi-4', 'microsoft/phi-4'),
    },
  ],
  [
    "the chart's copy, a variant",
    {
      ...preset,
      brief: ofVariant,
      path: chart,
      read: chartEntriesOf,
      wanted: entry('falcon-40b', 'tiiuae/falcon-40b'),
    },
  ],
  [
    'the catalogue',
    {
      target: kaitoCatalog,
      files: catalogTree,
      brief: { proposal: bareProposal(heron, facts), facts },
      path: catalog,
      read: entriesOf,
      wanted: {
        name: heron,
        description: `https://huggingface.co/${heron}`,
        modelFileSize: '14.00Gi',
        numKeyValueHeads: 4,
      },
    },
  ],
]

const changed = (
  { target, files, brief, path }: Case,
  how: (text: string) => string,
): [string, string] => {
  const before = how(files.get(path) ?? '')
  const start = new Map([...files, [path, before]])
  const set = scaffoldParts(target, ['registration'], { brief, files: start })
  return [before, afterwards(start, set).get(path) ?? '']
}

test.for(cases)('%s: read as YAML, one entry is new and every other is what it was', ([, one]) => {
  const [before, after] = changed(one, (text) => text)
  const [old, now] = [one.read(before), one.read(after)]
  const isNew = ({ name }: { readonly name: string }): boolean => name === one.wanted.name

  expect(old.filter(isNew)).toEqual([])
  expect(now.filter(isNew)).toEqual([expect.objectContaining(one.wanted)])
  expect(now.filter((each) => !isNew(each))).toEqual(old)
})

test.for(cases)('%s: tag histories, comments and every other byte stay', ([, one]) => {
  for (const how of [
    (text: string) => text,
    (text: string) => text.trimEnd(),
    (text: string) => text.replaceAll('\n', '\r\n'),
    (text: string) => `${text.trimEnd()}   `,
  ]) {
    const [before, after] = changed(one, how)
    const start = [...before].findIndex((letter, index) => letter !== after[index])
    const at = start === -1 ? before.length : start
    const rest = before.slice(at)

    expect(after.length).toBeGreaterThan(before.length)
    expect(after.slice(0, at) + after.slice(after.length - rest.length)).toBe(before)
    expect(one.read(after)).toHaveLength(one.read(before).length + 1)
  }
})
