import type { Severity } from './finding.ts'
import { type FileReport, type Reported, summaryOf } from './report.ts'

/** A finding in the shape machines are promised: 1-based lines and columns, the end exclusive. */
interface JsonFinding {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly help: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly fixable: boolean
  /** Only where the finding is in the baseline. */
  readonly baseline?: true
}

/** Writes reports as JSON, version 1 of the contract of `usher lint`. */
export function renderJson(reports: readonly FileReport[]): string {
  const files = reports.map(({ path, kind, status, findings }) => ({
    path,
    kind,
    status,
    findings: findings.map(jsonFinding),
  }))
  return `${JSON.stringify({ version: 1, files, summary: summaryOf(reports) }, undefined, 2)}\n`
}

/** One finding, flat. */
export function jsonFinding(finding: Reported): JsonFinding {
  const { rule, severity, message, help, span, fix, baseline } = finding
  return {
    rule,
    severity,
    message,
    help,
    line: span.start.line,
    column: span.start.column,
    endLine: span.end.line,
    endColumn: span.end.column,
    fixable: fix !== undefined,
    ...(baseline === undefined ? {} : { baseline }),
  }
}
