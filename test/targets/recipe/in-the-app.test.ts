import { expect, test } from 'vitest'
import { parseConfig } from '../../../src/config/parse-config.ts'
import { desiredFiles } from '../../../src/decide/desired.ts'
import { type Standing, standingOf } from '../../../src/decide/standing.ts'
import { afterwards } from '../../../src/targets/scaffold-parts.ts'
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

test('a merged proposal is registered as the recipe says', () => {
  const registration = desiredFiles(merged, standing(merged), 'registration')
  const after = { ...merged, files: afterwards(merged.files, registration) }

  expect(registration.changes.map(({ path }) => path)).toEqual(['cookbook/models.yaml'])
  expect(standing(merged)).toMatchObject({
    name: 'microsoft/phi-4',
    inspection: { present: false },
  })
  expect(standing(after)).toMatchObject({ inspection: { registered: true, complete: false } })
  expect(desiredFiles(after, standing(after), 'registration').changes).toEqual([])
})

test('once it is ready its preset brings the rest, and the status with it', () => {
  const text = proposal.text.replace('status: provisional', 'status: ready to integrate')
  const ready = { ...merged, accepted: fileAt(proposal.path, text) }
  const preset = desiredFiles(ready, standing(ready), 'preset')
  const registration = desiredFiles(merged, standing(merged), 'registration')
  const files = afterwards(afterwards(merged.files, registration), preset)

  expect(preset.changes.map(({ path }) => path)).toEqual([
    'cookbook/models/phi-4.md',
    'cookbook/README.md',
    'cookbook/licences.md',
    proposal.path,
  ])
  expect(standing({ ...ready, files })).toMatchObject({ stage: 'integrated' })
})
