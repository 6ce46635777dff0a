import { describe, expect, test } from 'vitest'
import type { AuditSnapshot } from '../../src/audit/audit-snapshot.ts'
import type { Action } from '../../src/decide/plan.ts'
import type { Card } from '../../src/lifecycle/card.ts'
import { auditTree, birdProposal, cleanTree, folder, withFiles } from '../support/audited.ts'
import { auditSnapshotOf, settleAudit, withIssue } from '../support/audits.ts'
import { cardOf } from '../support/cards.ts'
import { ada, bot, commentBy, mallory, snapshotOf } from '../support/snapshot.ts'

const clean = auditTree(cleanTree)
const failed: Card['gates'][number] = {
  name: 'validated',
  is: 'failed',
  says: 'The run failed.',
  link: 'https://github.com/runs/1',
  evidence: [],
}

/** The body of the issue that comes of it, without its marker and its last line. */
function bodyOf(given: Partial<AuditSnapshot>): string {
  const { after } = settleAudit(auditSnapshotOf({ tree: clean, ...given }))
  return (after.issue?.body ?? '').split('\n').slice(1, -2).join('\n').trim()
}

function commentsIn(done: readonly Action[]): readonly string[] {
  return done.flatMap((action) =>
    action.kind === 'create-comment' ? [action.body.split('\n').slice(1).join('\n').trim()] : [],
  )
}

test('what waits is told by who has to act, for how long, and the longest first', () => {
  const body = bodyOf({
    cards: [
      cardOf(),
      cardOf({
        file: '20260106-phi-5.md',
        home: { number: 8, state: 'open' },
        turn: { who: 'author', gate: 'well-formed', since: new Date('2026-05-31T09:00:00Z') },
        next: 'One problem for the author to mend; see the check run.',
      }),
      cardOf({
        file: '20260107-phi-6.md',
        home: { number: 9, state: 'merged' },
        lastAct: 'comment-1',
        turn: { who: 'maintainer', gate: 'validated', since: new Date('2026-01-01T09:00:00Z') },
        next: 'The run failed.',
        gates: [failed],
      }),
      cardOf({
        file: '20260108-phi-7.md',
        home: { number: 10, state: 'merged' },
        lastAct: 'comment-2',
        turn: { who: 'ci', gate: 'published', since: new Date('2026-06-01T09:00:00Z') },
        next: 'The image is not there yet.',
      }),
    ],
  })

  expect(body).toMatchInlineSnapshot(`
    "Nothing drifts in 4 proposals.
    4 proposals wait for somebody, the longest for 151 days.

    ## Waits for a maintainer (2)

    - \`20260107-phi-6.md\` of #9 since 2026-01-01 (151 days): The run failed.
    - \`20260105-phi-4.md\` of #7 since 2026-05-20 (12 days): Needs \`/approve\` from a maintainer.

    ## Waits for the author (1)

    - \`20260106-phi-5.md\` of #8 since 2026-05-31 (1 day): One problem for the author to mend; see the check run.

    ## Gates that fail (1)

    - \`20260107-phi-6.md\` of #9, gate **validated**: The run failed. ([see](https://github.com/runs/1))

    ## Waits for a workflow or a registry (1)

    - \`20260108-phi-7.md\` of #10 since 2026-06-01: The image is not there yet."
  `)
})

test('what nobody has taken up is one list, and its gates fail for nobody', () => {
  const old = { home: { number: 3, state: 'merged' } as const, gates: [failed] }

  expect(bodyOf({ cards: [cardOf(old)] })).toMatchInlineSnapshot(`
    "Nothing drifts in 4 proposals.

    ## Not taken up (1)

    Merged without Usher, and left alone. A maintainer has one taken up with \`/scaffold\` on its pull request.

    - \`20260105-phi-4.md\` of #3"
  `)
})

test('what was set aside and what waits on locked conversations is told', () => {
  const body = bodyOf({
    setAside: [
      { key: 'proposal:1/20260105-phi-4.md', attempts: 5, error: 'Could not look at #7 (id)' },
    ],
    locked: [
      {
        pull: 7,
        requests: [{ by: 'ada', words: '/approve', at: new Date('2026-05-30T00:00:00Z') }],
      },
    ],
  })

  expect(body).toMatchInlineSnapshot(`
    "Nothing drifts in 4 proposals.

    ## Requests on locked conversations (1)

    The conversation is locked, so it is neither done nor refused there. Unlock it, and it is answered.

    - #7: \`/approve\` by \`ada\`, since 2026-05-30

    ## Set aside (1)

    Usher gave up on these after several tries. Every sweep tries them again; whoever runs Usher finds more in its log.

    - \`proposal:1/20260105-phi-4.md\` after 5 tries: \`Could not look at #7 (id)\`"
  `)
})

test('drift that a pull request of ours mends already is not repaired a second time', () => {
  const { path, text } = {
    path: `${folder}/20260504-falcon-7b.md`,
    text: (clean.files.get(`${folder}/20260504-falcon-7b.md`) ?? '').replace(
      'status: integrated',
      'status: provisional',
    ),
  }
  const pulls = [{ part: 'status', number: 12, state: 'open', title: 'docs: move' }] as const
  const body = bodyOf({
    tree: auditTree(withFiles(cleanTree, { [path]: text })),
    cards: [cardOf({ path, pulls, turn: { who: 'nobody', since: new Date(0) } })],
  })

  expect(body).toContain('**Fix:** merge &#35;&#8203;12, which mends it')
  expect(body).not.toContain('Certain')
})

describe('the issue is made', () => {
  test('not where there are no proposals', () => {
    const empty = auditTree(new Map([['README.md', '# Nothing of ours\n']]))

    expect(settleAudit(auditSnapshotOf({ tree: empty })).done).toEqual([])
  })

  test('not where nothing is to be said', () => {
    expect(settleAudit(auditSnapshotOf({ tree: clean })).done).toEqual([])
  })

  test('not where audits are switched off, whatever waits', () => {
    const { config } = snapshotOf()
    const off = { ...config, schedule: { ...config.schedule, audit: undefined } }

    expect(settleAudit(auditSnapshotOf({ config: off })).done).toEqual([])
  })

  test('once, and then it stays as it is', () => {
    const { after, done } = settleAudit(auditSnapshotOf())

    expect(done.map(({ kind }) => kind)).toEqual(['create-issue'])
    expect(settleAudit(after).done).toEqual([])
  })

  test('and says so in the same issue once nothing drifts any more', () => {
    const { after } = settleAudit(auditSnapshotOf())
    const { after: later, done } = settleAudit({ ...after, tree: clean })

    expect(done.map(({ kind }) => kind)).toEqual(['edit-issue'])
    expect(later.issue?.body.split('\n')[1]).toBe('Nothing drifts in 4 proposals.')
  })
})

describe('an issue that a person closed', () => {
  const { after: shown } = settleAudit(auditSnapshotOf())
  const closed = withIssue({ ...shown, roles: new Map([['ada', 'maintain']]) }, { state: 'closed' })

  test('stays as it is, whatever drifts', () => {
    expect(settleAudit({ ...closed, tree: clean, cards: [cardOf()] }).done).toEqual([])
  })

  test('is opened again by `/audit`', () => {
    const comments = [commentBy(ada, '/audit', { at: shown.now, id: '7' })]
    const { after, done } = settleAudit(withIssue(closed, { comments }))

    expect(done.map(({ kind }) => kind)).toEqual(['edit-issue', 'react'])
    expect(after.issue?.state).toBe('open')
  })
})

describe('a comment', () => {
  const { after: shown } = settleAudit(auditSnapshotOf({ tree: clean, cards: [cardOf()] }))
  const worse = { ...shown, cards: [cardOf({ gates: [failed] })] }

  test('comes with what is new, once', () => {
    const { after, done } = settleAudit(worse)

    expect(commentsIn(done)).toMatchInlineSnapshot(`
      [
        "New since the last audit:

      - \`20260105-phi-4.md\` of #7, gate **validated**: The run failed.",
      ]
    `)
    expect(settleAudit(after).done).toEqual([])
  })

  test('does not come with what is gone, or has only become older', () => {
    const later = new Date(shown.now.getTime() + 30 * 86_400_000)
    const { done } = settleAudit({ ...shown, now: later, tree: { ...shown.tree, now: later } })

    expect(done.map(({ kind }) => kind)).toEqual(['edit-issue'])
  })

  test('is not written twice where the issue could not be brought up to date after it', () => {
    const { after } = settleAudit(worse)
    const cut = withIssue(after, { body: shown.issue?.body ?? '' })

    expect(settleAudit(cut).done.map(({ kind }) => kind)).toEqual(['edit-issue'])
  })

  test('is not written where the repository is quiet, or the issue is locked', () => {
    const { config } = snapshotOf()
    const quiet = { ...worse, config: { ...config, verbosity: 'quiet' as const } }
    const locked = withIssue(worse, { locked: true })

    for (const one of [quiet, locked]) expect(commentsIn(settleAudit(one).done)).toEqual([])
  })

  test('whose marker somebody else pasted keeps none of ours away', () => {
    const { after } = settleAudit(worse)
    const pasted = (after.issue?.comments ?? []).map(({ body, at }) =>
      commentBy(mallory, body, { at, id: '99' }),
    )
    const before = withIssue(worse, { comments: pasted })

    expect(commentsIn(settleAudit(before).done)).toHaveLength(1)
  })
})

describe('reminders', () => {
  const { config } = snapshotOf()
  const days = { days: 10 }
  const remind = { ...config, schedule: { ...config.schedule, reminders: days } }
  const { after: shown } = settleAudit(auditSnapshotOf({ tree: clean, cards: [cardOf()] }))

  test('are off unless they are configured', () => {
    expect(settleAudit(shown).done).toEqual([])
  })

  test('tell what waits for too long, once a week, and mention nobody', () => {
    const { after, done } = settleAudit({ ...shown, config: remind })
    expect(commentsIn(done)).toMatchInlineSnapshot(`
      [
        "Waiting for 10 days or longer:

      - \`20260105-phi-4.md\` of #7 since 2026-05-20 (12 days): Needs \`/approve\` from a maintainer.",
      ]
    `)

    const at = (date: string): readonly string[] => {
      const now = new Date(date)
      return commentsIn(settleAudit({ ...after, now, tree: { ...after.tree, now } }).done)
    }
    expect(at('2026-06-07T23:00:00Z')).toEqual([])
    expect(at('2026-06-08T00:00:00Z')).toHaveLength(1)
  })

  test('let pass what does not wait that long, and what waits for a machine', () => {
    const since = new Date('2026-05-23T12:00:00Z')
    const cards = [
      cardOf({ turn: { who: 'author', gate: 'well-formed', since } }),
      cardOf({ file: 'b.md', turn: { who: 'ci', gate: 'published', since: new Date(0) } }),
    ]

    expect(commentsIn(settleAudit({ ...shown, config: remind, cards }).done)).toEqual([])
  })
})

test('an issue of thousands of things fits, and says how many more there are', () => {
  const many = Array.from({ length: 3000 }, (_, n) => {
    const file = `2026${String(n).padStart(4, '0')}-bird-${n}.md`
    return [
      `${folder}/${file}`,
      birdProposal({ repository: `birds/${file}`, status: 'nearly' }),
    ] as const
  })
  const { after } = settleAudit(
    auditSnapshotOf({ tree: auditTree(new Map([...cleanTree, ...many])) }),
  )
  const body = after.issue?.body ?? ''

  expect(body.length).toBeLessThan(65_000)
  expect(body).toContain('## For the author to mend (3000)')
  expect(body).toMatch(/- … and \d+ more: `usher audit kaito-project\/kaito`/)
  expect(settleAudit(after).done).toEqual([])
})

test('text from outside stays text', () => {
  const hostile = '@everyone ![x](https://evil.example/x) <script>\u202e #1 `'
  const path = `${folder}/20260501-wren-3b.md`
  const text = birdProposal({ repository: 'birds/wren-3b', status: `"${hostile}"` })
  const body = bodyOf({
    tree: auditTree(withFiles(cleanTree, { [path]: text })),
    setAside: [{ key: `proposal:1/${hostile}`, attempts: 1, error: hostile }],
    locked: [{ pull: 7, requests: [{ by: hostile, words: hostile, at: new Date(0) }] }],
  })
  const plain = body.replaceAll(/(?<fence>`+)(?!`).*?(?<!`)\k<fence>(?!`)/g, '')

  expect(plain).not.toMatch(/@everyone|!\[|<script>|\u202e/)
})

test('what an issue that is not ours asks for counts for nothing', () => {
  const { after } = settleAudit(auditSnapshotOf())
  const comments = [commentBy(bot, '/audit fix', { at: after.now, id: '7' })]

  expect(settleAudit(withIssue(after, { comments })).done).toEqual([])
})

test('a second issue of ours is closed', () => {
  const { after } = settleAudit(auditSnapshotOf())

  expect(settleAudit({ ...after, doubles: [60] }).done).toEqual([
    { kind: 'edit-issue', number: 60, state: 'closed' },
  ])
})
