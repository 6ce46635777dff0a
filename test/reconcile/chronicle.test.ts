import { expect, onTestFinished, test } from 'vitest'
import { auditKey, parseAudit } from '../../src/lifecycle/audit-record.ts'
import type { Snapshot } from '../../src/lifecycle/snapshot.ts'
import { type Chronicle, chronicleOf } from '../../src/reconcile/chronicle.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { settle } from '../support/settle.ts'
import { ada, commentBy, homeOf, mallory, minutesLater, snapshotOf } from '../support/snapshot.ts'

const key = { kind: 'proposal', repository: '5', file: '20260105-phi-4.md' } as const

interface Kept {
  readonly chronicle: Chronicle
  readonly store: Store
  readonly writes: () => number
  readonly passed: readonly string[]
  /** The timeline, oldest first. */
  readonly told: () => Promise<readonly string[]>
}

async function kept(change: Partial<Store> = {}): Promise<Kept> {
  const store = { ...(await openSqlite(':memory:')), ...change }
  onTestFinished(() => store.close())
  let writes = 0
  const passed: string[] = []
  const chronicle = chronicleOf({
    store: {
      ...store,
      async keepCard(card, happenings) {
        writes += 1
        await store.keepCard(card, happenings)
      },
    },
    passed: (gate, ms) => passed.push(`${gate} after ${ms / 60_000} min`),
    failed: (err) => {
      throw err
    },
  })
  const told = async (): Promise<readonly string[]> => {
    const happenings = await store.happenings('5', key.file)
    return happenings
      .toReversed()
      .map(({ at, kind, by = '-', what, link = '' }) =>
        `${at.toISOString().slice(11, 16)} ${kind} ${by} ${what} ${link}`.trim(),
      )
  }
  return { chronicle, store, writes: () => writes, passed, told }
}

/** Rounds are made until nothing is left, and the look is written down. */
async function look(chronicle: Chronicle, snapshot: Snapshot): Promise<Snapshot> {
  const { after, done } = settle(snapshot)
  await chronicle.looked(key, after, done)
  return after
}

const opened = homeOf({ openedAt: minutesLater(0) })

test('a proposal that waits is seen with whose turn it is', async () => {
  const { chronicle, store } = await kept()
  await look(chronicle, snapshotOf({ home: opened }))

  const card = await store.card('5', key.file)
  expect(card).toMatchObject({
    title: 'Proposal for microsoft/phi-4',
    model: 'microsoft/phi-4',
    author: 'rin',
    home: { number: 1, state: 'open', openedAt: minutesLater(0) },
    stage: 'proposed',
    since: minutesLater(0),
    turn: { who: 'maintainer', gate: 'approved' },
    next: 'Needs `/approve` from a maintainer.',
  })
})

test('a look that finds everything as it was writes nothing', async () => {
  const { chronicle, writes } = await kept()
  const after = await look(chronicle, snapshotOf({ home: opened }))

  await look(chronicle, { ...after, now: minutesLater(45) })
  await look(chronicle, { ...after, now: minutesLater(600) })

  expect(writes()).toBe(1)
})

test('what happened is told once, with who did it and where to see it', async () => {
  const { chronicle, told, passed } = await kept()
  const first = await look(chronicle, snapshotOf({ home: opened }))
  if (first.home === undefined) throw new Error('There is no home')
  const comments = [...first.home.comments, commentBy(ada, '/approve', { id: '71' })]
  const home = { ...first.home, comments }

  const second = await look(chronicle, { ...first, home, now: minutesLater(40) })
  await look(chronicle, { ...second, now: minutesLater(50) })

  expect(passed).toEqual(['approved after 40 min'])
  expect((await told()).join('\n')).toMatchInlineSnapshot(`
    "09:00 stage - Is **proposed** now.
    09:00 opened rin Opened #1. pull/1
    09:10 stage - Is **approved** now.
    09:10 act ada Approved. pull/1#issuecomment-71
    09:30 action usher[bot] Set \`usher / proposal\` to success, set \`usher / approval\` to action required, made the label \`proposal: provisional\`, put on \`proposal: provisional\`, commented on #1.
    09:30 gate - **well-formed** is held. The proposal follows the template.
    09:40 action usher[bot] Set \`usher / approval\` to success, reacted with rocket, set \`usher / proposal\` to success, made the label \`proposal: approved\`, put on \`proposal: approved\`, updated a comment.
    09:40 gate - **approved** is held. Approved by \`ada\` at 2026-01-05 09:10 UTC. pull/1#issuecomment-71"
  `)
})

test('one that was merged before it was first seen has the past that GitHub tells', async () => {
  const { chronicle, store } = await kept()
  const accepted = snapshotOf().asked
  const home = homeOf({ ...opened, state: 'merged', mergedAt: minutesLater(20) })
  await chronicle.looked(key, snapshotOf({ asked: undefined, accepted, home }), [])

  expect(await store.moves('5')).toEqual([
    { repository: '5', file: key.file, to: 'proposed', at: minutesLater(0) },
    { repository: '5', file: key.file, to: 'accepted', at: minutesLater(20) },
  ])
})

test('where nobody knows when it came to its stage, nothing is counted', async () => {
  const { chronicle, store } = await kept()
  const accepted = snapshotOf().asked
  await chronicle.looked(key, snapshotOf({ asked: undefined, accepted, home: undefined }), [])

  expect(await store.moves('5')).toEqual([])
  expect((await store.happenings('5', key.file)).map(({ what }) => what)).toContain(
    'Is **accepted** now.',
  )
})

test('one that is gone is shown no more', async () => {
  const { chronicle, store } = await kept()
  await look(chronicle, snapshotOf({ home: opened }))

  await chronicle.looked(key, undefined, [])

  expect(await store.cards('5')).toEqual([])
})

test('a repository of which GitHub does not say that it is public counts as private', async () => {
  const { chronicle, store } = await kept()
  await look(chronicle, snapshotOf({ home: opened }))
  expect((await store.repositories()).map(({ isPrivate }) => isPrivate)).toEqual([true])

  const { repository } = snapshotOf()
  const commented = homeOf({ ...opened, comments: [commentBy(mallory, '/approve')] })
  await look(
    chronicle,
    snapshotOf({ home: commented, repository: { ...repository, isPrivate: false } }),
  )

  expect((await store.repositories()).map(({ isPrivate }) => isPrivate)).toEqual([false])
})

test('what an audit found is kept for the board, without the repairs', async () => {
  const { chronicle, store } = await kept()
  const drift = {
    kind: 'index-missing',
    severity: 'warning',
    proposal: 'docs/proposals/20260105-phi-4.md',
    message: '`20260105-phi-4.md` is not on the index page',
    evidence: [],
    fix: 'add a line',
    who: 'anyone',
    place: { path: 'docs/proposals/README.md', line: 3 },
    repairs: [],
    day: undefined,
  } as const
  const at = minutesLater(5)
  await chronicle.audited('5', { proposals: 3, drift: [drift], notes: ['A note.'] }, at)

  const { evidence, place, repairs, day, ...shown } = drift
  expect(parseAudit(await store.recall(auditKey('5')))).toEqual({
    at,
    proposals: 3,
    drift: [shown],
    notes: ['A note.'],
  })
})

test('the webhooks that led to a look are told', async () => {
  const { chronicle, store, told } = await kept()
  const delivery = { guid: 'guid-1', event: 'issue_comment', action: 'created', body: '{}' }
  await store.accept(delivery, ['pull:5#1'], [])
  await store.claim()
  const hint = { kind: 'pull', repository: '5', number: 1 } as const

  await chronicle.told(hint, [key])
  await chronicle.told(hint, [key])

  expect((await told()).map((line) => line.slice(6))).toEqual([
    'delivery - GitHub told of `issue_comment.created` (delivery `guid-1`).',
  ])
})

test('a board that cannot be kept keeps no proposal from its way', async () => {
  const store = { ...(await openSqlite(':memory:')), card: () => Promise.reject(new Error('full')) }
  onTestFinished(() => store.close())
  const failures: unknown[] = []
  const chronicle = chronicleOf({ store, failed: (err) => failures.push(err) })

  await look(chronicle, snapshotOf({ home: opened }))

  expect(failures).toEqual([new Error('full')])
})
