import { expect, test } from 'vitest'
import { renderApproval } from '../../src/lifecycle/approval.ts'
import { parseLedger } from '../../src/lifecycle/ledger.ts'
import type { Comment, Home, Person, Snapshot } from '../../src/lifecycle/snapshot.ts'
import { phi4 } from '../support/phi4.ts'
import { check, settle } from '../support/settle.ts'
import {
  ada,
  bot,
  commentBy,
  fileAt,
  homeOf,
  mallory,
  minutesLater,
  proposal,
  rin,
  roles,
  snapshotOf,
} from '../support/snapshot.ts'
import { kaito } from '../support/tree.ts'

const kim: Person = { login: 'kim', id: '4', type: 'User' }
const withKim = { roles: new Map([...roles, ['kim', 'maintain']]) }

function said(...lines: readonly (readonly [Person, string])[]): readonly Comment[] {
  return lines.map(([by, body], index) => commentBy(by, body, { at: minutesLater(10 + index) }))
}

const twoNeeded = (snapshot: Snapshot): Snapshot['config'] => ({
  ...snapshot.config,
  approvals: { count: 2, own: false },
})

test('a rejection outweighs an approval until somebody reopens, and then a new approval is needed', () => {
  const words = [
    [ada, '/approve'],
    [ada, '/reject the licence forbids it @rin'],
  ] as const
  expect(check({ comments: said(...words) })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: rejected
    reaction: rocket
    reaction: rocket"
  `)
  expect(check({ comments: said(...words, [ada, '/reopen']) })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: provisional
    reaction: rocket
    reaction: rocket
    reaction: rocket"
  `)
})

test('a rejected proposal is not approved before it is reopened', () => {
  const comments = said([ada, '/reject no'], [ada, '/approve'])
  expect(check({ comments })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: rejected
    reaction: rocket
    reaction: confused
    The proposal is rejected; \`/reopen\` lifts that first."
  `)
})

test('where two have to approve, one is not enough and the same person counts once', () => {
  const config = twoNeeded(snapshotOf())
  const once = said([ada, '/approve'], [ada, '/approve'])
  expect(check({ comments: once }, { config })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: provisional
    reaction: rocket
    reaction: rocket
    Approved by \`ada\` at 2026-01-05 09:10 UTC. Needs one more approval, from another maintainer."
  `)
  const both = said([ada, '/approve'], [kim, '/approve'])
  expect(check({ comments: both }, { config, ...withKim })).toMatchInlineSnapshot(`
    "approval: success
    labels: proposal: approved, proposal: provisional
    reaction: rocket
    reaction: rocket
    Approved by \`ada\` at 2026-01-05 09:10 UTC. Needs one more approval, from another maintainer."
  `)
})

test('a hold keeps the approval and shows that nothing may happen', () => {
  const words = [
    [ada, '/approve'],
    [ada, '/hold waiting for a runtime'],
  ] as const
  expect(check({ comments: said(...words) })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: approved, proposal: on hold, proposal: provisional
    reaction: rocket
    reaction: rocket"
  `)
  expect(check({ comments: said(...words, [ada, '/unhold']) })).toMatch(/^approval: success/)
})

test('several commands in one comment each do their part', () => {
  const comments = said([ada, '/approve\n/waive published it is built at run time\n/help me'])
  const { after } = settle(snapshotOf({ home: homeOf({ comments }) }))
  const ledger = after.home?.checks.flatMap(({ text }) => parseLedger(text)) ?? []

  expect(ledger.map(({ kind, gate }) => `${kind} ${gate ?? ''}`)).toEqual([
    'approve ',
    'waive published',
  ])
})

test.each([
  ['/reject'],
  ['/attest validated http://ci.example.org'],
  ['/attest validated https://x.example/|b'],
  ['/attest approved https://ci.example.org'],
  ['/waive published'],
  ['/unapprove'],
  ['/reopen'],
  ['/unhold'],
  ['/validate'],
  ['/scaffold'],
  ['/why everything'],
])('%s on an open proposal is refused in its own words and changes nothing', (body) => {
  const seen = check({ comments: said([ada, body]) })
  expect(seen.split('\n').slice(0, 3)).toEqual([
    'approval: action_required',
    'labels: proposal: provisional',
    'reaction: confused',
  ])
  expect(seen.split('\n').slice(3).join(' ')).toMatchSnapshot()
})

test('a stranger may ask where it stands, and not more', () => {
  expect(check({ comments: said([mallory, '/status']) })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: provisional
    reaction: rocket
    \`phi-4\` is **proposed**. Needs \`/approve\` from a maintainer."
  `)
  expect(check({ comments: said([mallory, '/fix']) })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: provisional
    reaction: confused
    \`/fix\` is for the author and for maintainers: people with the role \`admin\` or \`maintain\` in this repository."
  `)
})

test('/why shows status, gates and evidence', () => {
  expect(check({ comments: said([mallory, '/why approved']) })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: provisional
    reaction: rocket
    \`phi-4\` deserves the status \`provisional\`, since its stage is **proposed**.

    - ⬜ **approved** is missing
      - Needs \`/approve\` from a maintainer.

    Next: Needs \`/approve\` from a maintainer."
  `)
})

const writing = { roles: new Map([...roles, ['rin', 'write']]) }
const misspelt = fileAt(phi4.path, phi4.text.replace('status: provisional', 'status: Provisional'))

test('/fix commits what is certain to the branch, and the check turns green', () => {
  const branch = { name: 'phi-4', inRepository: true }
  const home = homeOf({ comments: said([rin, '/fix']), branch })
  const { after, done } = settle(snapshotOf({ asked: misspelt, home, ...writing }))
  const push = done.find(({ kind }) => kind === 'push-branch')

  expect(push).toMatchObject({ branch: 'phi-4', base: 'a'.repeat(40), expected: 'a'.repeat(40) })
  expect(after.asked?.text).toBe(proposal.text)
  expect(after.asked?.blob).toBe(proposal.blob)
  const check = after.home?.checks.find(
    ({ name, head }) => name === 'usher / proposal' && head === after.home?.head,
  )
  expect(check?.conclusion).toBe('success')
})

test('/fix whose commit was made, and whose mark got lost, says nothing more', () => {
  const branch = { name: 'phi-4', inRepository: true }
  const comments = said([rin, '/fix']).map((one) => ({ ...one, ours: new Set(['eyes'] as const) }))

  expect(check({ comments, branch })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: provisional
    reaction: eyes
    reaction: rocket"
  `)
})

test('/fix on a fork explains why not', () => {
  const home = homeOf({ comments: said([rin, '/fix']) })
  const { after, done } = settle(snapshotOf({ asked: misspelt, home, ...writing }))

  expect(done.some(({ kind }) => kind === 'push-branch')).toBe(false)
  const replies = after.home?.comments.filter(
    ({ by, body }) => by.id === bot.id && !/status/.test(body),
  )
  expect(replies?.map(({ body }) => body.split('\n').slice(1).join('\n'))).toMatchInlineSnapshot(`
    [
      "The branch is in a fork, which is not ours to write to. Commit the suggestions, or run \`usher lint --fix docs/proposals/20260105-phi-4.md\` there.
    ",
    ]
  `)
})

test('a click does what the command of its name does, with the right of whoever clicked', () => {
  const click = (actor: string) => ({
    id: `5#1:click:fix:9:${actor}`,
    kind: 'click:fix',
    actor,
    at: minutesLater(10),
    head: 'a'.repeat(40),
  })
  const home = homeOf({ branch: { name: 'phi-4', inRepository: true } })
  const by = (actor: string) =>
    settle(snapshotOf({ asked: misspelt, home, requests: [click(actor)], ...writing }))

  expect(by('rin').after.asked?.text).toBe(proposal.text)
  expect(by('mallory').after.asked?.text).toBe(misspelt.text)
  expect(by('mallory').after.requests).toEqual([])
})

test('an answer that comes late says so', () => {
  const comments = [commentBy(mallory, '/status', { at: minutesLater(-600) })]
  expect(check({ comments })).toMatch(/Answered 10 hours late\./)
})

const merged: Partial<Home> = { state: 'merged', mergedAt: minutesLater(20) }

function mergedSnapshot(comments: readonly Comment[]): Snapshot {
  const files = new Map([...kaito, [phi4.path, phi4.text]])
  return snapshotOf({
    accepted: proposal,
    asked: undefined,
    files,
    home: homeOf({ ...merged, comments }),
  })
}

test('a gate is attested or waived by a maintainer, and sought again with /retry', () => {
  const gates = (...lines: readonly (readonly [Person, string])[]): string => {
    const { after } = settle(mergedSnapshot(said(...lines)))
    const status = after.home?.comments.find(({ body }) => body.includes('"status"'))?.body ?? ''
    return status
      .split('\n')
      .filter((line) => /\| (validated|published) \|/.test(line))
      .join('\n')
  }
  const attest = [ada, '/attest validated https://ci.example.org/7'] as const
  const waive = [ada, '/waive published the @image is *built* later'] as const

  expect(gates(attest, waive)).toMatchInlineSnapshot(`
    "| ✅ | validated | Attested by \`ada\` at 2026-01-05 09:10 UTC. ([see](https://ci.example.org/7)) |
    | 🟨 | published | Waived by \`ada\` at 2026-01-05 09:11 UTC: the @&#8203;image is \\*built\\* later. |"
  `)
  expect(gates(attest, waive, [ada, '/retry validated'])).toMatchInlineSnapshot(`
    "| ⬜ | validated | The validation run is under way. ([see](https://github.com/run)) |
    | 🟨 | published | Waived by \`ada\` at 2026-01-05 09:11 UTC: the @&#8203;image is \\*built\\* later. |"
  `)
  expect(gates([mallory, attest[1]], [rin, waive[1]])).toMatchInlineSnapshot(`
    "| ⬜ | validated | The validation run is under way. ([see](https://github.com/run)) |
    | ⬜ | published | Looked for once it is registered. |"
  `)
})

test('what was decided on another head of the same text still stands when an old head is pushed again', () => {
  const on = (head: string, conclusion: 'success' | 'action_required', text: string) => ({
    id: head,
    name: 'usher / approval',
    head,
    externalId: renderApproval({ pull: 1, head, blob: proposal.blob, act: 'comment-1' }),
    conclusion,
    title: '',
    summary: '',
    text,
  })
  const approvedThere = settle(snapshotOf({ home: homeOf({ comments: said([ada, '/approve']) }) }))
  const first = approvedThere.after.home?.checks.find(({ name }) => name === 'usher / approval')
  const takenBack = settle(
    snapshotOf({ home: homeOf({ comments: said([ada, '/approve'], [ada, '/unapprove']) }) }),
  )
  const second = takenBack.after.home?.checks.find(({ name }) => name === 'usher / approval')
  const checks = [
    on('a'.repeat(40), 'success', first?.text ?? ''),
    on('b'.repeat(40), 'action_required', second?.text ?? ''),
  ]
  expect(check({ checks })).toMatch(/^approval: action_required/)
})

test('what takes a while is marked as read before it is done', () => {
  const branch = { name: 'phi-4', inRepository: true }
  const home = homeOf({ comments: said([rin, '/fix'], [ada, '/approve']), branch })
  const { done } = settle(snapshotOf({ asked: misspelt, home, ...writing }))
  const marks = done.flatMap((action) => (action.kind === 'react' ? [action.content] : []))

  // The approval was written before the commit of `/fix`, about a text that is gone.
  expect(marks).toEqual(['eyes', 'rocket', 'confused'])
})

test('/fix writes to a branch of this repository only for who may', () => {
  const branch = { name: 'release', inRepository: true }
  const home = homeOf({ comments: said([rin, '/fix']), branch })
  const { done } = settle(snapshotOf({ asked: misspelt, home }))

  expect(done.some(({ kind }) => kind === 'push-branch')).toBe(false)
  expect(JSON.stringify(done)).toContain('only for who may write to it')
})
