import type { Finding } from '../diagnostics/finding.ts'
import { type Lines, spanOf } from '../diagnostics/lines.ts'
import { parseBody } from './body.ts'
import { bulletsOf } from './bullets.ts'
import type { FrontMatter } from './front-matter.ts'
import { kindOf } from './kind.ts'
import { names } from './labels.ts'
import type { Mark } from './mark.ts'
import { modelOf } from './model.ts'
import type { Field, Proposal } from './proposal.ts'

/** Only so many characters of a document are read. */
const longest = 1_000_000

/** A text taken apart: its front matter, and the marks of its body with offsets from there. */
export interface Parts {
  readonly path: string
  readonly text: string
  readonly lines: Lines
  readonly frontMatter: FrontMatter
  readonly marks: readonly Mark[]
}

/** The part of a text below its front matter, as far as it is read. */
export function bodyText(text: string, { bodyStart }: FrontMatter): string {
  return text.slice(bodyStart, longest)
}

/** Makes a proposal of what a text was taken apart to. Offsets are those of the text. */
export function proposalOf({ path, text, lines, frontMatter, marks }: Parts): Proposal {
  const { fields } = frontMatter
  const start = frontMatter.bodyStart
  const created = scalar(fields, names.created) ?? undefined
  const { sections, rows, history } = parseBody({ text, lines, start, created }, marks)
  const kind = kindOf({ path, fields, rows })
  const needsFrontMatter = kind === 'model' || kind === 'feature'
  return {
    path,
    text,
    kind,
    status: scalar(fields, names.status),
    frontMatter: fields,
    sections,
    rows,
    history,
    model: kind === 'model' ? modelOf(rows, bulletsOf({ text, sections }, lines)) : null,
    findings: [
      ...frontMatter.findings,
      ...(needsFrontMatter && !frontMatter.present ? [missing(text)] : []),
      ...(text.length > longest ? [tooLong(text, lines)] : []),
    ],
  }
}

function scalar(fields: readonly Field[], key: string): string | null {
  const value = fields.find((field) => field.key === key)?.value
  return typeof value === 'string' ? value : null
}

function missing(text: string): Finding {
  const firstLine = /^[^\r\n]*/.exec(text.slice(0, 400))?.[0].length ?? 0
  return {
    rule: 'front-matter-missing',
    severity: 'error',
    message: 'unexpected start of the document, expected front matter',
    help: 'begin the file with `---`, the keys of the template, and `---` again',
    span: spanOf([0], 0, firstLine),
  }
}

function tooLong(text: string, lines: Lines): Finding {
  return {
    rule: 'document-size',
    severity: 'error',
    message: `unexpected size of ${text.length} characters, expected at most ${longest}`,
    help: 'shorten the document; nothing behind this place was read',
    span: spanOf(lines, longest, longest),
  }
}
