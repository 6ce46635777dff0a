import { expect, test } from 'vitest'
import { standingOf } from '../../src/decide/standing.ts'
import { turnOf } from '../../src/decide/turn.ts'
import type { OwnPart, OwnPull, Snapshot } from '../../src/lifecycle/snapshot.ts'
import { settle } from '../support/settle.ts'
import { ada, commentBy, homeOf, minutesLater, proposal, snapshotOf } from '../support/snapshot.ts'

function check(given: Partial<Snapshot>): string {
  const { after } = settle(snapshotOf(given))
  return turnIn(after)
}

function turnIn(snapshot: Snapshot): string {
  const standing = standingOf(snapshot)
  const { who, gate = '-' } = standing ? turnOf(snapshot, standing) : { who: 'none' }
  return `${who} ${gate}`
}

const merged = {
  asked: undefined,
  accepted: proposal,
  home: homeOf({ state: 'merged', mergedAt: minutesLater(20) }),
} as const satisfies Partial<Snapshot>

function ownPull(
  part: OwnPart,
  state: 'open' | 'closed' | 'merged',
): ReadonlyMap<OwnPart, OwnPull> {
  const head = 'b'.repeat(40)
  const pull = { number: 2, state, head, title: '', body: '', conflicting: false } as const
  const closed = { closedByUs: false, closedAt: undefined }
  const own = { part, branch: `usher/phi-4/${part}`, tip: undefined, pull: { ...pull, ...closed } }
  return new Map([[part, own]])
}

test('what is not well-formed waits for its author', () => {
  const text = proposal.text.replace('status: provisional', 'status: nonsense')

  expect(check({ asked: { ...proposal, text } })).toBe('author well-formed')
})

test('what is well-formed waits for a maintainer, and a draft for its author', () => {
  expect(check({})).toBe('maintainer approved')
  expect(check({ home: homeOf({ draft: true }) })).toBe('author approved')
})

test('what is approved waits for a maintainer to merge it', () => {
  const comments = [commentBy(ada, '/approve')]

  expect(check({ home: homeOf({ comments }) })).toBe('maintainer accepted')
})

test('what is on hold waits for a maintainer, and what was rejected for nobody', () => {
  const said = (words: string): string =>
    check({ home: homeOf({ comments: [commentBy(ada, words)] }) })

  expect(said('/hold the vendor is away')).toBe('maintainer -')
  expect(said('/reject the licence forbids it')).toBe('nobody -')
})

test('what was merged waits for us to open the registration, and then for a maintainer', () => {
  expect(turnIn(snapshotOf({ ...merged, files: new Map() }))).toBe('maintainer registered')
  expect(turnIn(snapshotOf(merged))).toBe('usher registered')
  expect(turnIn(snapshotOf({ ...merged, ownPulls: ownPull('registration', 'open') }))).toBe(
    'maintainer registered',
  )
})
