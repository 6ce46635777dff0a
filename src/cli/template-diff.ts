import type { Finding } from '../diagnostics/finding.ts'
import type { FileReport } from '../diagnostics/report.ts'
import { sameLabel } from '../proposal/labels.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import type { Proposal } from '../proposal/proposal.ts'
import type { Template } from '../proposal/template.ts'
import { templateFindings } from '../proposal/template-findings.ts'
import { lint } from '../rules/lint.ts'
import type { Document } from './documents.ts'

/** A document with the errors it would have and does not have yet. */
export type NewlyFailing = FileReport

/**
 * The documents that would newly fail when `before` is replaced by `after`: errors they have today
 * are not counted. `held` is how many documents are of this template's making at all.
 */
export function newlyFailing(
  documents: readonly Document[],
  before: Template,
  after: Template,
): { readonly held: number; readonly failing: readonly NewlyFailing[] } {
  const held = documents
    .filter(({ path }) => !/(?:^|[/\\])(?:readme|index)\.md$/i.test(path))
    .map(({ path, text }) => parseProposal(path, text))
    .filter((proposal) => isHeld(proposal, before))
  const reports = held.map((proposal) => {
    const known = new Set(errorsOf(proposal, before).map(keyOf))
    const findings = errorsOf(proposal, after).filter((finding) => !known.has(keyOf(finding)))
    return { ...proposal, findings }
  })
  return { held: held.length, failing: reports.filter(({ findings }) => findings.length > 0) }
}

/** A document of the template's kind with half of its sections at least. */
function isHeld(proposal: Proposal, template: Template): boolean {
  if (proposal.kind === 'template') return false
  if ((proposal.kind === 'model') !== (template.kind === 'model')) return false
  const wanted = template.sections.filter((section) => !section.optional && !section.free)
  const present = wanted.filter((one) =>
    proposal.sections.some((section) => sameLabel(section.title, one.title)),
  )
  return present.length * 2 >= wanted.length
}

/** What lint says, and what the template asks for beyond its rules. */
function errorsOf(proposal: Proposal, template: Template): readonly Finding[] {
  const judged = lint(proposal, template)
  const said = new Set(judged.map((finding) => `${finding.rule}:${finding.span.start.line}`))
  const asked = templateFindings(proposal, template).filter(
    (finding) => !said.has(`${finding.rule}:${finding.span.start.line}`),
  )
  return [...judged, ...asked]
    .filter((finding) => finding.severity === 'error')
    .sort((a, b) => a.span.start.offset - b.span.start.offset)
}

/** The same problem under two templates: what they expect instead may differ. */
function keyOf({ rule, message, span }: Finding): string {
  return `${rule}:${span.start.offset}:${message.replace(/, expected .*$/s, '')}`
}
