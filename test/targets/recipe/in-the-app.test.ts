import { expect, test } from 'vitest'
import type { Part } from '../../../src/config/config.ts'
import { parseConfig } from '../../../src/config/parse-config.ts'
import { desiredFiles } from '../../../src/decide/desired.ts'
import { errandsOf } from '../../../src/decide/errands.ts'
import { type Standing, standingOf } from '../../../src/decide/standing.ts'
import type { FileSet } from '../../../src/edit/files.ts'
import { branchOf, ownKeyOf } from '../../../src/lifecycle/names.ts'
import { afterwards } from '../../../src/targets/scaffold-parts.ts'
import { sitesOf } from '../../../src/targets/sites.ts'
import { fileAt, homeOf, minutesLater, proposal, snapshotOf } from '../../support/snapshot.ts'
import { cookbookFiles } from './cookbook.ts'

const { config } = parseConfig(`process: kaito-2025
gates: { required: [registered] }
targets: [{ name: recipe:cookbook }]
`)

const merged = snapshotOf({
  config,
  accepted: proposal,
  home: homeOf({ state: 'merged', mergedAt: minutesLater(10) }),
  files: cookbookFiles,
})

function standing(snapshot: typeof merged): Standing {
  const found = standingOf(snapshot)
  if (found === undefined) throw new Error('There is no proposal')
  return found
}

/** The files of a part of the recipe. */
function filesOf(snapshot: typeof merged, part: Part): FileSet {
  const now = standing(snapshot)
  const [errand] = errandsOf(now).filter((one) => one.part === part)
  if (errand === undefined) throw new Error(`There is nothing to do for ${part}`)
  return desiredFiles(snapshot, now, errand)
}

test('a merged proposal is registered as the recipe says', () => {
  const registration = filesOf(merged, 'registration')
  const after = { ...merged, files: afterwards(merged.files, registration) }

  expect(registration.changes.map(({ path }) => path)).toEqual(['cookbook/models.yaml'])
  expect(standing(merged)).toMatchObject({
    name: 'microsoft/phi-4',
    lead: { inspection: { present: false } },
  })
  expect(standing(after)).toMatchObject({
    lead: { inspection: { registered: true, complete: false } },
  })
  expect(filesOf(after, 'registration').changes).toEqual([])
})

test('once it is ready its preset brings the rest, and the status with it', () => {
  const text = proposal.text.replace('status: provisional', 'status: ready to integrate')
  const registered = afterwards(merged.files, filesOf(merged, 'registration'))
  const ready = { ...merged, accepted: fileAt(proposal.path, text), files: registered }
  const preset = filesOf(ready, 'preset')
  const files = afterwards(registered, preset)

  expect(preset.changes.map(({ path }) => path)).toEqual([
    'cookbook/models/phi-4.md',
    'cookbook/README.md',
    'cookbook/licences.md',
    proposal.path,
  ])
  expect(standing({ ...ready, files })).toMatchObject({ stage: 'integrated' })
})

test('beside another target, its branch has a name that git takes', () => {
  const targets = ['kaito-preset', 'recipe:cookbook'].map((name) => {
    return { name, repository: undefined, required: true, parts: 'apart' as const }
  })
  const slots = sitesOf({ targets }, { owner: 'marsh', name: 'birds' }).map(({ slot }) => slot)

  expect(slots).toEqual([undefined, 'recipe-cookbook'])
  expect(branchOf('marsh/phi-4', ownKeyOf('preset', slots[1]))).toBe(
    'usher/marsh/phi-4/recipe-cookbook/preset',
  )
})
