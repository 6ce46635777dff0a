import type { Finding, Span } from '../diagnostics/finding.ts'
import { type Lines, linesOf, spanOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { bulletsOf } from './bullets.ts'
import { rowsLabelled, sectionsTitled } from './by-label.ts'
import { labelOf, sameLabel } from './labels.ts'
import type { Proposal, Row } from './proposal.ts'
import type { Template, TemplateEntry } from './template.ts'
import { tablesIn } from './template-tables.ts'
import { isPlaceholder } from './wording.ts'

/** The rows, bullets, columns and checklist lines a document lacks or has not filled in. */
export function entryFindings(proposal: Proposal, template: Template): readonly Finding[] {
  const lines = linesOf(proposal.text)
  const bullets = bulletsOf(proposal, lines)
  return [
    ...template.rows.flatMap((row) =>
      entryFinding('row', row, { proposal, entries: proposal.rows }),
    ),
    ...template.bullets.flatMap((one) =>
      entryFinding('bullet', one, { proposal, entries: bullets }),
    ),
    ...columnFindings(proposal, template, lines),
    ...checklistFindings(proposal, template),
  ]
}

interface Place {
  readonly proposal: Proposal
  readonly entries: readonly Row[]
}

function entryFinding(
  kind: 'row' | 'bullet',
  wanted: TemplateEntry,
  { proposal, entries }: Place,
): readonly Finding[] {
  const own = rowsLabelled(entries, wanted.label)
  const heading = headingOf(proposal, wanted.section)
  const form = kind === 'row' ? `| ${wanted.label} | … |` : `- **${wanted.label}**: …`
  if (own.length === 0)
    return heading === undefined
      ? []
      : [
          {
            rule: `${kind}-required`,
            severity: 'error',
            message: `missing ${kind} ${quoted(wanted.label)} in ${quoted(wanted.section)}`,
            help: `add \`${form}\``,
            span:
              entries.findLast((one) => sameLabel(one.section, wanted.section))?.labelSpan ??
              heading,
          },
        ]
  return own
    .filter(({ value }) => isUnfilled(value, wanted))
    .map(({ value, label, labelSpan, valueSpan }) => ({
      rule: kind === 'row' ? 'row-filled' : 'bullet-required',
      severity: 'error',
      message: `unexpected ${value === '' ? 'nothing' : quoted(value)} in ${kind} ${quoted(label)}, expected a value`,
      help: 'write what holds for this document',
      span: value === '' ? labelSpan : valueSpan,
    }))
}

function isUnfilled(value: string, wanted: TemplateEntry): boolean {
  return value === '' || isPlaceholder(value) || value === wanted.value
}

function columnFindings(
  { text, sections }: Proposal,
  { tables }: Template,
  lines: Lines,
): readonly Finding[] {
  const own = tables.length === 0 ? [] : tablesIn(text, sections)
  return tables.flatMap(({ section, columns }) => {
    const table = own.find((one) => sameLabel(one.section, section))
    if (table === undefined) return []
    const present = new Set(table.columns.map(labelOf))
    return columns
      .filter((column) => column !== '' && !present.has(labelOf(column)))
      .map((column) => ({
        rule: 'column-required',
        severity: 'error' as const,
        message: `missing column ${quoted(column)} in the table of ${quoted(section)}`,
        help: `add the column, as the template has it`,
        span: spanOf(lines, table.start, table.end),
      }))
  })
}

function checklistFindings(proposal: Proposal, { checklist }: Template): readonly Finding[] {
  return checklist.flatMap(({ section, text }) => {
    const heading = headingOf(proposal, section)
    if (heading === undefined || says(proposal, text)) return []
    const message = `missing line ${quoted(text)} of the checklist in ${quoted(section)}`
    const help = 'keep the line; leave its box empty until it is done'
    return [{ rule: 'checklist-required', severity: 'warning', message, help, span: heading }]
  })
}

/** Whether a document holds a line's words, wherever they stand and however they are emphasised. */
function says({ text }: Proposal, line: string): boolean {
  return text.includes(line) || labelOf(text).includes(labelOf(line))
}

function headingOf({ sections }: Proposal, title: string): Span | undefined {
  return sectionsTitled(sections, title)[0]?.span
}
