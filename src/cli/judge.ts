import { type FileReport, summaryOf } from '../diagnostics/report.ts'
import { weighed } from '../diagnostics/severities.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { lint } from '../rules/lint.ts'
import type { Document } from './documents.ts'
import { readProposal } from './reading.ts'
import { type TemplateFor, templates } from './templates.ts'
import { type SeveritiesFor, severities } from './weights.ts'

/** A document as read, and what was found in it. */
export interface Judgement {
  readonly proposal: Proposal
  readonly report: FileReport
}

/** What documents are held to: each to its template, with the weights of its repository. */
export interface Standards {
  readonly templateFor: TemplateFor
  readonly severitiesFor: SeveritiesFor
}

/** The standards that options name, else those that lie around each document. */
export async function standardsOf(options: {
  readonly template?: string
  readonly config?: string
}): Promise<Standards> {
  return {
    templateFor: await templates(options.template),
    severitiesFor: await severities(options.config),
  }
}

/** Reads a document and holds it to the standards. */
export async function judge(document: Document, standards: Standards): Promise<Judgement> {
  const { path, text } = document
  const proposal = await readProposal(document)
  const template = await standards.templateFor(proposal)
  const findings = weighed(lint(proposal, template), await standards.severitiesFor(path))
  const { kind, status } = proposal
  return { proposal, report: { path, kind, status, text, findings } }
}

/** 1 where anything new is of error level, else 0. */
export function exitCodeOf(reports: readonly FileReport[]): number {
  return summaryOf(reports).errors > 0 ? 1 : 0
}
