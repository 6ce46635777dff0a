import type { Plan } from '../decide/plan.ts'
import type { AuditSnapshot } from './audit-snapshot.ts'
import { planAnswers } from './plan-answers.ts'
import { planIssue } from './plan-issue.ts'
import { planRepair } from './plan-repair.ts'
import { reportOf } from './report.ts'

/**
 * Plans what to change so that the audit issue and the repair pull request agree with what the audit
 * finds.
 *
 * Pure and total. What people asked for comes first and alone, then the pull request, since the issue
 * names it. An empty plan means all is well.
 */
export function decideAudit(snapshot: AuditSnapshot): Plan {
  const { enabled, dryRun } = snapshot.config
  if (!enabled || dryRun) return []
  const answers = planAnswers(snapshot)
  if (answers.length > 0) return answers
  const report = reportOf(snapshot)
  const repair = planRepair(snapshot, report)
  return repair.length > 0 ? repair : planIssue(snapshot, report)
}
