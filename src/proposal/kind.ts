import { names } from './labels.ts'
import { isModel } from './model.ts'
import type { Field, Kind, Row } from './proposal.ts'

/** What a kind is decided from. */
export interface Evidence {
  readonly path: string
  readonly fields: readonly Field[]
  readonly rows: readonly Row[]
}

/**
 * What a document is, by its content; the file's name only tells a template from a copy of it.
 * A copy dated by its name is a proposal even while nothing in it is filled in.
 */
export function kindOf({ path, fields, rows }: Evidence): Kind {
  const name = path.split(/[/\\]/).at(-1) ?? ''
  const dated = /^\d{8}-/.test(name)
  if (!dated && isTemplate(name, fields)) return 'template'
  if (isModel(rows)) return 'model'
  const proposes = dated || fields.some((field) => field.key === names.status)
  return proposes ? 'feature' : 'other'
}

function isTemplate(name: string, fields: readonly Field[]): boolean {
  if (/^YYYYMMDD|template/i.test(name)) return true
  const status = fields.find((field) => field.key === names.status)?.value
  if (typeof status === 'string') return status.includes('|')
  return fields.some((field) => typeof field.value === 'string' && isDatePlaceholder(field.value))
}

/** Whether a text stands for a date to be filled in: `yyyy-mm-dd`, `MM/DD/YYYY`, `xx/xx/2026`. */
export function isDatePlaceholder(text: string): boolean {
  return /^(?=.*[ymdx])(?:[ymdx]{1,4}|\d{1,4})([-/.])(?:[ymdx]{1,4}|\d{1,4})\1(?:[ymdx]{1,4}|\d{1,4})$/i.test(
    text,
  )
}
