import { fenceOf } from './fence.ts'
import type { Field } from './proposal.ts'
import { typeOfValue, type ValueType } from './template-type.ts'

/** A key of the front matter, or a field of a list at the head of the document. */
export interface TemplateKey {
  readonly key: string
  readonly type: ValueType
  /** What the template itself has there: a proposal is to have something else. */
  readonly example: string | readonly string[] | null
  readonly optional: boolean
}

/** Compiles the front matter of a template; its comments may call keys optional. */
export function templateKeys(fields: readonly Field[], text: string): readonly TemplateKey[] {
  const fence = fenceOf(text)
  const block = fence === undefined ? '' : text.slice(fence.start, fence.end)
  const fromHere = /^[ \t]*#.*\boptional (?:\w+ )?(?:elements|fields|keys|metadata)\b/im.exec(block)
  const optionalFrom = (fence?.start ?? 0) + (fromHere?.index ?? block.length)
  return fields.map((field) => ({
    ...templateField(field),
    optional:
      saysOptional(field) ||
      field.keySpan.start.offset > optionalFrom ||
      /#.*\boptional\b/i.test(lineOf(text, field)),
  }))
}

/** Compiles the fields of a list at the head: two at least, or it is a list like any other. */
export function templateHeader(fields: readonly Field[]): readonly TemplateKey[] {
  return fields.length < 2 ? [] : fields.map(templateField)
}

function templateField(field: Field): TemplateKey {
  const { key, value } = field
  return { key, example: value, type: typeOfValue(value), optional: saysOptional(field) }
}

function saysOptional({ value }: Field): boolean {
  return typeof value === 'string' && /\b(?:optional|if applicable)\b/i.test(value)
}

function lineOf(text: string, { keySpan }: Field): string {
  const end = text.indexOf('\n', keySpan.start.offset)
  return text.slice(keySpan.start.offset, end < 0 ? text.length : end)
}
