import { rmSync } from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Files } from '../../src/edit/files.ts'
import { factsOf } from '../../src/facts/facts-of.ts'
import type { Model } from '../../src/proposal/proposal.ts'
import { kaitoPreset } from '../../src/targets/kaito-preset/kaito-preset.ts'
import { afterwards, scaffoldParts } from '../../src/targets/scaffold-parts.ts'
import { proposalFor } from '../support/proposals.ts'
import { filesFor } from '../support/tree.ts'
import { type Era, eras, goIsMissing, put, run, treeIn, why } from './kaito-go.ts'

const minutes = 60_000

/** A tree of an era with models scaffolded into it one after the other, on disk until the test ends. */
function scaffolded(era: Era, models: readonly Partial<Model>[]): { root: string; files: Files } {
  const root = treeIn(era)
  onTestFinished(() => rmSync(root, { recursive: true }))
  const files = models.reduce(
    (now, model) => {
      const proposal = proposalFor(model)
      const id = proposal.model?.repository ?? ''
      const gated = model.licence === 'gemma' ? 'manual' : false
      const facts = factsOf({ id, page: { id, gated, cardData: { license: 'mit' } } })
      const brief = { proposal, facts }
      return afterwards(now, scaffoldParts(kaitoPreset, kaitoPreset.parts, { brief, files: now }))
    },
    filesFor(kaitoPreset, root),
  )
  put(root, files)
  return { root, files }
}

const clean = { status: 0, out: '' }

const mini = { repository: 'microsoft/Phi-4-mini-instruct' }
const falcon = { familyName: 'Falcon', repository: 'tiiuae/falcon-40b' }
const coder = { familyName: 'Qwen', repository: 'Qwen/Qwen2.5-Coder-32B-Instruct' }
const long = { repository: 'org/A-Very-Long-Name-2.5-70B-it' }
const onlyTransformers: Partial<Model> = {
  repository: 'org/7b-1.5',
  runtimes: ['transformers'],
  licence: null,
  precision: null,
}

const cases: readonly (readonly [string, readonly Partial<Model>[]])[] = [
  ['a new family', [{}]],
  [
    'a new family on vLLM alone, over several nodes',
    [{ ...long, runtimes: ['vllm'], distributed: true }],
  ],
  ['a new family on transformers alone, its name beginning with a digit', [onlyTransformers]],
  ['a variant that shares what its siblings have', [falcon]],
  ['a variant with maps of its own, of a gated model', [{ ...falcon, licence: 'gemma' }]],
  ['a variant whose sibling has its constant alone', [{ ...coder, distributed: true }]],
  ['two models into one new family', [{}, mini]],
  ['two models into one known family', [falcon, { ...falcon, repository: 'tiiuae/falcon-180b' }]],
  [
    'figures for disk and for each GPU',
    [{ storageGB: 120.5, perGpuMemoryGB: 40, gpuCount: 2, totalGpuMemoryGB: 80 }],
  ],
  ['no figures for disk and for each GPU', [{ storageGB: null, perGpuMemoryGB: null }]],
]

describe.for(eras)('with the signatures of %s', (era) => {
  test('the tree compiles before anything is added', { timeout: 5 * minutes }, ({ skip }) => {
    skip(goIsMissing, why)
    const { root } = scaffolded(era, [])
    expect(run(root, 'gofmt', ['-l', '.'])).toEqual(clean)
    expect(run(root, 'go', ['vet', './...'])).toEqual(clean)
  })

  test.for(cases)(
    '%s: formatted, vetted, and each finds its entry',
    { timeout: 5 * minutes },
    ([, models], { skip }) => {
      skip(goIsMissing, why)
      const { root, files } = scaffolded(era, models)
      expect(run(root, 'gofmt', ['-l', '-d', '.'])).toEqual(clean)
      expect(run(root, 'go', ['vet', './...'])).toEqual(clean)

      const { out } = run(root, 'go', ['run', './cmd/workspace'])
      for (const model of models) {
        const { repository, revision } = proposalFor(model).model ?? {}
        const name = kaitoPreset.nameOf(proposalFor(model)) ?? ''
        expect(out).toMatch(`${name} https://huggingface.co/${repository}/commit/${revision} `)
        expect(kaitoPreset.inspect(name, files)).toMatchObject({ complete: true, missing: [] })
      }
    },
  )
})

test.for([
  [
    'mid-2025',
    'early-2025',
    'unknown field TorchRunParams',
    'cannot use kaitov1beta1.ModelImageAccessModePublic',
  ],
  [
    'early-2025',
    'mid-2025',
    'unknown field AccelerateParams',
    'cannot use nil as v1beta1.ModelImageAccessMode',
  ],
] as const)(
  'what is written for another time does not pass with the signatures of %s',
  { timeout: 5 * minutes },
  ([era, other, field, call], { skip }) => {
    skip(goIsMissing, why)
    const foreign = scaffolded(other, [{}]).files
    const { root } = scaffolded(era, [{}])
    const made = 'presets/workspace/models/phi4/model.go'
    const spec = 'test/e2e/preset_vllm_test.go'
    put(
      root,
      new Map([
        [made, foreign.get(made) ?? ''],
        [spec, foreign.get(spec) ?? ''],
      ]),
    )

    const { status, out } = run(root, 'go', ['vet', './...'])

    expect(status).not.toBe(0)
    expect(out).toContain(field)
    expect(out).toContain(call)
  },
)

test('code that is not as gofmt leaves it is found', ({ skip }) => {
  skip(goIsMissing, why)
  const { root, files } = scaffolded('mid-2025', [{}])
  const path = 'presets/workspace/models/phi4/model.go'
  put(root, new Map([[path, (files.get(path) ?? '').replace('  ', ' ')]]))
  expect(run(root, 'gofmt', ['-l', '.']).out).toBe(`${path}\n`)
})
