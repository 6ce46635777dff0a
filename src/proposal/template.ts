import { linesOf } from '../diagnostics/lines.ts'
import { bulletsOf } from './bullets.ts'
import { isDatePlaceholder } from './kind.ts'
import { names, sameLabel } from './labels.ts'
import { linesBetween } from './mark.ts'
import { isModel } from './model.ts'
import { parseProposal } from './parse-proposal.ts'
import type { Field, Proposal } from './proposal.ts'
import { removalsIn, withoutRemovals } from './removals.ts'

/** What a front-matter key takes, as the template's own value shows it. */
type KeyType =
  | { readonly kind: 'date'; readonly pattern: string }
  | { readonly kind: 'choice'; readonly words: readonly string[] }
  | { readonly kind: 'list' }
  | { readonly kind: 'text' }

export interface TemplateKey {
  readonly key: string
  readonly type: KeyType
  /** What the template itself has there: a proposal is to have something else. */
  readonly example: string | readonly string[] | null
}

export interface TemplateSection {
  readonly title: string
  readonly level: number
  readonly optional: boolean
  /** Lines that only guide the author; none where the section holds rows, bullets or a checklist. */
  readonly guidance: readonly string[]
}

/** A required table row or a required bullet with a bold label; `value` is the template's help text. */
export interface TemplateEntry {
  readonly section: string
  readonly label: string
  readonly value: string
}

/**
 * A template compiled to what it asks of its copies, everything in the template's order.
 * It is made from structure alone: no heading, label or key is known beforehand.
 */
export interface Template {
  readonly path: string
  readonly kind: 'model' | 'feature'
  readonly keys: readonly TemplateKey[]
  readonly sections: readonly TemplateSection[]
  readonly rows: readonly TemplateEntry[]
  readonly bullets: readonly TemplateEntry[]
  /** The words of the checklist lines, without their dates. */
  readonly history: readonly string[]
  /** Names of the comment blocks to be removed: `Remove before PR`. */
  readonly removals: readonly string[]
}

/** A template that asks for nothing, for documents that have none. */
export const noTemplate: Template = {
  path: '',
  kind: 'model',
  keys: [],
  sections: [],
  rows: [],
  bullets: [],
  history: [],
  removals: [],
}

/** Compiles any Markdown template. Never throws. */
export function parseTemplate(path: string, text: string): Template {
  const kept = withoutRemovals(text)
  const read = parseProposal(path, kept)
  const bullets = bulletsOf(read, linesOf(kept)).filter((bullet) => bullet.bold)
  const entries = [...read.rows, ...bullets]
  return {
    path,
    kind: isModel(read.rows) ? 'model' : 'feature',
    keys: read.frontMatter.map(keyOf),
    sections: sectionsOf(read, new Set(entries.map((entry) => entry.section))),
    rows: read.rows.map(({ section, label, value }) => ({ section, label, value })),
    bullets: bullets.map(({ section, label, value }) => ({ section, label, value })),
    history: checklistOf(read),
    removals: [...new Set(removalsIn(text).map((block) => block.name))],
  }
}

/** The words a template allows as a status; empty where it does not say. */
export function statusesOf(template: Template): readonly string[] {
  const named = template.keys.find((key) => sameLabel(key.key, names.status))
  const choices = [...(named === undefined ? [] : [named]), ...template.keys]
  const first = choices.map((key) => key.type).find((type) => type.kind === 'choice')
  return first?.words ?? []
}

function keyOf({ key, value }: Field): TemplateKey {
  return { key, example: value, type: typeOf(value) }
}

function typeOf(value: Field['value']): KeyType {
  if (typeof value === 'object' && value !== null) return { kind: 'list' }
  if (value === null) return { kind: 'text' }
  if (isDatePlaceholder(value)) return { kind: 'date', pattern: value }
  const words = value.split('|').map((word) => word.trim())
  return words.length > 1 && words.every((word) => word !== '')
    ? { kind: 'choice', words }
    : { kind: 'text' }
}

function sectionsOf(read: Proposal, structured: ReadonlySet<string>): readonly TemplateSection[] {
  return read.sections.map(({ title, level, span }, index) => {
    const end = read.sections[index + 1]?.span.start.offset ?? read.text.length
    const lines = linesBetween(read.text, span.end.offset, end).map((line) => line.text.trim())
    return {
      title: title.replace(/\s*\(optional\)\s*$/i, ''),
      level,
      optional: /\(optional\)\s*$/i.test(title),
      guidance: structured.has(title)
        ? []
        : lines.filter((line) => /\p{L}{2}.{12}/u.test(line) && !isTask(line)),
    }
  })
}

function isTask(line: string): boolean {
  return /^[-*+][ \t]+\[[ xX]\]/.test(line)
}

/** Checklist lines with a place for a date, wherever they stand: whatever the heading is called. */
function checklistOf(read: Proposal): readonly string[] {
  return linesBetween(read.text, 0, read.text.length).flatMap((line) => {
    const groups = /^[ \t]*[-*+][ \t]+\[ \][ \t]+(?<date>\S{6,10}?):[ \t]*(?<text>.+)$/.exec(
      line.text,
    )?.groups
    return groups !== undefined && isDatePlaceholder(groups.date ?? '') ? [groups.text ?? ''] : []
  })
}
