import type { Finding } from '../diagnostics/finding.ts'
import type { Proposal } from './proposal.ts'
import type { Template } from './template.ts'
import { entryFindings } from './template-entry-findings.ts'
import { fieldFindings } from './template-field-findings.ts'
import { leftovers } from './template-leftovers.ts'
import { sectionFindings } from './template-section-findings.ts'
import { sectionValueFindings } from './template-section-values.ts'

/**
 * Everything a document owes its template, by place. It knows no heading, label or key beforehand:
 * rename them in both, and the findings are the same.
 */
export function templateFindings(proposal: Proposal, template: Template): readonly Finding[] {
  const asked = [
    ...fieldFindings(proposal, template),
    ...sectionFindings(proposal, template),
    ...sectionValueFindings(proposal, template.sections),
    ...entryFindings(proposal, template),
  ]
  const told = new Set(asked.map((finding) => finding.span.start.line))
  const left = leftovers(proposal, template).filter(
    ({ rule, span }) => rule !== 'placeholder-left' || !told.has(span.start.line),
  )
  return [...asked, ...left].sort((a, b) => a.span.start.offset - b.span.start.offset)
}
