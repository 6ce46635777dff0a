import { type FileReport, summaryOf } from '../diagnostics/report.ts'
import { weighed } from '../diagnostics/severities.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { readAs } from '../proposal/read-as.ts'
import { findingsIn } from '../rules/findings-in.ts'
import type { Document } from './documents.ts'
import type { WithClaims } from './facts-saved.ts'
import { aroundOf } from './lint-around.ts'
import { readProposal, readTemplate } from './reading.ts'
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
  /** Whether the template was named, rather than found beside a document. */
  readonly named: boolean
  readonly severitiesFor: SeveritiesFor
  /** Adds what is found by comparing with facts, where there are any. */
  readonly withClaims: WithClaims
}

/** The standards that options name, else those that lie around each document. */
export async function standardsOf(options: {
  readonly template?: string
  readonly config?: string
  readonly facts?: string
}): Promise<Standards> {
  return {
    templateFor: await templates(options.template),
    named: options.template !== undefined,
    severitiesFor: await severities(options.config),
    withClaims: await claims(options.facts),
  }
}

/** Facts are read, and the code for them, only where they are asked for. */
async function claims(path: string | undefined): Promise<WithClaims> {
  if (path === undefined) return (_, findings) => findings
  const { claimsAgainst } = await import('./facts-saved.ts')
  return await claimsAgainst(path)
}

/** Reads a document and holds it to the standards. */
export async function judge(document: Document, standards: Standards): Promise<Judgement> {
  const { path, text } = document
  const proposal = await readProposal(document)
  const template = await standards.templateFor(proposal)
  const around = { ...(await aroundOf(proposal)), named: standards.named }
  const own = proposal.kind === 'template' ? await readTemplate(document) : undefined
  const found = findingsIn({ proposal, template, own }, around)
  const judged = standards.withClaims(proposal, found)
  const findings = weighed(judged, await standards.severitiesFor(path))
  const { kind, status } = proposal
  return { proposal: readAs(proposal, template), report: { path, kind, status, text, findings } }
}

/** 1 where anything new is of error level, else 0. */
export function exitCodeOf(reports: readonly FileReport[]): number {
  return summaryOf(reports).errors > 0 ? 1 : 0
}
