import type { Audit } from './audit.ts'
import { summaryOf } from './summary.ts'

/**
 * Writes an audit as JSON, version 1 of the contract of `usher audit`: `fix` is in words, and
 * `repairs` holds the edits where the fix is certain.
 */
export function renderJson(audit: Audit): string {
  const drift = audit.drift.map(
    ({ proposal, kind, severity, message, evidence, fix, who, place, repairs }) => ({
      proposal,
      kind,
      severity,
      message,
      evidence,
      fix,
      who,
      path: place.path,
      line: place.line,
      certain: repairs.length > 0,
      repairs,
    }),
  )
  const shown = { version: 1, drift, notes: audit.notes, summary: summaryOf(audit) }
  return `${JSON.stringify(shown, undefined, 2)}\n`
}
