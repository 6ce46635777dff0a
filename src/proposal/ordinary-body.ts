import { linesOf } from '../diagnostics/lines.ts'
import { parseFrontMatter } from './front-matter.ts'
import { ordinaryOutline } from './ordinary-outline.ts'
import type { Proposal } from './proposal.ts'
import { bodyText, proposalOf } from './proposal-of.ts'

/**
 * Reads a text as `parseProposal` does, without the parser of Markdown: broken front matter is more
 * frequent than a body that needs it. `undefined` where it is needed.
 */
export function withOrdinaryBody(path: string, text: string): Proposal | undefined {
  const lines = linesOf(text)
  const frontMatter = parseFrontMatter(text, lines)
  const marks = ordinaryOutline(bodyText(text, frontMatter))
  return marks && proposalOf({ path, text, lines, frontMatter, marks })
}
