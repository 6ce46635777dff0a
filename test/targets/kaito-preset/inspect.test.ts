import { expect, test } from 'vitest'
import { kaitoPreset } from '../../../src/targets/kaito-preset/kaito-preset.ts'
import { proposalFor } from '../../support/proposals.ts'
import { scaffolded, tree, withFile } from './check.ts'

const registry = 'presets/workspace/models/supported_models.yaml'
const falcon = 'presets/workspace/models/falcon/model.go'
const imports = 'cmd/workspace/models.go'
const presetTest = 'test/e2e/preset_test.go'
const untested = 'no end-to-end test reaches it (not required)'

const changed = (path: string, from: string | RegExp, to: string): ReadonlyMap<string, string> => {
  const text = (tree.get(path) ?? '').replace(from, to)
  expect(text).not.toBe(tree.get(path))
  return withFile(path, text)
}

test('a variant with a composed constant is complete, and its missing test is named', () => {
  expect(kaitoPreset.inspect('falcon-7b-instruct', tree)).toMatchInlineSnapshot(`
    {
      "complete": true,
      "downloadAtRuntime": false,
      "missing": [
        "no end-to-end test reaches it (not required)",
      ],
      "name": "falcon-7b-instruct",
      "present": true,
      "registered": true,
      "repository": "tiiuae/falcon-7b-instruct",
      "revision": "8782b5c5d8c9290412416618f36a133653e85285",
      "tag": "0.2.0",
      "tested": false,
    }
  `)
})

test('a preset with a test lacks nothing', () => {
  expect(kaitoPreset.inspect('falcon-7b', tree).missing).toEqual([])
  expect(kaitoPreset.inspect('qwen2.5-coder-7b-instruct', tree).missing).toEqual([])
})

test('a model nobody added is absent', () => {
  expect(kaitoPreset.inspect('phi-4', tree)).toMatchObject({
    present: false,
    complete: false,
    missing: [
      `\`${registry}\` has no entry \`phi-4\``,
      'no `model.go` registers `phi-4`',
      untested,
    ],
  })
})

test('what the scaffold writes is complete', () => {
  expect(kaitoPreset.inspect('phi-4', scaffolded(proposalFor()).files)).toMatchObject({
    registered: true,
    tag: '0.0.1',
    repository: 'microsoft/phi-4',
    revision: '187ef0342fff0eb3333be9f00389385e95ef0b61',
    complete: true,
    missing: [],
  })
})

test('a forgotten import is missing', () => {
  const files = changed(
    imports,
    /.*falcon"\n/,
    '\t// _ "github.com/kaito-project/kaito/presets/workspace/models/falcon"\n',
  )
  expect(kaitoPreset.inspect('falcon-7b', files)).toMatchObject({
    present: true,
    complete: false,
    missing: [`\`${imports}\` does not import \`falcon\``],
  })
})

test('an entry that is commented out, or deprecated, is no entry', () => {
  const out = changed(registry, '  - name: falcon-7b\n', '  # - name: falcon-7b\n')
  const commented = withFile(
    registry,
    (out.get(registry) ?? '').replace(/(?<=# - name: falcon-7b\n)(?: {4}.*\n){4}/, ''),
  )
  expect(kaitoPreset.inspect('falcon-7b', commented).missing).toEqual([
    `the entry \`falcon-7b\` in \`${registry}\` is commented out`,
  ])

  const old = changed(
    registry,
    'tag: 0.2.0\n',
    'tag: 0.2.0\n    deprecated: true\n    downloadAtRuntime: true\n',
  )
  expect(kaitoPreset.inspect('falcon-7b', old)).toMatchObject({
    registered: false,
    downloadAtRuntime: true,
    missing: [`\`${registry}\` says that \`falcon-7b\` is deprecated`],
  })
})

test('a registration in a comment, or under another name, does not count', () => {
  const commented = changed(
    falcon,
    /(?<block>\tplugin\.KaitoModelRegister[^}]*\}\))\n(?=\tplugin)/,
    '/*\n$<block>\n*/\n',
  )
  expect(kaitoPreset.inspect('falcon-7b', commented).missing).toEqual([
    'no `model.go` registers `falcon-7b`',
  ])

  const copied = changed(
    falcon,
    'Name:     PresetFalcon7BInstructModel',
    'Name:     PresetFalcon7BModel',
  )
  expect(kaitoPreset.inspect('falcon-7b-instruct', copied).complete).toBe(false)
})

test('constants that refer to each other resolve to nothing', () => {
  const files = changed(
    falcon,
    'PresetFalcon7BModel         = "falcon-7b"',
    'PresetFalcon7BModel = PresetFalcon7BInstructModel',
  )
  expect(kaitoPreset.inspect('falcon-7b', files).complete).toBe(false)
})

test('a skipped test, or a constant alone, is no test', () => {
  const skipped = changed(
    presetTest,
    'func() {\n\t\tnumOfNode',
    'func() {\n\t\tSkip("too large")\n\t\tnumOfNode',
  )
  expect(kaitoPreset.inspect('falcon-7b', skipped)).toMatchObject({
    complete: true,
    missing: [untested],
  })

  const unused = changed(presetTest, 'nil, PresetFalcon7BModel, nil', 'nil, "other", nil')
  expect(kaitoPreset.inspect('falcon-7b', unused).missing).toEqual([untested])
})

test('a registry that cannot be read registers nothing', () => {
  for (const text of ['models: [', 'models: 1\n', 'a: &x 1\nmodels: [*x]\n'])
    expect(kaitoPreset.inspect('falcon-7b', withFile(registry, text)).registered).toBe(false)
})

const readme = 'presets/workspace/models/phi4/README.md'
const modelGo = 'presets/workspace/models/phi4/model.go'
const vllmTest = 'test/e2e/preset_vllm_test.go'
const copied = 'PresetFalcon7BModel'

/** One step of an onboarding that somebody left out: the files without it, and what is then said. */
const leftOut: readonly (readonly [string, string, (text: string) => string, readonly string[]])[] =
  [
    [
      'the import',
      imports,
      (text) => text.replace(/.*phi4"\n/, ''),
      [`\`${imports}\` does not import \`phi4\``],
    ],
    [
      'the entry, which is commented out',
      registry,
      (text) =>
        text.replace(/^ {2}- name: phi-4\n(?: {4}.*\n)+/m, (entry) =>
          entry.replaceAll(/^ {2}/gm, '  # '),
        ),
      [`the entry \`phi-4\` in \`${registry}\` is commented out`],
    ],
    [
      'its own constant',
      modelGo,
      (text) =>
        text
          .replace('MustGet(PresetPhi4Model)', `MustGet(${copied})`)
          .replace('const (\n', `const (\n\t${copied} = "falcon-7b"\n`),
      [
        `the code of \`phi-4\` in \`${modelGo}\` names \`${copied}\`, the constant of another preset`,
      ],
    ],
    [
      'the row of the README',
      readme,
      (text) => text.replace(/\| phi-4 .*\n/, ''),
      [`\`${readme}\` has no row \`phi-4\` (not required)`],
    ],
  ]

test.for(leftOut)(
  'without %s exactly that is named, and the scaffold completes it',
  ([, path, without, missing]) => {
    const { files } = scaffolded(proposalFor())
    const half = new Map([...files, [path, without(files.get(path) ?? '')]])

    expect(half.get(path)).not.toBe(files.get(path))
    expect(kaitoPreset.inspect('phi-4', half).missing).toEqual(missing)
    const done = scaffolded(proposalFor(), half).files
    expect(kaitoPreset.inspect('phi-4', done).missing).toEqual([])
    expect(scaffolded(proposalFor(), done)).toEqual({ files: done, said: '' })
  },
)

test('without the specs exactly the test is named, and the scaffold writes them again', () => {
  const { files } = scaffolded(proposalFor())
  const spec = /\n?\tIt\("should create a phi-4 [\s\S]*?\n\t\}\)\n/
  const half = new Map([
    ...files,
    ...[presetTest, vllmTest].map(
      (path) => [path, (files.get(path) ?? '').replace(spec, '')] as const,
    ),
  ])

  expect(kaitoPreset.inspect('phi-4', half)).toMatchObject({ complete: true, missing: [untested] })
  expect(scaffolded(proposalFor(), half).files).toEqual(files)
})

test('a README that is not there is named', () => {
  const files = new Map(tree)
  files.delete('presets/workspace/models/falcon/README.md')
  expect(kaitoPreset.inspect('falcon-7b', files).missing).toEqual([
    '`presets/workspace/models/falcon/README.md` is not there (not required)',
  ])
})
