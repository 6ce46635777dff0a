import type { Finding } from '../diagnostics/finding.ts'
import type { FileReport } from '../diagnostics/report.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import { parseTemplate } from '../proposal/parse-template.ts'
import type { Proposal } from '../proposal/proposal.ts'
import type { Template } from '../proposal/template.ts'
import { lint } from './lint.ts'
import { mannerOf } from './manner.ts'

/** A file as it lies in a repository. */
export interface DocumentText {
  readonly path: string
  readonly text: string
}

/** What replacing a template means: its own problems, and the documents with errors they did not have. */
export interface TemplateChange {
  readonly findings: readonly Finding[]
  /** How many documents are held to the template at all. */
  readonly held: number
  readonly failing: readonly FileReport[]
}

/**
 * Compares a template in force with one to come, `documents` being what lies beside it. Nothing is in
 * force where `before` is `undefined`: then every error of a document is new.
 */
export function templateChangeOf(
  before: DocumentText | undefined,
  after: DocumentText,
  documents: readonly DocumentText[],
): TemplateChange {
  const old = before === undefined ? undefined : parseTemplate(before.path, before.text)
  const next = parseTemplate(after.path, after.text)
  const read = parseProposal(after.path, after.text)
  return {
    findings: lint({ ...read, kind: 'template' }, next),
    ...newlyFailing(documents, old, next),
  }
}

/**
 * The documents that would newly fail when `before` is replaced by `after`: errors they have today
 * are not counted.
 */
function newlyFailing(
  documents: readonly DocumentText[],
  before: Template | undefined,
  after: Template,
): Pick<TemplateChange, 'held' | 'failing'> {
  const held = documents
    .map(({ path, text }) => parseProposal(path, text))
    .filter((proposal) => isHeld(proposal, before ?? after))
  const reports = held.map((proposal) => {
    const known = new Set(errorsOf(proposal, before).map(keyOf))
    const findings = errorsOf(proposal, after).filter((finding) => !known.has(keyOf(finding)))
    return { ...proposal, findings }
  })
  return { held: held.length, failing: reports.filter(({ findings }) => findings.length > 0) }
}

/** A model proposal is held to the template for models only. */
function isHeld(proposal: Proposal, template: Template): boolean {
  const isForModels = template.kind === 'model'
  if ((proposal.kind === 'model') !== isForModels) return false
  return mannerOf(proposal, template, {}) !== 'alone'
}

/** A document that is held is not let go because the template to come asks for more. */
function errorsOf(proposal: Proposal, template: Template | undefined): readonly Finding[] {
  const findings = lint(proposal, template, { named: true })
  return findings.filter((finding) => finding.severity === 'error')
}

/** The same problem under two templates: what they expect instead may differ. */
function keyOf({ rule, message, span }: Finding): string {
  return `${rule}:${span.start.offset}:${message.replace(/, expected .*$/s, '')}`
}
