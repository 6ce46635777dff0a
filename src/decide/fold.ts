import { askOutcomes } from '../lifecycle/asking.ts'
import { blobIdOf } from '../lifecycle/digest.ts'
import type { Home, Run, Snapshot } from '../lifecycle/snapshot.ts'
import { refusedOutcome, unnamedOutcome } from '../lifecycle/validation.ts'
import { homeAfter } from './fold-home.ts'
import { foldOwn } from './fold-own.ts'
import { foldTalk } from './fold-talk.ts'
import type { Action, Outcome } from './plan.ts'

/**
 * The snapshot as it is after one action, so that the next round need not read it again.
 *
 * Agrees with what observing would find: deciding on the folded snapshot and on a fresh one come to
 * the same plan.
 */
export function fold(snapshot: Snapshot, action: Action, outcome: Outcome): Snapshot {
  switch (action.kind) {
    case 'create-label': {
      const labels = new Set([...snapshot.repository.labels, action.name])
      return { ...snapshot, repository: { ...snapshot.repository, labels } }
    }
    case 'add-labels':
    case 'remove-label':
    case 'create-comment':
    case 'comment-lines':
    case 'edit-comment':
    case 'delete-comment':
    case 'react':
    case 'create-check':
    case 'update-check':
      return foldTalk(
        foldHome(snapshot, (home) => homeAfter(home, action, { snapshot, outcome })),
        action,
        outcome,
      )
    case 'push-branch':
      return foldPush(snapshot, action, outcome)
    case 'open-pull':
    case 'edit-pull':
    case 'close-pull':
      return foldOwn(snapshot, action, outcome)
    case 'ask':
      return foldAsk(snapshot, action, outcome)
    case 'dispatch':
      return foldDispatch(snapshot, action, outcome)
    case 'admit':
      return { ...snapshot, requests: snapshot.requests.filter(({ id }) => id !== action.request) }
    case 'look-again':
    case 'create-issue':
    case 'edit-issue':
      return snapshot
  }
}

function foldHome(snapshot: Snapshot, change: (home: Home) => Home): Snapshot {
  return snapshot.home === undefined ? snapshot : { ...snapshot, home: change(snapshot.home) }
}

type Push = Extract<Action, { kind: 'push-branch' }>

function foldPush(snapshot: Snapshot, action: Push, outcome: Outcome): Snapshot {
  if (action.there !== undefined) return foldOwn(snapshot, action, outcome)
  if (isOnHome(snapshot, action)) return foldFix(snapshot, action, outcome)
  const isDirect = action.branch === snapshot.repository.defaultBranch
  return isDirect ? foldDirect(snapshot, action, outcome) : foldOwn(snapshot, action, outcome)
}

/** A commit on the default branch, or its refusal. */
function foldDirect(snapshot: Snapshot, { changes }: Push, outcome: Outcome): Snapshot {
  const { repository, accepted, files } = snapshot
  if (outcome.kind !== 'pushed') {
    return { ...snapshot, repository: { ...repository, refusesCommits: true } }
  }
  const texts = changes.map(({ path, text }) => [path, text] as const)
  const text = texts.find(([path]) => path === accepted?.path)?.[1]
  return {
    ...snapshot,
    repository: { ...repository, head: outcome.oid },
    files: new Map([...files, ...texts]),
    accepted:
      accepted && text !== undefined ? { ...accepted, text, blob: blobIdOf(text) } : accepted,
  }
}

/** A commit on top of the home's own branch, as `/fix` makes one. */
function isOnHome({ home }: Snapshot, { branch, base, expected }: Push): boolean {
  return (
    home?.state === 'open' &&
    home.branch.name === branch &&
    expected === home.head &&
    base === expected
  )
}

function foldFix(snapshot: Snapshot, { changes }: Push, outcome: Outcome): Snapshot {
  const oid = outcome.kind === 'pushed' ? outcome.oid : ''
  const { asked, now } = snapshot
  const text = changes.find(({ path }) => path === asked?.path)?.text
  const after = asked && text !== undefined ? { ...asked, text, blob: blobIdOf(text) } : asked
  const moved = foldHome(snapshot, (home) => ({ ...home, head: oid, headSeen: now }))
  return { ...moved, asked: after }
}

function foldDispatch(
  snapshot: Snapshot,
  action: Extract<Action, { kind: 'dispatch' }>,
  outcome: Outcome,
): Snapshot {
  const { now, bot, repository } = snapshot
  const intent = { id: action.intent, at: now, outcome: becameOf(outcome) }
  const intents = [...snapshot.intents, intent]
  if (outcome.kind !== 'dispatched') return { ...snapshot, intents }
  const run: Run = {
    id: outcome.run,
    path: action.workflow,
    title: Object.values(action.inputs).join(' '),
    event: 'workflow_dispatch',
    head: repository.head,
    headBranch: action.ref,
    headRepositoryId: repository.id,
    actor: { login: bot.login, id: bot.id, type: 'Bot' },
    attempt: 1,
    status: 'queued',
    conclusion: null,
    link: outcome.link,
    at: now,
    jobs: [],
    entry: undefined,
  }
  return { ...snapshot, intents, runs: [...snapshot.runs, run] }
}

function foldAsk(
  snapshot: Snapshot,
  { intent: id }: Extract<Action, { kind: 'ask' }>,
  { kind }: Outcome,
): Snapshot {
  const outcome = kind === 'refused' ? askOutcomes.refused : askOutcomes.asked
  const others = snapshot.intents.filter((intent) => intent.id !== id)
  return { ...snapshot, intents: [...others, { id, at: snapshot.now, outcome }] }
}

function becameOf(outcome: Outcome): string {
  if (outcome.kind === 'refused') return refusedOutcome(outcome.status)
  return outcome.kind === 'dispatched' ? outcome.run : unnamedOutcome
}
