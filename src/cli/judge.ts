import type { FileReport } from '../diagnostics/report.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { lint } from '../rules/lint.ts'
import type { Document } from './documents.ts'
import type { TemplateFor } from './templates.ts'

/** A document as read, and what was found in it. */
export interface Judgement {
  readonly proposal: Proposal
  readonly report: FileReport
}

/** Reads a document and holds it to its template. */
export async function judge(
  { path, text }: Document,
  templateFor: TemplateFor,
): Promise<Judgement> {
  const proposal = parseProposal(path, text)
  const findings = lint(proposal, await templateFor(proposal))
  const { kind, status } = proposal
  return { proposal, report: { path, kind, status, text, findings } }
}

/** 1 where anything is of error level, else 0. */
export function exitCodeOf(reports: readonly FileReport[]): number {
  const findings = reports.flatMap((report) => report.findings)
  return findings.some((finding) => finding.severity === 'error') ? 1 : 0
}
