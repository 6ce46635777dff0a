import type { Change } from '../edit/files.ts'
import type { Elsewhere, OtherRepository } from '../lifecycle/elsewhere.ts'
import { ownKeyOf, ownParts } from '../lifecycle/names.ts'
import type { OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import { leadOf, sitesOf } from '../targets/sites.ts'
import { isMerge } from './follow-up-commit.ts'
import type { Action, Outcome } from './plan.ts'

export type OwnAction = Extract<
  Action,
  { kind: 'push-branch' | 'open-pull' | 'edit-pull' | 'close-pull' }
>

/** The snapshot after one of our actions on a branch or pull request of our own, here or elsewhere. */
export function foldOwn(snapshot: Snapshot, action: OwnAction, outcome: Outcome): Snapshot {
  const { there } = action
  if (there !== undefined) return foldElsewhere(snapshot, there, { action, outcome })
  const own = ownOf(snapshot.ownPulls, action)
  if (own === undefined) return snapshot
  const ownPulls = pullsAfter(snapshot.ownPulls, own, { action, outcome, now: snapshot.now })
  const isRegistered = action.kind === 'push-branch' && isToValidate(snapshot, own)
  if (!isRegistered) return { ...snapshot, ownPulls }
  const texts = action.changes.map(({ path, text }) => [path, text] as const)
  return { ...snapshot, ownPulls, registrationFiles: new Map([...snapshot.files, ...texts]) }
}

interface Done {
  readonly action: OwnAction
  readonly outcome: Outcome
}

/** A refused write is not tried again meanwhile. */
function foldElsewhere(
  snapshot: Snapshot,
  { id }: OtherRepository,
  { action, outcome }: Done,
): Snapshot {
  const { now } = snapshot
  const elsewhere = (snapshot.elsewhere ?? []).map((one): Elsewhere => {
    if (one.seen?.repository.id !== id) return one
    if (outcome.kind === 'refused') return { ...one, lets: 'refused' }
    const own = ownOf(one.seen.ownPulls, action)
    if (own === undefined) return one
    const ownPulls = pullsAfter(one.seen.ownPulls, own, { action, outcome, now })
    return { ...one, seen: { ...one.seen, ownPulls } }
  })
  return { ...snapshot, elsewhere }
}

function pullsAfter(
  pulls: Snapshot['ownPulls'],
  own: OwnPull,
  { action, outcome, now }: Done & { readonly now: Date },
): Snapshot['ownPulls'] {
  const after = ownAfter(own, action, { outcome, now })
  return new Map([...pulls, [ownKeyOf(own.part, own.slot), after]])
}

/** Whether it is the registration that is validated. */
function isToValidate({ config, repository, files }: Snapshot, { part, slot }: OwnPull): boolean {
  return part === 'registration' && slot === leadOf(sitesOf(config, repository), files)?.slot
}

function ownOf(ownPulls: Snapshot['ownPulls'], action: OwnAction): OwnPull | undefined {
  const all = [...ownPulls.values()]
  switch (action.kind) {
    case 'push-branch':
    case 'open-pull':
      return all.find(({ branch }) => branch === action.branch) ?? unborn(action)
    case 'edit-pull':
    case 'close-pull':
      return all.find(({ pull }) => pull?.number === action.number)
  }
}

function unborn({
  branch,
  slot,
}: Extract<OwnAction, { readonly branch: string }>): OwnPull | undefined {
  const last = branch.slice(branch.lastIndexOf('/') + 1)
  const part = ownParts.find((one) => one === last)
  return part === undefined ? undefined : { part, slot, branch, tip: undefined, pull: undefined }
}

/** A branch of ours and its pull request after one of our actions on them. */
export function ownAfter(
  own: OwnPull,
  action: OwnAction,
  { outcome, now }: { readonly outcome: Outcome; readonly now: Date },
): OwnPull {
  switch (action.kind) {
    case 'push-branch': {
      const oid = outcome.kind === 'pushed' ? outcome.oid : ''
      const ours = !isMerge(action.message)
      const { theirs: _, ...rest } = { ...own, tip: { oid, message: action.message, ours } }
      const after = ours ? rest : { ...rest, theirs: theirsAfter(own.theirs, action) }
      // Whether a merge settled a conflict only GitHub knows; the sweep comes by.
      return withPull(after, { head: oid, conflicting: false })
    }
    case 'open-pull': {
      const { title, body } = action
      const number = outcome.kind === 'opened' ? outcome.number : 0
      const closing = { closedByUs: false, closedAt: undefined }
      const fresh = { state: 'open', conflicting: false, ...closing } as const
      return { ...own, pull: { number, title, body, head: own.tip?.oid ?? '', ...fresh } }
    }
    case 'edit-pull':
      return withPull(own, { title: action.title, body: action.body })
    case 'close-pull':
      return withPull(own, { state: 'closed', closedByUs: true, closedAt: now })
  }
}

/** Changes the pull request where there is an open one; a branch pushed again leaves an ended one as it was. */
function withPull(own: OwnPull, change: Partial<NonNullable<OwnPull['pull']>>): OwnPull {
  if (own.pull?.state !== 'open') return own
  return { ...own, pull: { ...own.pull, ...change } }
}

/** What we wrote beside a person's commits is what we wrote last; what was merged is what is there. */
function theirsAfter(
  before: OwnPull['theirs'],
  { beside, changes }: Extract<OwnAction, { kind: 'push-branch' }>,
): NonNullable<OwnPull['theirs']> {
  const files = new Map([...(before?.files ?? []), ...textsOf(changes)])
  if (beside === undefined) return { last: before?.last, files }
  const written = new Map([...(before?.last?.files ?? []), ...textsOf(beside.changes)])
  return { last: { oid: '', message: beside.message, files: written }, files }
}

function textsOf(changes: readonly Change[]): readonly (readonly [string, string])[] {
  return changes.map(({ path, text }) => [path, text] as const)
}
