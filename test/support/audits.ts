import type { AuditIssue, AuditSnapshot } from '../../src/audit/audit-snapshot.ts'
import { decideAudit } from '../../src/audit/decide-audit.ts'
import { foldAudit } from '../../src/audit/fold-audit.ts'
import type { Action, Outcome } from '../../src/decide/plan.ts'
import { repairBranch } from '../../src/lifecycle/names.ts'
import { plantedTree } from '../audit/planted.ts'
import { snapshotOf } from './snapshot.ts'

/** A repository in which something of every kind drifts, and that nobody has audited yet. */
export function auditSnapshotOf(given: Partial<AuditSnapshot> = {}): AuditSnapshot {
  const { repository, config } = snapshotOf()
  return {
    now: plantedTree.now,
    bot: snapshotOf().bot,
    repository,
    config,
    tree: plantedTree,
    cards: [],
    setAside: [],
    locked: [],
    issue: undefined,
    doubles: [],
    roles: new Map(),
    repair: { branch: repairBranch, tip: undefined, pull: undefined },
    nextRun: new Date('2026-06-08T06:00:00Z'),
    ...given,
  }
}

/** The issue with something else in it; throws where there is none. */
export function withIssue(snapshot: AuditSnapshot, given: Partial<AuditIssue>): AuditSnapshot {
  const { issue } = snapshot
  if (issue === undefined) throw new Error('There is no issue')
  return { ...snapshot, issue: { ...issue, ...given } }
}

/** Decides round after round and folds, as the loop does, until nothing is left. */
export function settleAudit(snapshot: AuditSnapshot): {
  readonly after: AuditSnapshot
  readonly done: readonly Action[]
} {
  const done: Action[] = []
  let after = snapshot
  for (let round = 0; round < 20; round++) {
    const plan = decideAudit(after)
    if (plan.length === 0) return { after, done }
    for (const action of plan) after = foldAudit(after, action, outcomeOf(action, done.length))
    done.push(...plan)
  }
  throw new Error('It does not come to rest')
}

function outcomeOf({ kind }: Action, count: number): Outcome {
  if (kind === 'push-branch') return { kind: 'pushed', oid: String(count).padStart(40, 'e') }
  if (kind === 'open-pull' || kind === 'create-issue') return { kind: 'opened', number: 50 + count }
  return { kind: 'created', id: String(5000 + count) }
}

/** The default branch once the branch of the repairs is merged as it was pushed. */
export function mergedTree(
  { tree }: AuditSnapshot,
  done: readonly Action[],
): AuditSnapshot['tree'] {
  const push = done.findLast((action) => action.kind === 'push-branch')
  const commits = push?.kind === 'push-branch' ? [...(push.earlier ?? []), push] : []
  const texts = commits.flatMap(({ changes }) =>
    changes.map(({ path, text }) => [path, text] as const),
  )
  return { ...tree, files: new Map([...tree.files, ...texts]) }
}
