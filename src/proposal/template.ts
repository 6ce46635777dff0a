import { linesOf } from '../diagnostics/lines.ts'
import { bulletsOf } from './bullets.ts'
import { type ByLabel, byLabel } from './by-label.ts'
import { isDatePlaceholder } from './kind.ts'
import { names, sameLabel } from './labels.ts'
import { isModel } from './model.ts'
import type { Proposal } from './proposal.ts'
import { removalsIn, withoutRemovals } from './removals.ts'
import { headerFieldsOf } from './template-header.ts'
import { type TemplateKey, templateHeader, templateKeys } from './template-keys.ts'
import { commentsIn, linesOutsideCode, withoutComments } from './template-lines.ts'
import { placeholdersIn } from './template-placeholders.ts'
import { type TemplateSection, templateSections } from './template-sections.ts'
import { isForm, type Table, tablesIn } from './template-tables.ts'

/** A required table row or a required bullet with a bold label; `value` is the template's help text. */
export interface TemplateEntry {
  readonly section: string
  readonly label: string
  readonly value: string
}

/** The entries of a template with a label. */
export const entriesLabelled: ByLabel<TemplateEntry> = byLabel((entry) => entry.label)

/**
 * A template compiled to what it asks of its copies, everything in the template's order.
 * It is made from structure alone: no heading, label or key is known beforehand.
 */
export interface Template {
  readonly path: string
  readonly kind: 'model' | 'feature'
  readonly keys: readonly TemplateKey[]
  /** Fields of a list at the head of the document: `- Status: draft|final`. */
  readonly header: readonly TemplateKey[]
  readonly sections: readonly TemplateSection[]
  readonly rows: readonly TemplateEntry[]
  /** Tables somebody makes longer: their columns are asked for, their rows are not. */
  readonly tables: readonly Pick<Table, 'section' | 'columns'>[]
  readonly bullets: readonly TemplateEntry[]
  /** Every line with a box that is to be kept. */
  readonly checklist: readonly TemplateTask[]
  /** The words of the checklist lines with a place for a date, without that. */
  readonly history: readonly string[]
  /** How the first of them writes a day: `MM/DD/YYYY`. */
  readonly taskDate: string | undefined
  /** Names of the comment blocks to be removed: `Remove before PR`. */
  readonly removals: readonly string[]
  /** Comments to be removed, where the template says that they are; else none. */
  readonly comments: readonly string[]
  /** Every place kept for somebody's own words, as the template writes it: `{title}`, `<name>`. */
  readonly placeholders: readonly string[]
}

/** A line of a checklist; `dated` where it begins with a place for a date. */
export interface TemplateTask {
  readonly section: string
  readonly text: string
  readonly dated: boolean
  /** How it writes a day, where it is dated. */
  readonly pattern?: string
}

/** A template that asks for nothing, for documents that have none. */
export const noTemplate: Template = {
  path: '',
  kind: 'model',
  keys: [],
  header: [],
  sections: [],
  rows: [],
  tables: [],
  bullets: [],
  checklist: [],
  history: [],
  taskDate: undefined,
  removals: [],
  comments: [],
  placeholders: [],
}

/** A template's texts to be read: all that copies keep, and the same without its comments. */
export interface TemplateTexts<Text> {
  readonly kept: Text
  readonly words: Text
}

/** What is to be read of a template. */
export function templateTexts(text: string): TemplateTexts<string> {
  const kept = withoutRemovals(text)
  return { kept, words: withoutComments(kept) }
}

/** Compiles any Markdown template, with what was read of it. */
export function templateOf(text: string, readings: TemplateTexts<Proposal>): Template {
  const { words: read } = readings
  const { path, text: kept } = readings.kept
  const body = bodyOf(read)
  const structured = {
    sections: new Set([...body.rows, ...body.bullets].map((entry) => entry.section)),
    lines: new Set(body.header.map((field) => lineStart(read.text, field.keySpan.start.offset))),
  }
  const sections = templateSections(read, kept, structured)
  const isAsked = ({ section }: { readonly section: string }): boolean =>
    !sections.some((one) => one.optional && sameLabel(one.title, section))
  return {
    path,
    kind: isModel(read.rows) ? 'model' : 'feature',
    keys: templateKeys(readings.kept.frontMatter, kept),
    header: templateHeader(body.header),
    sections,
    rows: body.rows.filter(isAsked),
    tables: body.tables.filter((table) => !isForm(table)),
    bullets: body.bullets,
    checklist: body.checklist.filter(isAsked),
    history: body.checklist.filter((task) => task.dated).map((task) => task.text),
    taskDate: body.checklist.find((task) => task.dated)?.pattern,
    removals: [...new Set(removalsIn(text).map((block) => block.name))],
    comments: commentsToRemove(kept),
    placeholders: [
      ...new Set(placeholdersIn(proseOf(read)).map((placeholder) => placeholder.text)),
    ],
  }
}

/** The words a template allows as a status; empty where it does not say. */
export function statusesOf(template: Template): readonly string[] {
  const inSections = template.sections.flatMap(({ value }) => value ?? [])
  const keys = [...template.keys, ...template.header, ...inSections]
  const named = keys.find((key) => sameLabel(key.key, names.status))
  const choices = [...(named === undefined ? [] : [named]), ...keys]
  const first = choices.map((key) => key.type).find((type) => type.kind === 'choice')
  return first?.words ?? []
}

function bodyOf(read: Proposal) {
  const lines = linesOf(read.text)
  const fields = headerFieldsOf(read, lines)
  const header = fields.length < 2 ? [] : fields
  const tables = tablesIn(read.text, read.sections)
  const lists = new Set(tables.filter((table) => !isForm(table)).flatMap((table) => table.labels))
  const isHeader = (at: number): boolean => header.some((one) => one.keySpan.start.offset === at)
  return {
    header,
    tables,
    rows: read.rows.filter((row) => row.label !== '' && !lists.has(row.label)).map(entryOf),
    bullets: bulletsOf(read, lines)
      .filter((bullet) => bullet.bold && !isHeader(bullet.labelSpan.start.offset))
      .map(entryOf),
    checklist: checklistOf(read),
  }
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset) + 1
}

function entryOf({ section, label, value }: TemplateEntry): TemplateEntry {
  return { section, label, value }
}

/** Lines with a box, wherever they stand: whatever the heading is called. */
function checklistOf(read: Proposal): readonly TemplateTask[] {
  const starts = read.sections.map((section) => section.span.start.offset)
  return linesOutsideCode(read.text, 0, read.text.length).flatMap((line) => {
    const groups = /^[ \t]*[-*+][ \t]+\[ \][ \t]+(?:(?<date>\S{6,10}?):[ \t]*)?(?<text>.+)$/.exec(
      line.text,
    )?.groups
    if (groups === undefined) return []
    const { date = '', text = '' } = groups
    const section = read.sections[starts.findLastIndex((start) => start <= line.start)]?.title ?? ''
    const dated = isDatePlaceholder(date)
    const task: TemplateTask = dated
      ? { section, text, dated, pattern: date }
      : { section, text: date === '' ? text : `${date}: ${text}`, dated }
    return [task]
  })
}

/** All comments, where one of them asks for it: authors of other templates may keep theirs. */
function commentsToRemove(text: string): readonly string[] {
  const comments = commentsIn(text).map((comment) => comment.text)
  const asked = comments.some((comment) =>
    /\b(?:remove|removed|delete|deleted)\b[^.]{0,60}\bcomments?\b|\bcomments?\b[^.]{0,60}\b(?:removed?|deleted?)\b/i.test(
      comment,
    ),
  )
  return asked ? comments : []
}

function proseOf({ text, sections }: Proposal): string {
  const start = sections[0]?.span.start.offset ?? 0
  return linesOutsideCode(text, start, text.length)
    .map((line) => line.text)
    .join('\n')
}
