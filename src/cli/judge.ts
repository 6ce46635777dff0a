import { type FileReport, summaryOf } from '../diagnostics/report.ts'
import { weighed } from '../diagnostics/severities.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { readAs } from '../proposal/read-as.ts'
import { lint } from '../rules/lint.ts'
import type { Document } from './documents.ts'
import { aroundOf } from './lint-around.ts'
import { type SeveritiesFor, severities } from './lint-config.ts'
import { type TemplateFor, templates } from './templates.ts'

/** A document as read, and what was found in it. */
export interface Judgement {
  readonly proposal: Proposal
  readonly report: FileReport
}

/** What documents are held to: each to its template, with the weights of its repository. */
export interface Standards {
  readonly templateFor: TemplateFor
  /** Whether the template was named, rather than found beside a document. */
  readonly named: boolean
  readonly severitiesFor: SeveritiesFor
}

/** The standards that options name, else those that lie around each document. */
export async function standardsOf(options: {
  readonly template?: string
  readonly config?: string
}): Promise<Standards> {
  return {
    templateFor: await templates(options.template),
    named: options.template !== undefined,
    severitiesFor: await severities(options.config),
  }
}

/** Reads a document and holds it to the standards. */
export async function judge({ path, text }: Document, standards: Standards): Promise<Judgement> {
  const proposal = parseProposal(path, text)
  const template = await standards.templateFor(proposal)
  const around = { ...(await aroundOf(proposal)), named: standards.named }
  const findings = weighed(lint(proposal, template, around), await standards.severitiesFor(path))
  const { kind, status } = proposal
  return { proposal: readAs(proposal, template), report: { path, kind, status, text, findings } }
}

/** 1 where anything new is of error level, else 0. */
export function exitCodeOf(reports: readonly FileReport[]): number {
  return summaryOf(reports).errors > 0 ? 1 : 0
}
