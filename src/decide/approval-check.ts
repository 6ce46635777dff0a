import { type Act, inOrder } from '../lifecycle/act.ts'
import { renderApproval } from '../lifecycle/approval.ts'
import { decisionsOf } from '../lifecycle/decisions.ts'
import { actsOf, approvalChecks, renderLedger } from '../lifecycle/ledger.ts'
import { checkNames } from '../lifecycle/names.ts'
import type { CheckRun, Home, Snapshot } from '../lifecycle/snapshot.ts'
import { decidedBlob } from '../lifecycle/standing-decisions.ts'
import { approvalSummary, approvalTitle, renderActs } from './approval-words.ts'
import type { Action, Check, Plan } from './plan.ts'

/** Records an act where it is believed from: in our own check run on the present head. */
export function planAct(snapshot: Snapshot, home: Home, act: Act): Plan {
  return [writeCheck(home, approvalCheck(snapshot, home, inOrder([...actsOf(home), act])))]
}

/**
 * Shows on every new head whether the proposal is approved: carried over when its text is the same.
 * Acts that only the head before knows of are carried over in any case.
 */
export function planApprovalCheck(snapshot: Snapshot): Plan {
  const { home } = snapshot
  if (home?.state !== 'open') return []
  const check = approvalCheck(snapshot, home, actsOf(home))
  const there = checkOn(home)
  return there !== undefined && isShown(there, check) ? [] : [writeCheck(home, check)]
}

/** The same once more in a fresh run: GitHub leaves it to us to answer "re-run". */
export function planApprovalAgain(snapshot: Snapshot, home: Home): Plan {
  return [{ kind: 'create-check', check: approvalCheck(snapshot, home, actsOf(home)) }]
}

function isShown(
  there: CheckRun,
  { conclusion, externalId, title, summary, text }: Check,
): boolean {
  return (
    there.conclusion === conclusion &&
    there.externalId === externalId &&
    there.title === title &&
    there.summary === summary &&
    there.text.trimEnd() === text.trimEnd()
  )
}

function approvalCheck(snapshot: Snapshot, home: Home, acts: readonly Act[]): Check {
  const { count } = snapshot.config.approvals
  const blob = decidedBlob(snapshot) || '0'.repeat(40)
  const decisions = decisionsOf(acts, { blob, count })
  const act = decisions.last?.id ?? 'none'
  const passes = decisions.approved && decisions.hold === undefined
  return {
    name: checkNames.approval,
    head: home.head,
    externalId: renderApproval({ pull: home.number, head: home.head, blob, act }),
    conclusion: passes ? 'success' : 'action_required',
    title: approvalTitle(decisions, count),
    summary: approvalSummary(decisions, count),
    text: acts.length === 0 ? '' : [renderLedger(acts), ...renderActs(acts)].join('\n'),
    buttons: [],
    annotations: [],
  }
}

function checkOn(home: Home): CheckRun | undefined {
  return approvalChecks(home).find(({ head }) => head === home.head)
}

function writeCheck(home: Home, check: Check): Action {
  const there = checkOn(home)
  if (there === undefined) return { kind: 'create-check', check }
  return { kind: 'update-check', id: there.id, check }
}

/** A plan in which the approval check is written once, as the last of several acts leaves it. */
export function condensed(plan: Plan): Plan {
  const writes = plan.filter((action) => isApprovalWrite(action))
  const [first] = writes
  const last = writes.at(-1)
  if (first === undefined || last === undefined || first === last) return plan
  const only = { ...first, check: last.check }
  return plan.flatMap((action): Plan => {
    if (!isApprovalWrite(action)) return [action]
    return action === first ? [only] : []
  })
}

type CheckWrite = Extract<Action, { kind: 'create-check' | 'update-check' }>

function isApprovalWrite(action: Action): action is CheckWrite {
  const writes = action.kind === 'create-check' || action.kind === 'update-check'
  return writes && action.check.name === checkNames.approval
}
