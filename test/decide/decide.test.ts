import type { Nodes } from 'mdast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { expect, test } from 'vitest'
import { decide } from '../../src/decide/decide.ts'
import type { Action } from '../../src/decide/plan.ts'
import { renderApproval } from '../../src/lifecycle/approval.ts'
import { renderLedger } from '../../src/lifecycle/ledger.ts'
import type { CheckRun, Home, Snapshot } from '../../src/lifecycle/snapshot.ts'
import { phi4 } from '../support/phi4.ts'
import { check, settle } from '../support/settle.ts'
import {
  ada,
  commentBy,
  fileAt,
  homeOf,
  labelEvent,
  mallory,
  minutesLater,
  proposal,
  rin,
  roles,
  snapshotOf,
  start,
} from '../support/snapshot.ts'
import { kaito } from '../support/tree.ts'

test('a maintainer approves with a command', () => {
  expect(check({ comments: [commentBy(ada, '/approve')] })).toMatchInlineSnapshot(`
    "approval: success
    labels: proposal: approved, proposal: provisional
    reaction: rocket"
  `)
})

test('a stranger is refused once, with the reason', () => {
  expect(check({ comments: [commentBy(mallory, '/approve')] })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: provisional
    reaction: confused
    \`/approve\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository."
  `)
})

test('a look-up that failed refuses in other words', () => {
  const given = { roles: new Map([...roles, ['ada', 'unknown']]) }
  expect(check({ comments: [commentBy(ada, '/approve')] }, given)).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: provisional
    reaction: confused
    GitHub did not say whether you may use \`/approve\`. Nothing was changed; give the command again in a few minutes."
  `)
})

test('an edited comment decides nothing', () => {
  const comments = [commentBy(ada, '/approve', { edited: true })]
  expect(check({ comments })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: provisional
    reaction: confused
    An edited comment decides nothing, since somebody else may have edited it. Write a new one."
  `)
})

test('an author who maintains does not approve their own proposal', () => {
  const comments = [commentBy(ada, '/approve')]
  expect(check({ author: ada, comments })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: provisional
    reaction: confused
    Authors do not approve their own proposals; another maintainer has to."
  `)
})

test('a comment written before GitHub saw the head is asked again', () => {
  const comments = [commentBy(ada, '/approve', { at: minutesLater(-1) })]
  expect(check({ comments })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: provisional
    reaction: confused
    A push arrived at about the same time. Approve again, or say \`/approve aaaaaaa\` if that is what you read."
  `)
  expect(check({ comments: [commentBy(ada, '/approve aaaaaaa')], headSeen: undefined })).toMatch(
    /^approval: success/,
  )
  expect(check({ comments: [commentBy(ada, '/approve bbbbbbb')] })).toMatch(/not the commit named/)
})

test('a proposal with problems is not approved', () => {
  const asked = fileAt(phi4.path, phi4.text.replace('status: provisional', 'status: done'))
  expect(check({ comments: [commentBy(ada, '/approve')] }, { asked })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: needs work, proposal: provisional
    reaction: confused
    The proposal still has a problem to mend; see the check run."
  `)
})

test('a bot does not approve, whatever its rights', () => {
  const robot = { login: 'robot', id: '8', type: 'Bot' } as const
  const comments = [commentBy(robot, '/approve')]
  expect(check({ comments }, { roles: new Map([['robot', 'admin']]) })).toMatch(
    /^approval: action_required/,
  )
})

test('an approval is taken back', () => {
  const comments = [
    commentBy(ada, '/approve'),
    commentBy(ada, '/unapprove', { at: minutesLater(12) }),
  ]
  expect(check({ comments })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: provisional
    reaction: rocket
    reaction: rocket"
  `)
})

test('the order of comments in the list does not matter, only their times', () => {
  const given = commentBy(ada, '/approve')
  const taken = commentBy(ada, '/unapprove', { at: minutesLater(12) })
  expect(check({ comments: [taken, given] })).toMatch(/^approval: action_required/)
})

test('a near miss, a hint and help are answered', () => {
  expect(check({ comments: [commentBy(mallory, '/aprove')] })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: provisional
    reaction: confused
    \`/aprove\` is not a command; did you mean \`/approve\`?"
  `)
  expect(check({ comments: [commentBy(mallory, '`/approve`')] })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: proposal: provisional
    reaction: confused
    Line 1: a command inside back-ticks is not read; write it without them."
  `)
})

const labelled = { labels: new Set(['proposal: approved', 'good first issue']) }

test('a maintainer approves with the label', () => {
  expect(check({ ...labelled, labelEvents: [labelEvent(ada, true)] })).toMatchInlineSnapshot(`
    "approval: success
    labels: good first issue, proposal: approved, proposal: provisional"
  `)
})

test("a stranger's label is taken off with one explanation, and foreign labels stay", () => {
  expect(check({ ...labelled, labelEvents: [labelEvent(mallory, true)] })).toMatchInlineSnapshot(`
    "approval: action_required
    labels: good first issue, proposal: provisional
    The label \`proposal: approved\` was taken off again. \`/approve\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository."
  `)
})

test('the label approves the head it was put on, and no other', () => {
  const put = { ...labelled, labelEvents: [labelEvent(ada, true)], headSeen: undefined }
  const heard = (head: string): Partial<Snapshot> => ({
    requests: [{ id: 'r1', kind: 'label:on:proposal: approved', actor: 'ada', at: start, head }],
  })
  expect(check(put, heard('a'.repeat(40)))).toMatch(/^approval: success/)
  expect(check(put, heard('b'.repeat(40)))).toMatch(/^approval: action_required/)
  const { after } = settle(snapshotOf({ home: homeOf(put), ...heard('a'.repeat(40)) }))
  expect(after.requests).toEqual([])
})

/** Our own check run that says `ada` approved at this head and blob. */
function approvedAt(head: string, blob: string = proposal.blob): CheckRun {
  return {
    id: '71',
    name: 'usher / approval',
    head,
    externalId: renderApproval({ pull: 1, head, blob, act: 'comment-1' }),
    conclusion: 'success',
    title: 'Approved',
    summary: 'Approved by `ada` at 2026-01-05 09:10 UTC.',
    text: renderLedger([
      { id: 'comment-1', kind: 'approve', by: ada, at: minutesLater(5), about: blob },
    ]),
  }
}

test('a maintainer who takes the label off takes the approval back; a stranger does not', () => {
  const approved = { checks: [approvedAt('a'.repeat(40))] }
  expect(check({ ...approved, labelEvents: [labelEvent(ada, false)] })).toMatch(
    /^approval: action_required/,
  )
  expect(check({ ...approved, labelEvents: [labelEvent(mallory, false)] })).toMatchInlineSnapshot(`
    "approval: success
    labels: proposal: approved, proposal: provisional
    The label \`proposal: approved\` was put back: it follows the approval, which a maintainer takes back with \`/unapprove\`."
  `)
})

test('an approval outlives a rebase that leaves the text alone', () => {
  expect(check({ checks: [approvedAt('b'.repeat(40))] })).toMatch(/^approval: success/)
})

test('an approval does not outlive another text', () => {
  const other = approvedAt('b'.repeat(40), 'c'.repeat(40))
  expect(check({ ...labelled, checks: [other] })).toMatch(/^approval: action_required/)
  expect(check({ ...labelled, checks: [other] })).not.toMatch(/proposal: approved/)
})

test('an approval of another pull request counts for nothing here', () => {
  const { externalId, ...record } = approvedAt('a'.repeat(40))
  const elsewhere = { ...record, externalId: externalId.replace('v1:1:', 'v1:2:') }
  expect(check({ checks: [elsewhere] })).not.toMatch(/proposal: approved/)
})

test("a maintainer's approving review of the present head approves; of another head it does not", () => {
  const review = {
    id: '9',
    by: ada,
    state: 'approved',
    at: minutesLater(5),
    body: '',
  } as const
  const here = { ...review, commit: 'a'.repeat(40) }
  expect(check({ reviews: [here] })).toMatch(/^approval: success/)
  expect(check({ reviews: [{ ...here, commit: 'b'.repeat(40) }] })).toMatch(/action_required/)
  expect(check({ reviews: [{ ...here, by: mallory }] })).toMatch(/action_required/)
  const later = { ...here, id: '10', state: 'changes-requested', at: minutesLater(6) } as const
  expect(check({ reviews: [here, later] })).toMatch(/action_required/)
})

test('the second of two status comments is deleted, and a marker pasted by a person is not ours', () => {
  const { after } = settle(snapshotOf())
  const mine = after.home?.comments[0]
  if (mine === undefined) throw new Error('There is no status comment')
  const twice = { ...mine, id: '9999', at: minutesLater(31) }
  const pasted = { ...mine, id: '50', by: mallory }
  const home = homeOf({ ...after.home, comments: [pasted, mine, twice] })

  const { done } = settle({ ...after, home })

  expect(done).toEqual([{ kind: 'delete-comment', id: '9999' }])
})

test('several new proposals in one pull request are an error, said once, and not approved', () => {
  const other = 'docs/proposals/20260106-zephyr.md'
  const files = [
    { path: phi4.path, change: 'added' },
    { path: other, change: 'added' },
  ] as const
  const comments = [commentBy(ada, '/approve')]
  const seen = check({ files, comments })
  expect(seen).toMatch(/^approval: action_required/)

  const second = snapshotOf({
    home: homeOf({ files, comments }),
    file: '20260106-zephyr.md',
    asked: fileAt(other, phi4.text),
  })
  expect(decide(second)).toEqual([])
})

test('a feature proposal is left alone', () => {
  const path = 'docs/proposals/20260105-idea.md'
  const asked = fileAt(
    path,
    '---\ntitle: An idea\nstatus: provisional\n---\n\n## Motivation\n\nX.\n',
  )
  const home = homeOf({ files: [{ path, change: 'added' }] })
  expect(decide(snapshotOf({ asked, home, file: '20260105-idea.md' }))).toEqual([])
})

test('nothing is written where the app is switched off', () => {
  const { config } = snapshotOf()
  expect(decide(snapshotOf({ config: { ...config, enabled: false } }))).toEqual([])
})

interface Shown {
  readonly type: string
  readonly value: string
}

/** Every node of a Markdown tree, with its text where it has one. */
function nodesOf(node: Nodes): readonly Shown[] {
  const own = { type: node.type, value: 'value' in node ? node.value : '' }
  return 'children' in node ? [own, ...node.children.flatMap((child) => nodesOf(child))] : [own]
}

/** The proposal on the default branch, its home merged. */
function merged(home: Partial<Home> = {}): Snapshot {
  return snapshotOf({
    accepted: proposal,
    asked: undefined,
    files: new Map([...kaito, [phi4.path, phi4.text]]),
    home: homeOf({ state: 'merged', mergedAt: minutesLater(20), ...home }),
  })
}

function kinds(actions: readonly Action[]): string {
  return actions.map(({ kind }) => kind).join(' ')
}

test('a proposal merged before the app was installed is not written to', () => {
  const { done } = settle(merged({ mergedAt: new Date('2025-06-01T00:00:00Z') }))
  expect(done).toEqual([])
})

test('a merged proposal is registered and its validation dispatched once', () => {
  const { done, after } = settle(merged())
  expect(kinds(done)).toMatchInlineSnapshot(
    `"create-label add-labels push-branch open-pull dispatch create-comment"`,
  )
  expect(settle(after).done).toEqual([])
})

test('a workflow that GitHub refuses to start is said and waited for, and not started again and again', () => {
  const { after } = settle(merged())
  const intents = after.intents.map((intent) => ({ ...intent, outcome: 'refused:422' }))
  const next = settle({ ...after, intents, runs: [] })
  expect(kinds(next.done)).toBe('edit-comment')
  expect([...(next.after.home?.labels ?? [])]).toEqual(['proposal: provisional'])
})

test('a pull request of ours that a person closed stays closed', () => {
  const { after } = settle(merged())
  const own = after.ownPulls.get('registration')
  if (own?.pull === undefined) throw new Error('There is no registration')
  const closed = { ...own, pull: { ...own.pull, state: 'closed', closedByUs: false } } as const
  const next = settle({ ...after, ownPulls: new Map([['registration', closed]]) })
  expect(kinds(next.done)).toBe('edit-comment')
})

test('a branch a person has committed to is theirs, whatever we would write', () => {
  const { after } = settle(merged())
  const own = after.ownPulls.get('registration')
  if (own?.tip === undefined) throw new Error('There is no branch')
  const tip = { oid: 'f'.repeat(40), message: 'mine now', ours: false }
  const files = new Map([...after.files, ['presets/workspace/models/supported_models.yaml', '']])
  const next = settle({ ...after, files, ownPulls: new Map([['registration', { ...own, tip }]]) })
  expect(kinds(next.done)).not.toMatch(/push-branch|edit-pull|close-pull/)
})

test('a status a person wrote by hand is respected', () => {
  const accepted = fileAt(phi4.path, phi4.text.replace('provisional', 'deprecated'))
  const { done } = settle({ ...merged(), accepted })
  expect(kinds(done)).not.toMatch(/push-branch|open-pull|dispatch/)
})

test('a withdrawn proposal is left as it is', () => {
  expect(decide(snapshotOf({ home: homeOf({ state: 'closed' }) }))).toEqual([])
})

test('the status comment says where the proposal stands and what is missing', () => {
  const { after } = settle(merged({ comments: [commentBy(rin, 'Thank you all.')] }))
  expect(after.home?.comments.at(-1)?.body).toMatchInlineSnapshot(`
    "<!-- usher:v1 {"kind":"status","file":"20260105-phi-4.md"} -->
    **\`phi-4\`** is **accepted**. Needs a maintainer to merge #50.

    \`\`\`mermaid
    flowchart LR
      proposed:::done --> approved:::done --> accepted:::done --> registered:::open --> validated:::open --> ready:::open --> integrated:::open
      classDef done fill:#0e8a16,color:#fff
      classDef open fill:#eee,color:#555
    \`\`\`

    | | gate | evidence, or what is missing |
    | --- | --- | --- |
    | ✅ | well-formed | The proposal follows the template. |
    | ⬜ | approved | Merged without a recorded approval. |
    | ✅ | accepted | \`docs/proposals/20260105-phi-4.md\` is on the default branch. |
    | ⬜ | registered | Needs a maintainer to merge #50. |
    | ⬜ | validated | The validation run is under way. ([see](https://github.com/run)) |
    | ⬜ | published | Looked for once it is registered. |
    | ⬜ | integrated | Missing: \`presets/workspace/models/supported_models.yaml\` has no entry \`phi-4\`; no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required). |

    | follow-up | pull request | state |
    | --- | --- | --- |
    | registration | #50 | open |

    <sub>\`/help\` lists what you can ask for.</sub>
    "
  `)
})

test('a hostile proposal reaches no comment as markup', () => {
  const hostile = phi4.text
    .replace('| MIT', '| MIT')
    .replace('https://huggingface.co/microsoft/phi-4 |', '@org/team <img src=x> `#1` |')
    .replace('status: provisional', 'status: "@everyone closes #1"')
  const { after } = settle(snapshotOf({ asked: fileAt(phi4.path, hostile) }))
  const bodies = [
    ...(after.home?.comments ?? []).map(({ body }) => body),
    ...(after.home?.checks ?? []).map(({ summary }) => summary),
  ]
  const nodes = bodies.flatMap((body) => nodesOf(remark().use(remarkGfm).parse(body)))
  const html = nodes.filter(({ type }) => type === 'html').map(({ value }) => value)
  const words = nodes.filter(({ type }) => type === 'text').map(({ value }) => value)

  expect(bodies.join('')).toContain('img')
  expect(html.filter((tag) => !/^<!-- usher:v1 |^<\/?sub>$/.test(tag))).toEqual([])
  expect(words.join('\n')).not.toMatch(/@(?:org|everyone)\b/)
  expect(nodes.filter(({ type }) => type === 'link' || type === 'image')).toEqual([])
})

test('a dry run shows what would be done, once, and does nothing', () => {
  const config = { ...snapshotOf().config, dryRun: true }
  const home = homeOf({ comments: [commentBy(ada, '/approve')] })
  const { after, done } = settle(snapshotOf({ config, home }))

  expect(done.map(({ kind }) => kind)).toEqual(['create-check'])
  expect(after.home?.checks[0]?.summary).toMatchInlineSnapshot(`
    "Usher runs dry here: it writes nothing but this check.
    Without it, this would be done now:

    - show \`usher / approval\` as \`Approved\`
    - mark a comment as answered

    \`docs/proposals/20260105-phi-4.md\` follows the template."
  `)
})

test('a quiet repository gets labels and checks, and no status comment', () => {
  const config = { ...snapshotOf().config, verbosity: 'quiet' } as const
  const { done } = settle(snapshotOf({ config }))

  expect(done.map(({ kind }) => kind)).toEqual([
    'create-check',
    'create-check',
    'create-label',
    'add-labels',
  ])
})
