import type { Finding } from '../diagnostics/finding.ts'
import { parseTemplate } from '../proposal/parse-template.ts'
import type { Proposal } from '../proposal/proposal.ts'
import type { Template } from '../proposal/template.ts'
import { findingsIn } from './findings-in.ts'
import type { Around } from './rule.ts'

/** Everything found in a document, by place. A template is compiled, to be held to itself. */
export function lint(
  proposal: Proposal,
  template: Template | undefined,
  around: Around = {},
): readonly Finding[] {
  const { kind, path, text } = proposal
  const own = kind === 'template' ? parseTemplate(path, text) : undefined
  return findingsIn({ proposal, template, own }, around)
}
