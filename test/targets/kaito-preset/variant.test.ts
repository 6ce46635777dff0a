import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Files } from '../../../src/edit/files.ts'
import { factsOf } from '../../../src/facts/facts-of.ts'
import { kaitoPreset } from '../../../src/targets/kaito-preset/kaito-preset.ts'
import { afterwards, scaffoldParts } from '../../../src/targets/scaffold-parts.ts'
import type { Brief } from '../../../src/targets/target.ts'
import { proposalFor } from '../../support/proposals.ts'
import { scaffolded, tree, withFile } from './check.ts'

const falcon = 'presets/workspace/models/falcon/model.go'
const qwen = 'presets/workspace/models/qwen/model.go'
const falcon40 = proposalFor({ familyName: 'Falcon', repository: 'tiiuae/falcon-40b-instruct' })

const all = (brief: Brief, files: Files = tree) =>
  scaffoldParts(kaitoPreset, kaitoPreset.parts, { brief, files })

/** The lines a file gained, and a proof that it lost none. */
function added(path: string, files: Files, before: Files = tree): string {
  const old = (before.get(path) ?? '').split('\n')
  const now = (files.get(path) ?? '').split('\n')
  const gained: string[] = []
  let at = 0
  for (const line of now) {
    if (line === old[at]) at += 1
    else gained.push(line)
  }
  expect(at).toBe(old.length)
  return gained.join('\n')
}

test('a variant is added to the code of its family, with the run parameters its siblings share', () => {
  expect(added(falcon, scaffolded(falcon40).files)).toMatchInlineSnapshot(`
    "	plugin.KaitoModelRegister.Register(&plugin.Registration{
    		Name:     PresetFalcon40BInstructModel,
    		Instance: &falcon40BInstructPreset,
    	})

    	PresetFalcon40BInstructModel = "falcon-40b-instruct"
    var falcon40BInstructPreset falcon40BInstructModel

    type falcon40BInstructModel struct{}

    func (*falcon40BInstructModel) GetInferenceParameters() *model.PresetParam {
    	return &model.PresetParam{
    		Metadata:                  metadata.MustGet(PresetFalcon40BInstructModel),
    		DiskStorageRequirement:    "150Gi",
    		GPUCountRequirement:       "1",
    		TotalGPUMemoryRequirement: "40Gi",
    		PerGPUMemoryRequirement:   "0Gi",
    		RuntimeParam: model.RuntimeParam{
    			Transformers: model.HuggingfaceTransformersParam{
    				BaseCommand:       falconBaseCommand,
    				AccelerateParams:  inference.DefaultAccelerateParams,
    				InferenceMainFile: inference.DefaultTransformersMainFile,
    				ModelRunParams:    falconRunParams,
    			},
    			VLLM: model.VLLMParam{
    				BaseCommand:    inference.DefaultVLLMCommand,
    				ModelName:      PresetFalcon40BInstructModel,
    				ModelRunParams: falconRunParamsVLLM,
    			},
    		},
    		ReadinessTimeout: time.Duration(30) * time.Minute,
    	}
    }

    func (*falcon40BInstructModel) GetTuningParameters() *model.PresetParam {
    	return nil
    }

    func (*falcon40BInstructModel) SupportDistributedInference() bool {
    	return false
    }

    func (*falcon40BInstructModel) SupportTuning() bool {
    	return false
    }
    "
  `)
})

test('a variant needs no import, and has its row and its tests', () => {
  const { files, said } = scaffolded(falcon40)

  expect(files.get('cmd/workspace/models.go')).toBe(tree.get('cmd/workspace/models.go'))
  expect(added('presets/workspace/models/falcon/README.md', files)).toBe(
    '| falcon-40b-instruct | [tiiuae/falcon-40b-instruct](https://huggingface.co/tiiuae/falcon-40b-instruct) | [link](../../../../examples/inference/kaito_workspace_falcon_40b-instruct.yaml) | Deployment | false |',
  )
  expect(kaitoPreset.inspect('falcon-40b-instruct', files).missing).toEqual([])
  expect(said).toContain(
    'note: Run parameters: those of `falcon-7b-instruct`, which the family shares.',
  )
  expect(said).toContain(
    'todo: A sibling sets `DisallowLoRA` and `DisableTensorParallelism`; say whether this model needs it.',
  )
})

test('two models come into one family, one after the other and in one file', () => {
  const first = scaffolded(proposalFor()).files
  const mini = proposalFor({ repository: 'microsoft/Phi-4-mini-instruct' })
  const { files } = scaffolded(mini, first)

  expect(kaitoPreset.inspect('phi-4', files).missing).toEqual([])
  expect(kaitoPreset.inspect('phi-4-mini-instruct', files).missing).toEqual([])
  expect(scaffolded(mini, files)).toEqual({ files, said: '' })
  expect(scaffolded(proposalFor(), files)).toEqual({ files, said: '' })
})

test('a family whose only constant stands alone gets a second one below it', () => {
  const coder = proposalFor({ familyName: 'Qwen', repository: 'Qwen/Qwen2.5-Coder-32B-Instruct' })
  expect(scaffolded(coder).files.get(qwen)).toContain(
    'const PresetQwen2_5Coder7BInstructModel = "qwen2.5-coder-7b-instruct"\nconst PresetQwen2_5Coder32BInstructModel = "qwen2.5-coder-32b-instruct"\n',
  )
})

test('weights that come at run time, or code that is trusted, make maps of their own', () => {
  const brief = {
    proposal: { ...falcon40, model: proposalFor({ ...falcon40.model, licence: 'gemma' }).model },
    facts: factsOf({ id: 'tiiuae/falcon-40b-instruct', config: { auto_map: {}, model_type: 'x' } }),
  }
  const files = afterwards(tree, all(brief))
  const [, variables] = /\nvar \(\n\tfalcon40B([^)]*)\)/.exec(files.get(falcon) ?? '') ?? []

  expect(variables).toMatchInlineSnapshot(`
    "InstructRunParams = map[string]string{
    		"torch_dtype":        "bfloat16",
    		"pipeline":           "text-generation",
    		"chat_template":      "/workspace/chat_templates/falcon-instruct.jinja",
    		"trust_remote_code":  "",
    		"allow_remote_files": "",
    	}
    	falcon40BInstructRunParamsVLLM = map[string]string{
    		"dtype":             "float16",
    		"chat-template":     "/workspace/chat_templates/falcon-instruct.jinja",
    		"trust-remote-code": "",
    	}
    "
  `)
  expect(kaitoPreset.inspect('falcon-40b-instruct', files).complete).toBe(true)
})

test('weights packed as mxfp4 make a map of their own beside siblings in float16', () => {
  const id = 'tiiuae/falcon-40b-instruct'
  const page = { id, config: { quantization_config: { quant_method: 'mxfp4' } } }
  const files = afterwards(tree, all({ proposal: falcon40, facts: factsOf({ id, page }) }))
  const [, variables] = /\nvar \(\n\t(falcon40B[^)]*)\)/.exec(files.get(falcon) ?? '') ?? []

  expect(variables).toMatchInlineSnapshot(`
    "falcon40BInstructRunParamsVLLM = map[string]string{
    		"chat-template": "/workspace/chat_templates/falcon-instruct.jinja",
    		"dtype":         "bfloat16",
    	}
    "
  `)
})

test('names that people chose are used, once they are checked', () => {
  const names = { model: 'phi-4-plus', family: 'Phi 4', package: 'phi' }
  const set = all({ proposal: proposalFor(), facts: undefined, names })

  expect(set.changes.map(({ path }) => path)).toContain('presets/workspace/models/phi/model.go')
  expect(kaitoPreset.inspect('phi-4-plus', afterwards(tree, set)).missing).toEqual([])
  for (const wrong of [{ model: '../x' }, { package: 'func' }, { family: 'x"); os.Exit(1)' }])
    expect(all({ proposal: proposalFor(), facts: undefined, names: wrong }).changes).toEqual([])
})

test('a sibling copied without its constant is named, and mended', () => {
  const { files } = scaffolded(falcon40)
  const source = files.get(falcon) ?? ''
  const wrong = source
    .replace('MustGet(PresetFalcon40BInstructModel)', 'MustGet(PresetFalcon7BModel)')
    .replace(/ModelName: +PresetFalcon40BInstructModel/, 'ModelName:      PresetFalcon7BModel')
  const broken = withFile(falcon, wrong, files)

  expect(kaitoPreset.inspect('falcon-40b-instruct', broken)).toMatchObject({
    complete: false,
    missing: [
      `the code of \`falcon-40b-instruct\` in \`${falcon}\` names \`PresetFalcon7BModel\`, the constant of another preset`,
    ],
  })
  expect(scaffolded(falcon40, broken).files.get(falcon)).toBe(source)
})

test('a type that nobody registered is registered, and nothing else', () => {
  const { files } = scaffolded(falcon40)
  const source = files.get(falcon) ?? ''
  const registration = /\tplugin[^\n]*\n\t\tName: +PresetFalcon40BInstructModel,\n[^\n]*\n\t\}\)\n/
  const broken = withFile(falcon, source.replace(registration, ''), files)

  expect(kaitoPreset.inspect('falcon-40b-instruct', broken).missing).toEqual([
    'no `model.go` registers `falcon-40b-instruct`',
  ])
  expect(scaffolded(falcon40, broken).files.get(falcon)).toBe(source)
})

test('an import that was forgotten and an entry that was commented out are brought back', () => {
  const { files } = scaffolded(proposalFor())
  const registry = 'presets/workspace/models/supported_models.yaml'
  const entry = /^ {2}- name: phi-4\n(?: {4}.*\n)+/m
  const broken = new Map([
    ...files,
    [
      'cmd/workspace/models.go',
      (files.get('cmd/workspace/models.go') ?? '').replace(/.*phi4"\n/, ''),
    ],
    [
      registry,
      (files.get(registry) ?? '').replace(entry, (text) => text.replaceAll(/^ {2}/gm, '  # ')),
    ],
  ])

  expect(kaitoPreset.inspect('phi-4', broken).missing).toEqual([
    `the entry \`phi-4\` in \`${registry}\` is commented out`,
    '`cmd/workspace/models.go` does not import `phi4`',
  ])
  const mended = scaffolded(proposalFor(), broken).files
  expect(kaitoPreset.inspect('phi-4', mended).missing).toEqual([])
})

test('a name that the family uses for something else is left to a person', () => {
  const taken = withFile(falcon, `${tree.get(falcon) ?? ''}\nvar falcon40BInstructPreset = 1\n`)
  expect(
    kaitoPreset.scaffold('preset', { proposal: falcon40, facts: undefined }, taken).todos,
  ).toEqual([
    `Edit \`${falcon}\` by hand: add \`falcon-40b-instruct\` after its siblings, since \`falcon40BInstructPreset\` is declared already.`,
  ])
})

test('facts that contradict the licence make the careful choice, and say both', () => {
  const facts = factsOf({
    id: 'microsoft/phi-4',
    page: { id: 'microsoft/phi-4', gated: 'manual', cardData: { license: 'gemma' } },
  })
  const { changes, notes } = all({ proposal: proposalFor(), facts })
  const entry = changes.find(({ path }) => path.endsWith('.yaml'))?.text

  expect(entry).toContain('    downloadAtRuntime: true\n    tag: 0.0.1\n')
  expect(notes).toContain(
    "Licence: the class of the proposal's is hostable, that of the model's page is restricted; the more careful one is used.",
  )
})

test('without the lines that were added every file is what it was, byte for byte', () => {
  const word = fc.stringMatching(/^[A-Za-z][a-z0-9]{0,6}(?:[.-][a-z0-9]{1,5}){0,2}$/)
  const family = fc.constantFrom('Falcon', 'Qwen', 'Phi-4', 'Gemma 3')
  const licence = fc.constantFrom('MIT', 'gemma')
  const runtimes = fc.constantFrom(
    ['vllm'] as const,
    ['transformers'] as const,
    ['vllm', 'transformers'] as const,
  )
  fc.assert(
    fc.property(word, family, licence, runtimes, (own, familyName, name, runs) => {
      const repository = `org/${own}`
      const proposal = proposalFor({ repository, familyName, licence: name, runtimes: runs })
      const set = all({ proposal, facts: undefined })
      const files = afterwards(tree, set)

      for (const { path, change } of set.changes) if (change === 'edit') added(path, files)
      expect(all({ proposal, facts: undefined }, files).changes).toEqual([])
      const { complete } = kaitoPreset.inspect(kaitoPreset.nameOf(proposal) ?? '', files)
      expect(complete).toBe(set.changes.length > 0)
    }),
    { numRuns: 60 },
  )
})
