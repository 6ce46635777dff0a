import { linesOf } from '../diagnostics/lines.ts'
import { parseFrontMatter } from './front-matter.ts'
import { outlineOf } from './outline.ts'
import type { Proposal } from './proposal.ts'
import { bodyText, proposalOf } from './proposal-of.ts'

/**
 * Reads any text as a proposal. Never throws: what cannot be read is a finding, and the rest is there
 * all the same. Offsets are those of `text`, byte order mark and line breaks included.
 */
export function parseProposal(path: string, text: string): Proposal {
  const lines = linesOf(text)
  const frontMatter = parseFrontMatter(text, lines)
  const marks = outlineOf(bodyText(text, frontMatter))
  return proposalOf({ path, text, lines, frontMatter, marks })
}
