import type { Finding } from '../diagnostics/finding.ts'
import { type Lines, linesOf, spanOf } from '../diagnostics/lines.ts'
import type { Line } from './mark.ts'
import type { Field, Proposal, Section } from './proposal.ts'
import { withoutRemovals } from './removals.ts'
import { linesOutsideCode, withoutComments } from './template-lines.ts'
import { sectionLike, type TemplateSection } from './template-sections.ts'
import type { ValueType } from './template-type.ts'
import { valueFindings } from './template-value-findings.ts'

/**
 * What is wrong with sections whose text is a choice in the template: `proposed|accepted|rejected` below
 * a heading. More may follow the word: `Accepted on 2026-01-31`.
 */
export function sectionValueFindings(
  proposal: Proposal,
  wanted: readonly TemplateSection[],
): readonly Finding[] {
  const choices = wanted.filter((one) => one.value !== undefined)
  if (choices.length === 0) return []
  const prose = { ...proposal, text: withoutComments(withoutRemovals(proposal.text)) }
  const lines = linesOf(proposal.text)
  return choices.flatMap((one) => {
    const section = sectionLike(one, proposal, wanted)
    if (section === undefined || one.value === undefined) return []
    const field = fieldOf(section, prose, lines)
    return beginsAs(one.value.type, field.value)
      ? []
      : valueFindings(field, { ...one.value, optional: one.optional })
  })
}

/** Whether a line is a word of the choice, or such a word with more behind it. */
function beginsAs(type: ValueType, written: Field['value']): boolean {
  if (type.kind !== 'choice' || typeof written !== 'string') return false
  const line = written.replaceAll(/[*`]/g, '').toLowerCase()
  const word = type.words.find((one) => line.startsWith(one.toLowerCase()))
  return word !== undefined && !/^[\p{L}\p{N}_|/-]|^\s*\|/u.test(line.slice(word.length))
}

/** A section as if it were a field: its heading the key, its first line the value. */
function fieldOf(section: Section, { text, sections }: Proposal, lines: Lines): Field {
  const next = sections[sections.indexOf(section) + 1]
  const [first] = linesWithText(
    text,
    section.span.end.offset,
    next?.span.start.offset ?? text.length,
  )
  if (first === undefined)
    return { key: section.title, value: null, keySpan: section.span, valueSpan: section.span }
  const lead = first.text.length - first.text.trimStart().length
  const start = first.start + lead
  return {
    key: section.title,
    value: first.text.trim(),
    keySpan: section.span,
    valueSpan: spanOf(lines, start, first.start + first.text.length),
  }
}

function linesWithText(text: string, start: number, end: number): readonly Line[] {
  return linesOutsideCode(text, start, end).filter((line) => line.text.trim() !== '')
}
