import { expect, test } from 'vitest'
import { configOf } from '../../src/config/config-of.ts'
import { layoutOf } from '../../src/config/layout-of.ts'

const models = 'presets/workspace/models'

test.each([
  ['an empty repository', [], 'documents'],
  ['proposals alone', ['docs/proposals/20260101-phi-4.md'], 'documents'],
  ['Go packages', [`${models}/phi4/model.go`], 'kaito-2025'],
  ['a registry', [`${models}/supported_models.yaml`], 'kaito-2025'],
  ['Go packages where they were in 2024', ['presets/models/phi3/model.go'], 'kaito-2025'],
  [
    'a catalog beside the registry',
    [`${models}/supported_models.yaml`, `${models}/model_catalog.yaml`],
    'kaito-catalog',
  ],
  [
    'a catalog beside Go packages',
    [`${models}/model_catalog.yaml`, `${models}/phi4/model.go`],
    'kaito-catalog',
  ],
  ['a catalog somewhere else', ['docs/model_catalog.yaml'], 'documents'],
  ['a model deeper down', [`${models}/a/b/model.go`], 'documents'],
  ['FastLLM', ['src/models/mod.rs', 'src/models/model_registry.rs', 'src/main.rs'], 'fastllm'],
  ['Rust with models of another kind', ['src/models/mod.rs', 'docs/proposals/x.md'], 'documents'],
  [
    'the documentation of kluster.ai',
    ['get-started/start-building/batch.md', 'get-started/start-building/real-time.md'],
    'kluster-docs',
  ],
])('%s is %s taken for %s', (_, paths, layout) => {
  expect(layoutOf(paths)).toBe(layout)
})

test('each process asks for its own gates and targets', () => {
  const shapeOf = (process: 'kaito-2025' | 'kaito-catalog' | 'documents'): unknown => {
    const { gates, targets, publication, validation } = configOf([], process)
    return [
      gates.required,
      targets.map(({ name }) => name),
      publication.required,
      validation.dispatch,
    ]
  }

  expect(shapeOf('kaito-2025')).toEqual([
    ['registered', 'validated', 'published'],
    ['kaito-preset'],
    true,
    true,
  ])
  expect(shapeOf('kaito-catalog')).toEqual([['registered'], ['kaito-catalog'], false, false])
  expect(shapeOf('documents')).toEqual([[], [], false, false])
})

test('a file outweighs the owner, the owner the process, the process the defaults', () => {
  const org = { approvals: { count: 2 }, gates: { required: ['validated'] }, process: 'documents' }
  const own = { approvals: { own: true }, labels: { prefix: 'model: ' } }
  const { approvals, gates, labels, process, targets } = configOf([org, own], 'kaito-2025')

  expect(process).toBe('documents')
  expect(approvals).toEqual({ count: 2, own: true })
  expect(gates.required).toEqual(['validated'])
  expect(labels.prefix).toBe('model: ')
  expect(targets).toEqual([])
})

test('a model that needs no image has no gate for one, whichever key says so', () => {
  const byGates = configOf([{ gates: { required: ['validated'] } }], 'kaito-2025')
  const byKey = configOf([{ publication: { required: false } }], 'kaito-2025')

  expect(byGates.publication.required).toBe(false)
  expect(byKey.gates.required).toEqual(['registered', 'validated'])
})
