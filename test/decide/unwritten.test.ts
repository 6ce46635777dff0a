import { expect, test } from 'vitest'
import { parseConfig } from '../../src/config/parse-config.ts'
import { type Standing, standingOf } from '../../src/decide/standing.ts'
import { renderUnwritten } from '../../src/decide/unwritten.ts'
import type { Elsewhere } from '../../src/lifecycle/elsewhere.ts'
import type { Snapshot } from '../../src/lifecycle/snapshot.ts'
import { fastllm } from '../../src/targets/fastllm/fastllm.ts'
import { fileAt, homeOf, minutesLater, proposal, snapshotOf } from '../support/snapshot.ts'
import { filesFor } from '../support/tree.ts'

const { config } = parseConfig(undefined, { layout: 'fastllm' })

/** phi-4 is merged where FastLLM is written, and the hub says what it says. */
function merged(given: Partial<Snapshot>): { snapshot: Snapshot; standing: Standing } {
  const snapshot = snapshotOf({
    config,
    accepted: fileAt(proposal.path, proposal.text),
    asked: undefined,
    home: homeOf({ state: 'merged', mergedAt: minutesLater(10) }),
    files: filesFor(fastllm, 'test/fixtures/fastllm'),
    ...given,
  })
  const standing = standingOf(snapshot)
  if (standing === undefined) throw new Error('Nothing stands here')
  return { snapshot, standing }
}

/** The same with its target in another repository. */
function elsewhere(isSecret: boolean): readonly string[] {
  const { snapshot, standing } = merged({})
  const there: Elsewhere = { asked: 'marsh/engine', lets: 'in', isSecret, seen: undefined }
  const sites = standing.sites.map((site) => ({ ...site, repository: there.asked, there }))
  return renderUnwritten(snapshot, { ...standing, sites })
}

test('what the hub says of a model is written as plain words', () => {
  const why = 'see [here](https://example.org) @ada'
  const facts = { kind: 'refused', why, newest: undefined, again: minutesLater(60) } as const
  const { snapshot, standing } = merged({ facts })

  expect(renderUnwritten(snapshot, standing).join('\n')).toMatchInlineSnapshot(`
    "
    **Not written yet**

    - Nothing is written: its config.json is not known; name it with \`--config\`.
    - Nothing is known of the model: see \\[here\\]\\(https:&#8203;//example.org\\) @&#8203;ada."
  `)
})

test('of a private repository nothing is told', () => {
  expect(elsewhere(false).join('\n')).toContain('Nothing is written')
  expect(elsewhere(true)).toEqual([])
})

test('before the merge nothing is waited for', () => {
  const { snapshot, standing } = merged({ accepted: undefined, asked: proposal, home: homeOf() })

  expect(renderUnwritten(snapshot, standing)).toEqual([])
})
