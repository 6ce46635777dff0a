import type { Finding } from './finding.ts'

/** One document as judged: what it is, and everything found in it. */
export interface FileReport {
  readonly path: string
  readonly kind: string
  readonly status: string | null
  readonly text: string
  readonly findings: readonly Finding[]
}

export interface Summary {
  readonly files: number
  readonly errors: number
  readonly warnings: number
}

/** How many documents, errors and warnings there are. */
export function summaryOf(reports: readonly FileReport[]): Summary {
  const findings = reports.flatMap((report) => report.findings)
  return {
    files: reports.length,
    errors: findings.filter((finding) => finding.severity === 'error').length,
    warnings: findings.filter((finding) => finding.severity === 'warning').length,
  }
}
