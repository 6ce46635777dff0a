import { type ZodType, z } from 'zod'
import { parseJson } from '../diagnostics/json-text.ts'

/** One thing that did not agree with another. Texts in it are hostile; back-ticks in them mark code. */
export interface DriftRecord {
  readonly kind: string
  readonly severity: 'error' | 'warning' | 'info'
  /** Path of the proposal, where there is one. */
  readonly proposal?: string | undefined
  readonly message: string
  /** What to do. */
  readonly fix: string
  readonly who: string
}

/** What the last audit of a repository found. */
export interface AuditRecord {
  readonly at: Date
  readonly proposals: number
  readonly drift: readonly DriftRecord[]
  readonly notes: readonly string[]
}

const schema: ZodType<AuditRecord> = z.object({
  at: z.coerce.date(),
  proposals: z.number(),
  drift: z.array(
    z.object({
      kind: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      proposal: z.string().optional(),
      message: z.string(),
      fix: z.string(),
      who: z.string(),
    }),
  ),
  notes: z.array(z.string()),
})

/** The key under which the store remembers the last audit of a repository. */
export function auditKey(repository: string): string {
  return `audit:${repository}`
}

/** Writes an audit down: `parseAudit(renderAudit(a))` is `a`. */
export function renderAudit(audit: AuditRecord): string {
  return JSON.stringify(audit)
}

/** Reads an audit back; `undefined` where there is none, or one of another version. */
export function parseAudit(text: string | undefined): AuditRecord | undefined {
  return parseJson(schema, text)
}
