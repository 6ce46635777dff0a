import type { AuditTree } from '../src/audit/tree.ts'
import { defaultConfig } from '../src/config/config.ts'

const revisionOf = (number: number): string => number.toString(16).padStart(40, '0')
const nameOf = (number: number): string => `bird-${number}b`
const fileOf = (number: number): string => `20260101-bird-${number}b.md`

/** A KAITO tree with so many proposals, presets in Go, registry entries, tests and index lines; a tenth of each kind is wrong. */
export function generatedTree(count: number): AuditTree {
  const numbers = Array.from({ length: count }, (_, index) => index)
  const families = numbers.filter((number) => number % 10 === 0)
  const files = new Map([
    ...numbers.map((number) => [`docs/proposals/${fileOf(number)}`, proposalOf(number)] as const),
    ...families.map(
      (first) =>
        [
          `presets/workspace/models/family${first}/model.go`,
          familyOf(numbers.slice(first, first + 10), first),
        ] as const,
    ),
    ['presets/workspace/models/supported_models.yaml', registryOf(numbers)],
    ['cmd/workspace/models.go', importsOf(families)],
    ['go.mod', 'module github.com/kaito-project/kaito\n'],
    ['test/e2e/preset_test.go', testsOf(numbers)],
    ['website/docs/proposals.md', pageOf(numbers)],
  ])
  return {
    now: new Date('2026-06-01T00:00:00Z'),
    config: defaultConfig,
    paths: new Set(files.keys()),
    files,
    broken: [],
    history: undefined,
    fates: new Map(),
    observed: new Map(),
  }
}

function proposalOf(number: number): string {
  const status = number % 10 === 0 ? 'provisional' : 'integrated'
  return `---
title: Support for birds/${nameOf(number)}
authors:
  - "Ines Requester"
creation-date: 2026-01-01
last-updated: 2026-01-02
status: ${status}
---

# Title

Add support for birds/${nameOf(number)}.

## Summary

- **Model description**: a model that answers questions about birds, in several languages.
- **Model usage statistics**: several thousand downloads a month.
- **Model license**: Apache-2.0

## Requirements

| Field | Notes |
|----|----|
| Family name | Birds |
| Type | \`text-generation\` |
| Download site | https://huggingface.co/birds/${nameOf(number)} |
| Version | ${revisionOf(number)} |
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

- [x] 01/01/2026: Open proposal PR.
- [x] 01/02/2026: Start model integration.
- [${status === 'integrated' ? 'x' : ' '}] 01/02/2026: Complete model support.
`
}

function registryOf(numbers: readonly number[]): string {
  const entries = numbers.map(
    (number) => `  - name: ${nameOf(number)}
    type: text-generation
    version: https://huggingface.co/birds/${nameOf(number)}/commit/${revisionOf(number % 10 === 1 ? number + 1_000_000 : number)}
    runtime: tfs
    tag: 0.0.1
`,
  )
  return `models:\n${entries.join('')}`
}

function familyOf(numbers: readonly number[], first: number): string {
  const registrations = numbers.map(
    (number) => `	plugin.KaitoModelRegister.Register(&plugin.Registration{
		Name:     "${nameOf(number)}",
		Instance: &bird${number},
	})
`,
  )
  return `package family${first}\n\nfunc init() {\n${registrations.join('')}}\n`
}

function importsOf(families: readonly number[]): string {
  const path = 'github.com/kaito-project/kaito/presets/workspace/models/family'
  return `package main\n\nimport (\n${families.map((first) => `\t_ "${path}${first}"\n`).join('')})\n`
}

function testsOf(numbers: readonly number[]): string {
  const tested = numbers.filter((number) => number % 10 !== 2)
  const functions = tested.map(
    (number) =>
      `const PresetBird${number} = "${nameOf(number)}"\n\nfunc createBird${number}() string {\n\treturn PresetBird${number}\n}\n\n`,
  )
  const specs = tested.map(
    (number) => `\tIt("should create bird ${number}", func() {\n\t\tcreateBird${number}()\n\t})\n`,
  )
  return `package e2e\n\n${functions.join('')}var _ = Describe("Birds", func() {\n${specs.join('')}})\n`
}

function pageOf(numbers: readonly number[]): string {
  const listed = numbers.filter((number) => number % 10 !== 3)
  const line = (number: number): string =>
    `- [Bird ${number}](../../docs/proposals/${fileOf(number)}) - One of many\n`
  const early = listed.filter((number) => number % 10 === 0 || number % 10 === 4)
  const done = listed.filter((number) => !early.includes(number))
  return `# Proposals\n\n### Provisional Status\n${early.map(line).join('')}\n### Integrated Status\n${done.map(line).join('')}`
}
