import type { Edit } from '../diagnostics/finding.ts'
import { linesOf } from '../diagnostics/lines.ts'
import { names, sameLabel } from '../proposal/labels.ts'
import type { Field, Proposal } from '../proposal/proposal.ts'
import type { Template } from '../proposal/template.ts'
import { headerFieldsOf } from '../proposal/template-header.ts'
import type { TemplateKey } from '../proposal/template-keys.ts'
import { isOpen } from '../proposal/template-placeholders.ts'
import type { Answers } from './draft-answers.ts'

/** The front matter filled in: today for every day, the first word of every choice, names for lists. */
export function keyEdits(
  { frontMatter }: Proposal,
  { keys }: Template,
  answers: Answers,
): readonly Edit[] {
  return frontMatter.flatMap((field, index) => {
    const wanted = keys.find((one) => sameLabel(one.key, field.key))
    const value = wanted === undefined ? undefined : answerFor(wanted, index, answers)
    return value === undefined ? [] : [editOf(field, value)]
  })
}

/** The fields of a list at the head filled in, as the front matter is. */
export function headerEdits(
  read: Proposal,
  { header }: Template,
  answers: Answers,
): readonly Edit[] {
  if (header.length === 0) return []
  return headerFieldsOf(read, linesOf(read.text)).flatMap(({ key, valueSpan }) => {
    const wanted = header.find((one) => sameLabel(one.key, key))
    const value = wanted === undefined ? undefined : answerFor(wanted, 1, answers)
    if (typeof value !== 'string') return []
    return [{ start: valueSpan.start.offset, end: valueSpan.end.offset, text: value }]
  })
}

function answerFor(
  { key, type, example, optional }: TemplateKey,
  index: number,
  answers: Answers,
): string | readonly string[] | undefined {
  switch (type.kind) {
    case 'date':
      return answers.today
    case 'choice':
    case 'suggestion':
      return type.words[0]
    case 'list':
      return optional ? [] : peopleOf(key, answers)
    case 'text': {
      const isTitle = sameLabel(key, 'title') || (index === 0 && example !== null)
      if (isTitle) return `Proposal for ${answers.repository}`
      return typeof example === 'string' && isOpen(example) ? 'TODO' : undefined
    }
  }
}

function peopleOf(key: string, { authors, reviewers }: Answers): readonly string[] {
  const people = sameLabel(key, names.authors) ? authors : reviewers
  const isKnown = sameLabel(key, names.authors) || sameLabel(key, 'reviewers')
  return isKnown && people.length > 0 ? people : ['TODO']
}

function editOf({ key, keySpan, valueSpan }: Field, value: string | readonly string[]): Edit {
  const start = keySpan.start.offset
  const end = Math.max(valueSpan.end.offset, keySpan.end.offset)
  if (typeof value === 'string') return { start, end, text: `${key}: ${plain(value)}` }
  const entries = value.map((one) => `\n  - ${JSON.stringify(one)}`).join('')
  return { start, end, text: `${key}:${entries === '' ? ' []' : entries}` }
}

function plain(value: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._/-]*$/u.test(value) ? value : JSON.stringify(value)
}
