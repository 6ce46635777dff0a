import type { AuditSnapshot } from '../../src/audit/audit-snapshot.ts'
import type { Person } from '../../src/lifecycle/snapshot.ts'
import type { Case } from '../tables/table.ts'
import { auditSnapshotOf, settleAudit, withIssue } from './audits.ts'
import { bot, commentBy, minutesLater } from './snapshot.ts'

const { after: shown } = settleAudit(auditSnapshotOf())

/** What came of a request in the audit issue, by what is different in the world afterwards. */
export function outcomeInIssue(request: Case): string {
  const { after, done } = settleAudit(asked(request))
  const kinds = new Set(done.map(({ kind }) => kind))
  const marks = after.issue?.comments.find(({ id }) => id === '4711')?.ours ?? new Set()
  const isWritten = kinds.has('push-branch') || kinds.has('open-pull') || isReopened(request, after)
  if (marks.has('confused')) return isWritten ? 'refused, and yet written' : 'refused'
  if (marks.has('rocket')) return 'allowed'
  if (isWritten || kinds.has('create-comment')) return 'written without a mark'
  const { done: later } = settleAudit(withIssue(after, { locked: false }))
  return later.length > 0 ? 'waits' : 'ignored'
}

function isReopened({ state }: Case, { issue }: AuditSnapshot): boolean {
  return state === 'closed' && issue?.state === 'open'
}

function asked({ what = '', role = '', state }: Case): AuditSnapshot {
  const kim: Person = { login: 'kim', id: '4', type: role === 'bot' ? 'Bot' : 'User' }
  const at = minutesLater(25)
  const comments = [
    commentBy(bot, 'Nothing that counts.', { at, id: '4710' }),
    commentBy(kim, `/${what}`, { at, id: '4711' }),
  ]
  const snapshot = withIssue(shown, {
    comments,
    locked: state === 'locked',
    state: state === 'closed' ? 'closed' : 'open',
  })
  return { ...snapshot, roles: new Map([['kim', role === 'bot' ? 'admin' : role]]) }
}
