import { expect, test } from 'vitest'
import { defaultConfig } from '../../src/config/config.ts'
import { planFollowUps } from '../../src/decide/follow-ups.ts'
import { standingOf } from '../../src/decide/standing.ts'
import { klusterDocs } from '../../src/targets/kluster-docs/kluster-docs.ts'
import { phi4 } from '../support/phi4.ts'
import { fileAt, homeOf, minutesLater, snapshotOf } from '../support/snapshot.ts'
import { filesFor } from '../support/tree.ts'

const ready = phi4.text.replace('status: provisional', 'status: ready to integrate')
const config = {
  ...defaultConfig,
  targets: [{ name: 'kluster-docs', repository: undefined, required: true, parts: 'together' }],
  gates: { required: [] },
  publication: { ...defaultConfig.publication, required: false },
} as const

test('documentation of its own gets one pull request that holds all that can be written of a model', () => {
  // Rows that only a person can write are left, so it is not complete with it and the status stays.
  const snapshot = snapshotOf({
    accepted: fileAt(phi4.path, ready),
    asked: undefined,
    home: homeOf({ state: 'merged', mergedAt: minutesLater(20) }),
    files: new Map([
      ...filesFor(klusterDocs, 'test/fixtures/kluster-docs'),
      [phi4.path, ready] as const,
    ]),
    config,
  })
  const standing = standingOf(snapshot)
  const plan = standing === undefined ? [] : planFollowUps(snapshot, standing)

  const opened = plan.flatMap((action) => (action.kind === 'open-pull' ? [action.title] : []))
  const pushed = plan.flatMap((action) =>
    action.kind === 'push-branch' ? action.changes.map(({ path }) => path.split('/').at(-1)) : [],
  )
  expect(opened).toMatchInlineSnapshot(`
    [
      "docs: add phi-4",
    ]
  `)
  expect(pushed).toMatchInlineSnapshot(`
    [
      "real-time-phi-4.py",
      "real-time-phi-4.md",
      "real-time.md",
      "batch-jsonl-phi-4.py",
      "batch-jsonl-phi-4.md",
      "batch.md",
      "models.md",
    ]
  `)
})
