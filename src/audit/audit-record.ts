import type { AuditRecord } from '../lifecycle/audit-record.ts'
import type { Audit } from './audit.ts'

/** What the board keeps of an audit: what drifts, without the repairs, which are made anew when asked for. */
export function auditRecordOf({ proposals, drift, notes }: Audit, at: Date): AuditRecord {
  return {
    at,
    proposals,
    drift: drift.map(({ kind, severity, proposal, message, fix, who }) => ({
      kind,
      severity,
      ...(proposal === null ? {} : { proposal }),
      message,
      fix,
      who,
    })),
    notes,
  }
}
