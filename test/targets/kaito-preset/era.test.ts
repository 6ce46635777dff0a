import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Files } from '../../../src/edit/files.ts'
import { factsOf } from '../../../src/facts/facts-of.ts'
import { kaitoPreset } from '../../../src/targets/kaito-preset/kaito-preset.ts'
import { proposalFor } from '../../support/proposals.ts'
import { tree, withFile } from './check.ts'

const presetTest = 'test/e2e/preset_test.go'
const vllmTest = 'test/e2e/preset_vllm_test.go'
const configmap = 'charts/kaito/workspace/templates/supported-models-configmap.yaml'

/** The tree with both test files rewritten. */
function tests(rewrite: (text: string) => string): Files {
  return [presetTest, vllmTest].reduce(
    (files, path) => withFile(path, rewrite(tree.get(path) ?? ''), files),
    tree,
  )
}

const e2e = (files: Files, gated?: boolean) =>
  kaitoPreset.scaffold(
    'e2e',
    {
      proposal: proposalFor(),
      facts:
        gated === undefined
          ? undefined
          : factsOf({ id: 'microsoft/phi-4', page: { id: 'microsoft/phi-4', gated } }),
    },
    files,
  )

const textOf = (set: ReturnType<typeof e2e>, path: string): string =>
  set.changes.find((change) => change.path === path)?.text ?? ''

test('before mid-May 2025 the generator takes no secret, before May an access mode', () => {
  const noSecret = e2e(tests((text) => text.replaceAll('nil, nil, nil, "")', 'nil, nil, nil)')))
  const mode = 'kaitov1beta1.ModelImageAccessModePublic'
  const withMode = e2e(
    tests((text) =>
      text.replaceAll(/(Preset\w+), nil, nil, nil, ""\)/g, `$1, ${mode}, nil, nil, nil)`),
    ),
  )

  expect(textOf(noSecret, presetTest)).toContain('}, nil, PresetPhi4Model, nil, nil, nil)\n')
  expect(textOf(withMode, vllmTest)).toContain(`}, nil, PresetPhi4Model, ${mode}, nil, nil, nil)\n`)
})

test('calls that came later are made in the place the other tests make them', () => {
  const files = tests((text) =>
    text
      .replaceAll(
        '\t\tvalidateCompletionsEndpoint(workspaceObj)\n',
        '\t\tvalidateCompletionsEndpoint(workspaceObj)\n\t\tvalidateGatewayAPIInferenceExtensionResources(workspaceObj)\n',
      )
      .replaceAll(', int32(numOfNode), false)', ', int32(numOfNode))'),
  )
  const text = textOf(e2e(files), vllmTest)
  const spec = text.slice(text.indexOf('It("should create a phi-4 '))

  expect(spec).toContain(
    '\t\tvalidateInferenceResource(workspaceObj, int32(numOfNode))\n\n\t\tvalidateWorkspaceReadiness(workspaceObj)\n\t\tvalidateModelsEndpoint(workspaceObj)\n\t\tvalidateCompletionsEndpoint(workspaceObj)\n\t\tvalidateGatewayAPIInferenceExtensionResources(workspaceObj)\n\t})\n',
  )
})

test('a gated model gets its secret where the tests know how to make one', () => {
  const files = tests(
    (text) => `${text}\nfunc createAndValidateModelSecret() *corev1.Secret { return nil }\n`,
  )
  const gated = e2e(files, true)

  expect(textOf(gated, presetTest)).toContain(
    '\tmodelSecret := createAndValidateModelSecret()\n\tworkspaceObj := &kaitov1beta1.Workspace{}\n',
  )
  expect(textOf(gated, presetTest)).toContain('PresetPhi4Model, nil, nil, nil, modelSecret.Name)')
  expect(gated.todos).toEqual([])
  expect(textOf(e2e(files, false), presetTest)).not.toContain('modelSecret.Name')
  expect(e2e(tree, true).todos).toEqual([expect.stringMatching(/^Access: /)])
})

const chart = `apiVersion: v1
kind: ConfigMap
metadata:
  namespace: {{ .Release.Namespace }}
data:
  SupportedModels: |
    models:
      - name: falcon-7b-instruct
        runtime: tfs
        tag: 0.2.0
      - name: falcon-7b
        runtime: tfs
        tag: 0.2.0
      - name: qwen2.5-coder-7b-instruct
        runtime: tfs
        tag: 0.0.1
`

test('the copy of the registry in the chart gets the entry too, without comments', () => {
  const proposal = proposalFor({ familyName: 'Falcon', repository: 'tiiuae/falcon-40b' })
  const brief = { proposal, facts: undefined }
  const { changes } = kaitoPreset.scaffold('registration', brief, withFile(configmap, chart))
  const text = changes.find(({ path }) => path === configmap)?.text ?? ''
  const entry = `      - name: falcon-40b
        type: text-generation
        version: https://huggingface.co/tiiuae/falcon-40b/commit/187ef0342fff0eb3333be9f00389385e95ef0b61
        runtime: tfs
        tag: 0.0.1
`

  expect(text.replace(entry, '')).toBe(chart)
  expect(text.indexOf(entry)).toBe(chart.indexOf('      - name: qwen'))
  expect(parse(text.split('|\n')[1] ?? '')).toMatchObject({ models: { length: 4 } })
  expect(kaitoPreset.scaffold('registration', brief, withFile(configmap, text)).changes).toEqual([
    expect.objectContaining({ path: 'presets/workspace/models/supported_models.yaml' }),
  ])
})

test('a chart of another form is left to a person, and the registry is written', () => {
  const { changes, todos } = kaitoPreset.scaffold(
    'registration',
    { proposal: proposalFor(), facts: undefined },
    withFile(configmap, chart.replace('SupportedModels', 'Models')),
  )
  expect(changes).toHaveLength(1)
  expect(todos).toEqual([`Edit \`${configmap}\` by hand: it has no \`SupportedModels: |\`.`])
})

test('fields have the names the tree declares, and what it lacks is left to a person', () => {
  const contract = 'pkg/model/interface.go'
  const older = (tree.get(contract) ?? '')
    .replace('AccelerateParams ', 'TorchRunParams   ')
    .replace(/.*Ray(?:Leader|Worker)BaseCommand.*\n/g, '')
  const brief = { proposal: proposalFor({ distributed: true }), facts: undefined }
  const { changes, todos } = kaitoPreset.scaffold('preset', brief, withFile(contract, older))
  const code = changes.find(({ path }) => path.endsWith('phi4/model.go'))?.text ?? ''

  expect(code).toContain('TorchRunParams:    inference.DefaultAccelerateParams,')
  expect(code).not.toMatch(/AccelerateParams:|Ray/)
  expect(todos).toContain(
    'Distributed inference: this tree has no Ray commands for vLLM; say how nodes find each other.',
  )
})
