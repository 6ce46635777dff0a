/** Pages with lists of proposals, by status. */
export const indexPages: readonly string[] = [
  `---
title: Proposals
---

Start from the [template](./proposals/phi-4.md).

### Provisional Status
- [Phi-4](https://example.org/blob/main/docs/proposals/phi-4.md) - With a [second](./qwen.md) link
- [A plugin](./proposals/plugin.md) - Something else

### Integrated Status
- [Qwen](./proposals/qwen.md) - For code
  over two lines

### Empty Status

Text.
`,
  `# All

## Provisional Status

* [Heron](heron.md)

* [Phi-4](phi-4.md)

## Integrated Status

1. [Qwen](qwen.md)
2. [Falcon](falcon.md)

## Empty Status`,
]

export const tablePages: readonly string[] = [
  `# Falcon

## Supported Models

| Model name | Source |
|---|---|
| falcon-7b | [here](x) |
| \`falcon-40b\` | a \\| b |

## Usage

Words.
`,
  '## Supported Models\n| Model name | Source |\n| :-- | --: |\nWords behind it.\n',
]

export const registries: readonly string[] = [
  `models:
  # Falcon
  - name: falcon-7b
    tag: 0.2.0
  - name: falcon-7b-instruct
    type: text-generation
    tag: 0.2.0
    # Tag history:
    # 0.2.0 - Something newer

  # Qwen
  - name: qwen
    tag: 0.0.1
  # 0.0.1 - A history at the indentation of the list

other:
  - name: else
`,
]

export const goSources: readonly string[] = [
  `package main

/*
import (
	_ "m/not/here"
)
*/
import (
	"fmt"

	_ "m/models"
	_ "m/models/falcon" // first
	_ "m/models/qwen"
)

const (
	PresetFalconModel = "falcon-7b" // ) not the end
	PresetQwenModel   = "qwen"
	OtherAnnotation   = "example.org/other"
)

var _ = Describe("Workspace", func() {
	It("should )", func() {
	})

})
`,
]
