import type { Finding } from '../diagnostics/finding.ts'
import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { parseBody } from './body.ts'
import { bulletsOf } from './bullets.ts'
import { parseFrontMatter } from './front-matter.ts'
import { kindOf } from './kind.ts'
import { names } from './labels.ts'
import { modelOf } from './model.ts'
import type { Field, Proposal } from './proposal.ts'

/** Only so many characters of a document are read. */
const longest = 1_000_000

/**
 * Reads any text as a proposal. Never throws: what cannot be read is a finding, and the rest is there
 * all the same. Offsets are those of `text`, byte order mark and line breaks included.
 */
export function parseProposal(path: string, text: string): Proposal {
  const lines = linesOf(text)
  const frontMatter = parseFrontMatter(text, lines)
  const { fields } = frontMatter
  const start = frontMatter.bodyStart
  const end = Math.min(text.length, longest)
  const { sections, rows, history } = parseBody({
    text,
    lines,
    start,
    end,
    created: scalar(fields, names.created) ?? undefined,
  })
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
      ...(text.length > longest ? [tooLong(text)] : []),
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
    span: spanOf(linesOf(''), 0, firstLine),
  }
}

function tooLong(text: string): Finding {
  return {
    rule: 'document-size',
    severity: 'error',
    message: `unexpected size of ${text.length} characters, expected at most ${longest}`,
    help: 'shorten the document; nothing behind this place was read',
    span: spanOf(linesOf(text), longest, longest),
  }
}
