import { certain } from '../diagnostics/certain.ts'
import type { Finding } from '../diagnostics/finding.ts'
import { nearest } from '../diagnostics/nearest.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { datePatternOf, dayBy } from './date-pattern.ts'
import { sameLabel } from './labels.ts'
import type { Field } from './proposal.ts'
import type { TemplateKey } from './template-keys.ts'
import { isOpen } from './template-placeholders.ts'
import { isPlaceholder } from './wording.ts'

/** What is wrong with a value, by the template's: left as it was, no word of its choice, no day, no list. */
export function valueFindings(field: Field, wanted: TemplateKey): readonly Finding[] {
  const left = leftOver(field, wanted)
  if (left !== undefined) return [left]
  if (wanted.optional && field.value === null) return []
  switch (wanted.type.kind) {
    case 'choice':
      return choiceFindings(field, wanted.type.words)
    case 'date':
      return dateFindings(field, wanted.type.pattern)
    case 'list':
      return listFindings(field)
    case 'suggestion':
    case 'text':
      return []
  }
}

function leftOver({ key, value, valueSpan }: Field, wanted: TemplateKey): Finding | undefined {
  const written = textOf(value)
  const isExample = written !== '' && sameLabel(written, textOf(wanted.example))
  const isLeft = isExample && (isOpen(written) || wanted.type.kind === 'suggestion')
  if (!isLeft && !isPlaceholder(written)) return undefined
  return {
    rule: 'placeholder-left',
    severity: 'error',
    message: `unexpected placeholder ${quoted(written)} in ${quoted(key)}, expected a value`,
    help: wanted.optional ? 'write the value, or leave the line out' : 'write the value',
    span: valueSpan,
  }
}

function choiceFindings(field: Field, words: readonly string[]): readonly Finding[] {
  const { key, value, valueSpan } = field
  const written = textOf(value).replaceAll(/[*`]/g, '')
  if (words.some((word) => word.toLowerCase() === written.toLowerCase())) return []
  const choices = words.map((word) => `\`${word}\``).join(', ')
  const sure = certain(written, words)
  const meant = sure ?? nearest(written, words)
  const [start, end] = [valueSpan.start.offset, valueSpan.end.offset]
  return [
    {
      rule: 'status-known',
      severity: 'error',
      message: `unexpected ${key} ${written === '' ? 'nothing' : quoted(written)}, expected one of ${choices}`,
      help: meant === undefined ? `write one of ${choices}` : `did you mean \`${meant}\`?`,
      span: valueSpan,
      ...(sure === undefined ? {} : { fix: [{ start, end, text: sure }] }),
    },
  ]
}

function dateFindings({ key, value, valueSpan }: Field, pattern: string): readonly Finding[] {
  const written = textOf(value).replaceAll('`', '')
  if (dayBy(datePatternOf(pattern), written) !== undefined) return []
  const shown = written === '' ? 'nothing' : quoted(written)
  return [
    {
      rule: 'date-valid',
      severity: 'error',
      message: `unexpected date ${shown} in \`${key}\`, expected a day`,
      help: `write a day as the template does: \`${pattern}\``,
      span: valueSpan,
    },
  ]
}

function listFindings({ key, value, valueSpan }: Field): readonly Finding[] {
  if (typeof value === 'object' && value !== null) return []
  const message = `unexpected plain value in ${quoted(key)}, expected a list`
  const help = 'write one entry a line, each behind `- `'
  return value === null
    ? []
    : [{ rule: 'value-list', severity: 'warning', message, help, span: valueSpan }]
}

function textOf(value: Field['value']): string {
  if (value === null) return ''
  return typeof value === 'string' ? value.trim() : value.join(', ')
}
