import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { edited } from '../../../src/edit/edited.ts'
import { factsOf } from '../../../src/facts/facts-of.ts'
import { parseProposal } from '../../../src/proposal/parse-proposal.ts'
import { kaitoPreset } from '../../../src/targets/kaito-preset/kaito-preset.ts'
import { targetNamed } from '../../../src/targets/targets.ts'
import { shown } from '../../edit/promises.ts'
import { phi4, proposalFor } from '../../support/proposals.ts'
import { applied, scaffolded, tree, withFile, without } from './check.ts'

const registry = 'presets/workspace/models/supported_models.yaml'
const modelGo = 'presets/workspace/models/phi4/model.go'
const presetTest = 'test/e2e/preset_test.go'

/** What the scaffold adds to a file of the tree, or the whole of a new one. */
function added(path: string, proposal = proposalFor()): string {
  const before = tree.get(path)
  const after = scaffolded(proposal).files.get(path) ?? ''
  return before === undefined ? after : shown(before, edited(after)).replaceAll(/^\+ /gm, '')
}

test('the shipped proposal is one the target can turn into code', () => {
  const path = 'proposals/20260105-phi-4.md'
  const proposal = parseProposal(path, readFileSync(path, 'utf8'))

  expect(proposal.model).toEqual(phi4)
  expect(kaitoPreset.nameOf(proposal)).toBe('phi-4')
  expect(scaffolded(proposal)).toEqual(scaffolded(proposalFor()))
})

test('a target is known by its name', () => {
  expect(targetNamed('kaito-preset')?.name).toBe(kaitoPreset.name)
  expect(targetNamed('kaito')).toBeUndefined()
})

test('the registry gets an entry with a heading and a history of its own', () => {
  expect(added(registry)).toMatchInlineSnapshot(`
    "  # Phi-4
      - name: phi-4
        type: text-generation
        version: https://huggingface.co/microsoft/phi-4/commit/187ef0342fff0eb3333be9f00389385e95ef0b61
        runtime: tfs
        tag: 0.0.1
        # Tag history:
        # 0.0.1 - New Model!
    "
  `)
})

test('a new family gets its code', () => {
  expect(added(modelGo)).toMatchInlineSnapshot(`
    "// Copyright (c) the authors of this miniature.
    // Licensed under the MIT license.
    package phi4

    import (
    	"time"

    	"github.com/kaito-project/kaito/pkg/model"
    	"github.com/kaito-project/kaito/pkg/utils/plugin"
    	"github.com/kaito-project/kaito/pkg/workspace/inference"
    	metadata "github.com/kaito-project/kaito/presets/workspace/models"
    )

    func init() {
    	plugin.KaitoModelRegister.Register(&plugin.Registration{
    		Name:     PresetPhi4Model,
    		Instance: &phi4Preset,
    	})
    }

    const (
    	PresetPhi4Model = "phi-4"
    )

    var (
    	phi4BaseCommand = "accelerate launch"
    	phi4RunParams   = map[string]string{
    		"torch_dtype": "bfloat16",
    		"pipeline":    "text-generation",
    	}
    	phi4RunParamsVLLM = map[string]string{
    		"dtype": "float16",
    	}
    )

    var phi4Preset phi4Model

    type phi4Model struct{}

    func (*phi4Model) GetInferenceParameters() *model.PresetParam {
    	return &model.PresetParam{
    		Metadata:                  metadata.MustGet(PresetPhi4Model),
    		DiskStorageRequirement:    "150Gi",
    		GPUCountRequirement:       "1",
    		TotalGPUMemoryRequirement: "40Gi",
    		PerGPUMemoryRequirement:   "0Gi",
    		RuntimeParam: model.RuntimeParam{
    			Transformers: model.HuggingfaceTransformersParam{
    				BaseCommand:       phi4BaseCommand,
    				AccelerateParams:  inference.DefaultAccelerateParams,
    				InferenceMainFile: inference.DefaultTransformersMainFile,
    				ModelRunParams:    phi4RunParams,
    			},
    			VLLM: model.VLLMParam{
    				BaseCommand:    inference.DefaultVLLMCommand,
    				ModelName:      PresetPhi4Model,
    				ModelRunParams: phi4RunParamsVLLM,
    			},
    		},
    		ReadinessTimeout: time.Duration(30) * time.Minute,
    	}
    }

    func (*phi4Model) GetTuningParameters() *model.PresetParam {
    	return nil
    }

    func (*phi4Model) SupportDistributedInference() bool {
    	return false
    }

    func (*phi4Model) SupportTuning() bool {
    	return false
    }
    "
  `)
})

test('a distributed model under another licence is downloaded at run time and started by Ray', () => {
  const proposal = proposalFor({
    distributed: true,
    licence: 'llama3.3',
    gpuCount: 4,
    totalGpuMemoryGB: 300.5,
    perGpuMemoryGB: 70,
  })
  const code = added(modelGo, proposal)

  expect(code).toContain('"allow_remote_files": ""')
  expect(code).toContain('RayLeaderBaseCommand: inference.DefaultVLLMRayLeaderBaseCommand')
  expect(code).toMatch(/DiskStorageRequirement: +"30Gi"/)
  expect(code).toMatch(/TotalGPUMemoryRequirement: "300.5Gi"/)
  expect(code).toMatch(/PerGPUMemoryRequirement: +"70Gi"/)
  expect(code).toMatch(/SupportDistributedInference\(\) bool \{\n\treturn true/)
  expect(added(registry, proposal)).toContain('    downloadAtRuntime: true\n    tag: 0.0.1')
})

test('a model for one runtime has the parameters and the tests of that one', () => {
  const vllm = scaffolded(proposalFor({ runtimes: ['vllm', 'onnx'] })).files
  const transformers = scaffolded(
    proposalFor({ runtimes: ['transformers'], precision: null }),
  ).files

  expect(vllm.get(modelGo)).not.toMatch(/accelerate|Transformers:/)
  expect(vllm.get(presetTest)).toContain('PresetPhi4Model           = "phi-4"')
  expect(vllm.get(presetTest)).not.toContain('createPhi4')
  expect(transformers.get(modelGo)).not.toMatch(/VLLM/)
  expect(transformers.get(modelGo)).toContain('"torch_dtype": "auto"')
  expect(transformers.get('test/e2e/preset_vllm_test.go')).toBe(
    tree.get('test/e2e/preset_vllm_test.go'),
  )
})

test('what was derived and what only a person knows is said', () => {
  expect(scaffolded(proposalFor()).said).toMatchInlineSnapshot(`
    "note: Names by rule: preset \`phi-4\`, package \`phi4\`, constant \`PresetPhi4Model\`; others may be chosen.
    note: No \`downloadAtRuntime\`: the licence lets the image be hosted. From mid-2025 upstream set it for such models too; add it if no image is wanted.
    note: Disk: two rules compete. The formula on total GPU memory: 40 × 2.5 + 48, rounded up to ten, is 150Gi. The proposal's storage size: 30Gi. The formula is used, since the weights come in an image.
    note: Memory: 40Gi in all and 0Gi for each of 1 GPU(s), as the proposal says; upstream often raised it after a test on hardware.
    note: \`torch_dtype\`: bfloat16, from the precision of the proposal.
    note: vLLM \`dtype\`: float16, as most presets here; the proposal does not say.
    note: Readiness timeout: 30 minutes, the usual value. Tuning: not supported, since the proposal gives no figures for it.
    note: Example: Standard_NC24ads_A100_v4 is the smallest machine that fits; a larger one is a choice.
    todo: Chat template: the proposal names none; add one to the run parameters if the tokenizer has none of its own.
    note: Machine: Standard_NC24ads_A100_v4 is the smallest that fits on one node, and the specs are labelled \`utils.GinkgoLabelA100Required\`; a larger machine or another label is a choice.
    note: Order of calls and arguments: those most tests of the same file have."
  `)
})

test('the tests of a preset are the same before and after the preset is there', () => {
  const brief = { proposal: proposalFor(), facts: undefined }
  const registered = applied(tree, kaitoPreset.scaffold('registration', brief, tree))
  const before = kaitoPreset.scaffold('e2e', brief, registered)

  const preset = applied(registered, kaitoPreset.scaffold('preset', brief, registered))

  expect(kaitoPreset.scaffold('e2e', brief, preset)).toEqual(before)
})

test('what is there already is left out', () => {
  const { files } = scaffolded(proposalFor())

  expect(scaffolded(proposalFor(), files)).toEqual({ files, said: '' })
})

test('every part leaves the bytes of other files and the other lines of its own', () => {
  const { files } = scaffolded(proposalFor())

  for (const [path, text] of tree) {
    const lines = (files.get(path) ?? '').split('\n')
    const kept = text.split('\n').filter((line) => lines.includes(line))
    expect(kept).toEqual(text.split('\n'))
  }
})

test('a variant of a family goes below its siblings in the registry', () => {
  const proposal = proposalFor({ familyName: 'Falcon', repository: 'tiiuae/falcon-40b' })
  const lines = (scaffolded(proposal).files.get(registry) ?? '').split('\n')

  const at = lines.indexOf('  - name: falcon-40b')
  expect(lines.slice(at - 1, at)).toEqual(['    # 0.0.1 - Initial Release'])
  expect(lines.slice(at + 7, at + 9)).toEqual(['', '  # Qwen'])
})

test('the licence header is that of the repository, and code in it is refused', () => {
  const header = '// One.\n//\n// Three.'
  const files = withFile('hack/boilerplate.go.txt', header)
  const set = kaitoPreset.scaffold('preset', { proposal: proposalFor(), facts: undefined }, files)
  expect(set.changes[0]?.text).toMatch(/^\/\/ One\.\n\/\/\n\/\/ Three\.\npackage phi4\n/)

  for (const wrong of [
    withFile('hack/boilerplate.go.txt', 'func init() {}\n'),
    without('hack/boilerplate.go.txt'),
  ])
    expect(
      kaitoPreset.scaffold('preset', { proposal: proposalFor(), facts: undefined }, wrong),
    ).toMatchObject({ changes: [] })
})

test('what the workflow runs is a choice, and is left to a person', () => {
  const files = withFile('.github/e2e-preset-configs.json', '{}')
  const todos = (licence: string): readonly string[] =>
    kaitoPreset.scaffold('e2e', { proposal: proposalFor({ licence }), facts: undefined }, files)
      .todos

  expect(todos('MIT')).toEqual([
    'Add `phi-4` to `.github/e2e-preset-configs.json`: which machines and commands is a choice.',
  ])
  expect(todos('llama3.3')).toEqual([expect.stringMatching(/^Access: /)])
})

test('tests of an unknown shape are left to a person, and then nothing is half done', () => {
  const source = tree.get(presetTest) ?? ''
  const other = withFile(presetTest, source.replaceAll('validateWorkspaceReadiness', 'waitFor'))
  expect(kaitoPreset.scaffold('e2e', { proposal: proposalFor(), facts: undefined }, other)).toEqual(
    {
      changes: [],
      notes: [],
      todos: [
        'Edit `test/e2e/preset_test.go` by hand: no test of a preset in it has a form that is known, from its node to its readiness.',
      ],
    },
  )
})

test('a label is used only where the tree declares it', () => {
  const bare = withFile('test/e2e/utils/ginkgo.go', 'package utils\n')
  const set = kaitoPreset.scaffold('e2e', { proposal: proposalFor(), facts: undefined }, bare)
  expect(set.changes[0]?.text).toContain(
    'phi-4 workspace with preset public mode successfully", func() {',
  )
})

test('a constant that stands for the preset already is used', () => {
  const source = tree.get(presetTest) ?? ''
  const named = withFile(
    presetTest,
    source.replace('= "falcon-7b"\n', '= "falcon-7b"\n\tPresetPhi4 = "phi-4"\n'),
  )
  const text = applied(
    named,
    kaitoPreset.scaffold('e2e', { proposal: proposalFor(), facts: undefined }, named),
  ).get(presetTest)

  expect(text).toContain('}, nil, PresetPhi4, nil')
  expect(text).not.toContain('PresetPhi4Model')
})

test('a model too large for one machine has no example and no tests', () => {
  const huge = proposalFor({ gpuCount: 16, totalGpuMemoryGB: 1200 })
  expect(kaitoPreset.scaffold('e2e', { proposal: huge, facts: undefined }, tree).todos).toEqual([
    'Write the tests of `phi-4` by hand: no single machine of the table is large enough.',
  ])
  expect(
    kaitoPreset.scaffold('preset', { proposal: huge, facts: undefined }, tree).todos[0],
  ).toMatch(/^Write `examples/)
})

test('weights packed as mxfp4 are served in bfloat16, whatever other presets say', () => {
  const page = { id: 'microsoft/phi-4', config: { quantization_config: { quant_method: 'mxfp4' } } }
  const facts = factsOf({ id: page.id, page })
  const set = kaitoPreset.scaffold('preset', { proposal: proposalFor(), facts }, tree)

  expect(set.changes[0]?.text).toContain('"dtype": "bfloat16",')
  expect(set.notes).toContain(
    'vLLM `dtype`: bfloat16, the only one in which it serves weights packed as mxfp4.',
  )
})
