import type { Finding } from './finding.ts'

/** A finding as reported: `baseline` marks one that was known before and fails nothing. */
export interface Reported extends Finding {
  readonly baseline?: true
}

/** One document as judged: what it is, and everything found in it. */
export interface FileReport {
  readonly path: string
  readonly kind: string
  readonly status: string | null
  readonly text: string
  readonly findings: readonly Reported[]
}

/** `errors` and `warnings` are new; `baseline` is there only where findings are known from before. */
export interface Summary {
  readonly files: number
  readonly errors: number
  readonly warnings: number
  readonly baseline?: number
}

/** How many documents, errors and warnings there are. */
export function summaryOf(reports: readonly FileReport[]): Summary {
  const findings = reports.flatMap((report) => report.findings)
  const fresh = findings.filter((finding) => finding.baseline === undefined)
  const known = findings.length - fresh.length
  return {
    files: reports.length,
    errors: fresh.filter((finding) => finding.severity === 'error').length,
    warnings: fresh.filter((finding) => finding.severity === 'warning').length,
    ...(known === 0 ? {} : { baseline: known }),
  }
}
