import { expect, test } from 'vitest'
import type { Action } from '../../src/decide/plan.ts'
import { actsOf } from '../../src/lifecycle/ledger.ts'
import type { Snapshot } from '../../src/lifecycle/snapshot.ts'
import { worldAsked, worldBefore } from '../support/asking.ts'
import { outcomeInIssue } from '../support/asking-audit.ts'
import { settle } from '../support/settle.ts'
import { ada, bot, homeOf, labelEvent, mallory, rin, snapshotOf } from '../support/snapshot.ts'
import { everyRequest, expectedOf, rows } from '../tables/authorisation.ts'
import type { Case } from '../tables/table.ts'

const requests = [...everyRequest()]

/** What came of a request, by what is different in the world afterwards. */
function outcomeOf(request: Case): string {
  return request.way === 'issue' ? outcomeInIssue(request) : outcomeOnHome(request)
}

function outcomeOnHome(request: Case): string {
  const before = worldBefore(request)
  const { after, done } = settle(worldAsked(request))
  const isWritten = actsIn(after) > actsIn(before) || done.some((action) => isWork(action))
  const answers = done.filter(({ kind }) => kind === 'create-comment').length
  if (answers > 0 && request.state === 'locked') return 'said where the conversation is locked'
  const marks = after.home?.comments.find(({ id }) => id === '4711')?.ours ?? new Set()
  if (marks.size === 0) return isWritten ? 'allowed' : unmarked(after, done)
  if (marks.has('rocket')) return 'allowed'
  return isWritten || answers !== 1 ? 'refused, and yet written' : 'refused'
}

/** What came of a request that bears no mark of ours and has brought nothing about. */
function unmarked(after: Snapshot, done: readonly Action[]): string {
  const kinds = new Set(done.map(({ kind }) => kind))
  if (kinds.has('create-comment')) return 'refused'
  if (kinds.has('add-labels') || kinds.has('remove-label')) return 'put back'
  return settle(unlocked(after)).done.length > 0 ? 'waits' : 'ignored'
}

function unlocked(snapshot: Snapshot): Snapshot {
  const { home } = snapshot
  return home === undefined ? snapshot : { ...snapshot, home: { ...home, locked: false } }
}

function actsIn({ home }: Snapshot): number {
  return home === undefined ? 0 : actsOf(home).length
}

/** Anything but answers and labels. */
function isWork(action: Action): boolean {
  if (action.kind === 'create-check') return action.check.name === 'usher / proposal'
  return ['push-branch', 'open-pull', 'close-pull', 'edit-pull', 'dispatch'].includes(action.kind)
}

test('whoever asks for whatever, wherever, gets what the table says', () => {
  const wrong = new Map<string, string>()
  for (const request of requests) {
    const outcome = outcomeOf(request)
    const { then } = expectedOf(request)
    const words = `${request.way} ${request.what} ${request.state}: ${outcome}, and not ${then}`
    if (outcome !== then && !wrong.has(words)) wrong.set(words, JSON.stringify(request))
  }

  expect([...wrong]).toEqual([])
  expect(requests.length).toBeGreaterThan(5_000)
}, 120_000)

test('every row of the table decides some request', () => {
  const used = new Set(requests.map((request) => expectedOf(request)))

  expect(rows.filter((row) => !used.has(row)).map(({ line }) => line)).toEqual([])
})

const handled = homeOf({ labels: new Set(['proposal: integrated', 'good first issue']) })
const people = [ada, rin, mallory].flatMap((by) => [true, false].map((on) => ({ by, on })))
/** A label that our own bot has put on is ours, whatever it is called. */
const hands = [...people, { by: bot, on: false }]

test.each(hands)(
  'other labels follow what is true, whoever has a hand on them: $by.login $on',
  ({ by, on }) => {
    const labelEvents = ['proposal: integrated', 'good first issue', 'proposal: provisional'].map(
      (label, at) => labelEvent(by, on, { label, id: `LE_${at}` }),
    )
    const { after } = settle(snapshotOf({ home: { ...handled, labelEvents } }))

    expect([...(after.home?.labels ?? [])]).toEqual(['good first issue', 'proposal: provisional'])
    expect(actsIn(after)).toBe(0)
  },
)

test('our own hand on the approval label asks for nothing', () => {
  const labels = new Set(['proposal: approved'])
  const { after } = settle(
    snapshotOf({ home: homeOf({ labels, labelEvents: [labelEvent(bot, true)] }) }),
  )

  expect(actsIn(after)).toBe(0)
  expect(after.home?.comments.map(({ body }) => body).join()).not.toContain('taken off')
})
