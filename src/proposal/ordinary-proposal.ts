import { linesOf } from '../diagnostics/lines.ts'
import { ordinaryFrontMatter } from './ordinary-front-matter.ts'
import { ordinaryOutline } from './ordinary-outline.ts'
import type { Proposal } from './proposal.ts'
import { bodyText, proposalOf } from './proposal-of.ts'

/**
 * Reads a text as `parseProposal` does, without the parsers of YAML and Markdown: most proposals need
 * neither, and a process that loads none of them starts in a third of the time. `undefined` where one
 * of them is needed.
 */
export function ordinaryProposal(path: string, text: string): Proposal | undefined {
  const lines = linesOf(text)
  const frontMatter = ordinaryFrontMatter(text, lines)
  const marks = frontMatter && ordinaryOutline(bodyText(text, frontMatter))
  return marks && proposalOf({ path, text, lines, frontMatter, marks })
}
