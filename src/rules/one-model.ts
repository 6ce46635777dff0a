import type { Span } from '../diagnostics/finding.ts'
import { lineAt, linesOf, spanOf } from '../diagnostics/lines.ts'
import { modelTopics } from '../proposal/labels.ts'
import { rowsAbout } from '../proposal/model.ts'
import type { Proposal, Row } from '../proposal/proposal.ts'
import { downloadsOf } from '../proposal/repository.ts'
import type { Problem, Rule } from './rule.ts'

const help = 'write one proposal for each model'

/** A proposal asks for one model. */
export const oneModel: Rule = {
  slug: 'one-model',
  summary: 'a proposal asks for one model',
  severity: 'error',
  why: 'Each model is validated, published and integrated on its own. With several in one proposal it is not clear which of them a status speaks of.',
  todo: 'Write one proposal for each model.',
  example: {
    bad: '| Download site | ⟦https://huggingface.co/birdlab/heron-3b or https://huggingface.co/birdlab/heron-7b⟧ |',
    good: '| Download site | https://huggingface.co/birdlab/heron-3b |',
  },
  check: (proposal) => {
    const repeated = modelTopics.map((topic) => rowsAbout(proposal.rows, topic))
    const several = repeated.find((rows) => rows.length > 1)
    if (several !== undefined) {
      const message = `unexpected ${several.length} models, expected one`
      return [{ message, help, span: headOf(proposal, several) }]
    }
    return rowsAbout(proposal.rows, 'download-site').flatMap(severalSites)
  },
}

function severalSites(row: Row): readonly Problem[] {
  const sites = downloadsOf(row.value)
  if (sites.length < 2) return []
  const message = `unexpected ${sites.length} repositories, expected one`
  return [{ message, help, span: row.valueSpan }]
}

/** The head of the table with the columns: the first of the lines with a pipe above the row. */
function headOf({ text }: Proposal, rows: readonly Row[]): Span {
  const lines = linesOf(text)
  let line = rows[0]?.labelSpan.start.line ?? 1
  const sliceOf = (at: number): string => {
    const { start, end } = lineAt(text, lines, at)
    return text.slice(start, end)
  }
  while (line > 1 && /^\s*\|/.test(sliceOf(line - 1))) line -= 1
  const { start, end } = lineAt(text, lines, line)
  return spanOf(lines, start, end)
}
