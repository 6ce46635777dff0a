import { expect, test } from 'vitest'
import { diskOf } from '../../../src/targets/kaito-preset/disk.ts'
import { examplePath } from '../../../src/targets/kaito-preset/documents.ts'
import { kaitoPreset } from '../../../src/targets/kaito-preset/kaito-preset.ts'
import { familyOf, goNameOf, presetNameOf } from '../../../src/targets/kaito-preset/names.ts'
import { smallestSku } from '../../../src/targets/kaito-preset/sku.ts'
import { proposalFor } from '../../support/proposals.ts'
import { kaitoTree, pathsOf } from '../../support/tree.ts'
import { tree, withFile, without } from './check.ts'

test.for([
  ['microsoft/phi-4', 'phi-4', 'Phi4'],
  ['Qwen/Qwen2.5-Coder-7B-Instruct', 'qwen2.5-coder-7b-instruct', 'Qwen2_5Coder7BInstruct'],
  ['mistralai/Mistral-7B-Instruct-v0.3', 'mistral-7b-instruct', 'Mistral7BInstruct'],
  ['google/gemma-3-4b-it', 'gemma-3-4b-instruct', 'Gemma3_4BInstruct'],
  ['meta-llama/Llama-3.1-8B', 'llama-3.1-8b', 'Llama3_1_8B'],
  ['microsoft/Phi-3-mini-128k-instruct', 'phi-3-mini-128k-instruct', 'Phi3Mini128KInstruct'],
])('%s becomes the preset %s and the Go name %s', ([repository = '', preset = '', goName]) => {
  expect(presetNameOf(repository)).toBe(preset)
  expect(goNameOf(preset)).toBe(goName)
})

test('a family is the longest folder that begins its name, else its own squashed name', () => {
  expect(familyOf('Phi-4', ['phi2', 'phi3'])).toBe('phi4')
  expect(familyOf('Phi-4 mini', ['phi', 'phi4'])).toBe('phi4')
  expect(familyOf('Qwen 2.5 Coder', ['qwen'])).toBe('qwen')
  expect(familyOf('gpt-oss', [])).toBe('gptoss')
})

test.for([
  [8, 70],
  [9, 80],
  [14, 90],
  [16.5, 90],
  [24, 110],
  [25.7, 120],
  [40, 150],
  [90, 280],
])('%d GB in all ask for %d GB of disk', ([total = 0, disk]) => {
  expect(diskOf(total, null, true).gigabytes).toBe(disk)
  expect(diskOf(total, 20, false).gigabytes).toBe(disk)
  expect(diskOf(total, 20, true).gigabytes).toBe(20)
})

test('the smallest machine has enough GPUs, memory and memory for each', () => {
  const name = (gpus: number, totalGB: number, perGpuGB = 0): string | undefined =>
    smallestSku({ gpus, totalGB, perGpuGB })?.name

  expect(name(1, 16)).toBe('Standard_NC6s_v3')
  expect(name(1, 40)).toBe('Standard_NC24ads_A100_v4')
  expect(name(2, 90, 60)).toBe('Standard_NC48ads_A100_v4')
  expect(name(8, 1000)).toBe('Standard_ND96isr_H200_v5')
  expect(name(9, 16)).toBeUndefined()
})

test('an example is named after its preset', () => {
  expect(examplePath('qwen2.5-coder-7b-instruct')).toBe(
    'examples/inference/kaito_workspace_qwen2.5_coder_7b-instruct.yaml',
  )
})

test('the target reads what it needs in one round, and nothing else', () => {
  const paths = pathsOf(kaitoTree)
  expect(kaitoPreset.wants(paths, new Map())).toMatchInlineSnapshot(`
    [
      "cmd/workspace/models.go",
      "examples/inference/kaito_workspace_falcon_7b-instruct.yaml",
      "examples/inference/kaito_workspace_falcon_7b.yaml",
      "examples/inference/kaito_workspace_qwen2.5_coder_7b-instruct.yaml",
      "go.mod",
      "hack/boilerplate.go.txt",
      "pkg/model/interface.go",
      "presets/workspace/models/falcon/README.md",
      "presets/workspace/models/falcon/model.go",
      "presets/workspace/models/metadata.go",
      "presets/workspace/models/qwen/README.md",
      "presets/workspace/models/qwen/model.go",
      "presets/workspace/models/supported_models.yaml",
      "test/e2e/preset_test.go",
      "test/e2e/preset_vllm_test.go",
      "test/e2e/utils/ginkgo.go",
    ]
  `)
  expect(kaitoPreset.wants(paths, tree)).toEqual([])
})

test('the layout is recognised by its files', () => {
  const contract = 'pkg/model/interface.go'
  const catalog = withFile('presets/workspace/models/model_catalog.yaml', 'models: []\n')
  const goFiles = [...tree.keys()].filter((path) => path.endsWith('/model.go'))
  const reason = (files: ReadonlyMap<string, string>): string => kaitoPreset.applies(files).reason

  expect(kaitoPreset.applies(tree).applies).toBe(true)
  expect(reason(catalog)).toContain('in transition')
  expect(reason(new Map([...catalog].filter(([path]) => !goFiles.includes(path))))).toContain(
    'models stand in',
  )
  expect(reason(without(...goFiles))).toContain('there is no')
  expect(reason(without('presets/workspace/models/metadata.go'))).toContain(
    'metadata.go` is missing',
  )
  expect(reason(withFile(contract, 'TotalSafeTensorFileSize'))).toContain('September 2025')
  expect(reason(without(contract))).toContain('does not declare')
  expect(reason(without('go.mod'))).toContain('names no module')
  expect(
    kaitoPreset.scaffold('preset', { proposal: proposalFor(), facts: undefined }, catalog),
  ).toMatchObject({
    changes: [],
    todos: [expect.stringMatching(/^Nothing is written: .*in transition/)],
  })
})
