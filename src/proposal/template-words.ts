import type { Template, TemplateEntry } from './template.ts'
import type { TemplateKey } from './template-keys.ts'
import type { TemplateSection } from './template-sections.ts'

/** What a template asks for, in words: one line a rule, in the template's order. */
export function wordsOf(template: Template): string {
  const parts = [
    part('front matter, in this order', template.keys.map(keyWords)),
    part('fields at the head, in this order', template.header.map(keyWords)),
    part('sections, in this order', template.sections.map(sectionWords)),
    part('rows', template.rows.map(entryWords)),
    part('columns', template.tables.map(columnWords)),
    part('bullets', template.bullets.map(entryWords)),
    part('checklist', template.checklist.map(taskWords)),
    part('to be removed', [
      ...template.removals.map((name) => `the block \`${name}\``),
      ...(template.comments.length === 0 ? [] : [`${template.comments.length} comments`]),
      ...guidanceWords(template),
    ]),
    part(
      'to be replaced',
      template.placeholders.map((one) => `\`${one}\``),
    ),
  ].filter((text) => text !== '')
  return parts.length === 0 ? 'asks for nothing\n' : parts.join('\n')
}

function part(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`
}

function keyWords(key: TemplateKey): string {
  return `${key.key}: ${typeWords(key)}${key.optional ? ' (optional)' : ''}`
}

function typeWords({ type }: Pick<TemplateKey, 'type'>): string {
  switch (type.kind) {
    case 'date':
      return `a day, as \`${type.pattern}\``
    case 'choice':
      return `one of ${listed(type.words)}`
    case 'suggestion':
      return `${listed(type.words)}, or another`
    case 'list':
      return 'a list'
    case 'text':
      return 'text'
  }
}

function sectionWords({ title, level, optional, free, value }: TemplateSection): string {
  const shown = free ? `a title of its own, for \`${title}\`` : title
  const choice = value === undefined ? '' : `: ${typeWords(value)}`
  return `${'#'.repeat(level)} ${shown}${optional ? ' (optional)' : ''}${choice}`
}

function entryWords({ section, label }: TemplateEntry): string {
  return `${label}, in ${section}`
}

function columnWords({ section, columns }: Template['tables'][number]): string {
  return `${columns.join(', ')}, in a table of ${section}`
}

function taskWords({ section, text, dated }: Template['checklist'][number]): string {
  const place = section === '' ? '' : `, in ${section}`
  return `\`${text}\`${place}${dated ? ', with its day once it is ticked' : ''}`
}

function guidanceWords({ sections }: Template): readonly string[] {
  const guided = sections.filter((section) => section.guidance.length > 0)
  return guided.map(({ title, guidance }) => {
    const lines = guidance.length === 1 ? 'a line' : `${guidance.length} lines`
    return `${lines} of guidance in ${title}`
  })
}

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ')
}
