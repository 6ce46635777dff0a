import type { Files } from '../src/edit/files.ts'

/** As little of KAITO's layout of mid-2025 as a preset needs, in our words, with no model in it. */
export const presetTree: Files = new Map([
  ['go.mod', 'module github.com/kaito-project/kaito\n'],
  ['hack/boilerplate.go.txt', '// A licence header.\n'],
  [
    'pkg/model/interface.go',
    'package model\n\ntype PresetParam struct {\n\tTotalGPUMemoryRequirement string\n\tAccelerateParams map[string]string\n\tRayLeaderBaseCommand string\n}\n',
  ],
  ['presets/workspace/models/metadata.go', 'package models\n'],
  ['presets/workspace/models/none/model.go', 'package none\n'],
  [
    'presets/workspace/models/supported_models.yaml',
    'models:\n  - name: base\n    type: text-generation\n    runtime: tfs\n    tag: 0.0.1\n',
  ],
  [
    'cmd/workspace/models.go',
    'package main\n\nimport (\n\t_ "github.com/kaito-project/kaito/presets/workspace/models"\n)\n',
  ],
])

/** The same of the catalogue: one entry and one row of somebody else's. */
export const catalogTree: Files = new Map([
  ['presets/workspace/models/model_catalog.yaml', 'models:\n- name: wetland/heron-3b\n'],
  [
    'website/docs/presets.md',
    '## Curated Models\n\n| Model Name | Description | License |\n| --- | --- | --- |\n| wetland/heron-3b | https://huggingface.co/wetland/heron-3b | MIT |\n',
  ],
])
