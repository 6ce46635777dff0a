import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Model } from '../../../src/proposal/proposal.ts'
import { kaitoPreset } from '../../../src/targets/kaito-preset/kaito-preset.ts'
import { isPresetName } from '../../../src/targets/kaito-preset/names.ts'
import { proposalFor } from '../../support/proposals.ts'
import { tree } from './check.ts'

function refusals(model: Partial<Model>): readonly string[] {
  return kaitoPreset.parts.flatMap((part) => {
    const { changes, todos } = kaitoPreset.scaffold(
      part,
      { proposal: proposalFor(model), facts: undefined },
      tree,
    )
    expect(changes).toEqual([])
    return todos
  })
}

test.for<[string, Partial<Model>, string]>([
  ['a path in the name', { repository: 'org/..' }, 'no preset name'],
  ['a branch that git refuses', { repository: 'org/model.lock' }, 'no preset name'],
  ['a repository with a space', { repository: 'org/a b' }, 'no preset name'],
  ['three segments', { repository: 'org/a/b' }, 'no preset name'],
  ['the name of the base image', { repository: 'org/base' }, 'no preset name'],
  ['code in the organisation', { repository: '"); os.Exit(1) //x/phi-4' }, 'no preset name'],
  ['a mention in the organisation', { repository: '@all/phi-4' }, 'not a model repository'],
  ['code in the family name', { familyName: 'Phi-4"); os.Exit(1)' }, 'no Go package name'],
  ['a line break in a known family', { familyName: 'Falcon\n  - name: evil' }, 'not a plain name'],
  ['a keyword as family', { familyName: 'Func' }, 'no Go package name'],
  ['a digit first in the family', { familyName: '01 AI' }, 'no Go package name'],
  ['a branch as version', { revision: 'main' }, 'not a full commit'],
  ['no version', { revision: null }, 'not a full commit'],
  ['half a GPU', { gpuCount: 0.5 }, 'not a whole number'],
  ['no GPU', { gpuCount: 0 }, 'not a whole number'],
  ['endless memory', { totalGpuMemoryGB: Number.POSITIVE_INFINITY }, 'not a usable amount'],
  ['tiny storage', { storageGB: 1e-9 }, 'not a usable amount'],
  ['an image model', { type: 'text-to-image' }, 'nothing else is served'],
  ['only onnx', { runtimes: ['onnx'] }, 'no runtime is named'],
  ['a conditional answer', { distributed: null }, 'neither True nor False'],
])('%s is refused', ([, model, reason]) => {
  expect(refusals(model).join('\n')).toContain(reason)
})

test('a proposal that is not for one model is refused', () => {
  const feature = { ...proposalFor(), kind: 'feature', model: null } as const
  expect(
    kaitoPreset.scaffold('preset', { proposal: feature, facts: undefined }, tree).todos,
  ).toEqual(['Nothing is written: this is not a proposal for one model.'])
  expect(kaitoPreset.nameOf(feature)).toBeUndefined()
})

test('a number for a name stays a text in YAML', () => {
  const set = kaitoPreset.scaffold(
    'registration',
    { proposal: proposalFor({ repository: 'org/1.10' }), facts: undefined },
    tree,
  )
  expect(set.changes[0]?.text).toContain('  - name: "1.10"\n')
})

test('no text reaches a path or code unchecked', () => {
  const word = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('a', '.', '-', '/', '"', '`', '\n', '$', '4') }),
  )
  fc.assert(
    fc.property(word, word, word, (repository, familyName, precision) => {
      const proposal = proposalFor({
        repository: `org/${repository}`,
        familyName,
        precision,
        licence: precision,
      })
      const changes = kaitoPreset.parts.flatMap(
        (part) => kaitoPreset.scaffold(part, { proposal, facts: undefined }, tree).changes,
      )
      const name = kaitoPreset.nameOf(proposal)

      expect(name === undefined || isPresetName(name)).toBe(true)
      expect(name === undefined ? changes : []).toEqual([])
      for (const { path } of changes)
        expect(path).toMatch(/^(?:\w[\w.-]*\/)+\w[\w.-]*\.(?:go|md|yaml)$/)
    }),
  )
})
