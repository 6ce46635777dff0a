import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { proseOf } from '../proposal/prose.ts'
import { entriesLabelled, type Template } from '../proposal/template.ts'
import { isPlaceholder } from '../proposal/wording.ts'
import type { Problem, Rule } from './rule.ts'

const help = 'write what holds for this proposal, or take it out'

/** Nothing is left to be decided: not in the front matter, not in a row of the author's own, not in a section. */
export const placeholderLeft: Rule = {
  slug: 'placeholder-left',
  summary: 'no value only keeps a place',
  severity: 'error',
  why: 'A proposal is decided on what it says. `TBD` says that nobody knows yet.',
  todo: 'Write what holds for this proposal. Leave out what is optional and not known.',
  example: { bad: 'title: ⟦TBD⟧', good: 'title: Support for Heron 3B' },
  check: (proposal, template) => [
    ...fieldProblems(proposal, template),
    ...rowProblems(proposal, template),
    ...proseProblems(proposal),
  ],
}

/** Dates and choices have rules of their own. */
function fieldProblems({ frontMatter }: Proposal, { keys }: Template): readonly Problem[] {
  return frontMatter.flatMap(({ key, value, valueSpan }) => {
    const kind = keys.find((wanted) => wanted.key === key)?.type.kind
    const values = typeof value === 'string' ? [value] : (value ?? [])
    const left = values.find(isPlaceholder)
    if (left === undefined || kind === 'date' || kind === 'choice') return []
    const message = `unexpected placeholder ${quoted(left)} in ${quoted(key)}`
    return [{ message, help, span: valueSpan }]
  })
}

/** The template's own rows have a rule of their own. */
function rowProblems({ rows }: Proposal, template: Template): readonly Problem[] {
  return rows
    .filter(({ value }) => isPlaceholder(value))
    .filter(({ label }) => entriesLabelled(template.rows, label).length === 0)
    .map(({ label, value, valueSpan }) => ({
      message: `unexpected placeholder ${quoted(value)} in row ${quoted(label)}`,
      help,
      span: valueSpan,
    }))
}

function proseProblems(proposal: Proposal): readonly Problem[] {
  const lines = linesOf(proposal.text)
  return proseOf(proposal).flatMap(({ text, start }) => {
    const lead = /^\s*(?:[-*+]\s+)?/.exec(text)?.[0].length ?? 0
    const words = text.slice(lead)
    if (/[<{]/.test(words) || !isPlaceholder(words)) return []
    const span = spanOf(lines, start + lead, start + text.length)
    return [{ message: `unexpected placeholder ${quoted(words)}`, help, span, severity: 'warning' }]
  })
}
