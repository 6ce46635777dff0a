import type { Finding } from '../diagnostics/finding.ts'
import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { fieldsNamed } from './by-label.ts'
import { sameLabel } from './labels.ts'
import type { Field, Proposal } from './proposal.ts'
import type { Template } from './template.ts'
import { headerFieldsOf } from './template-header.ts'
import type { TemplateKey } from './template-keys.ts'
import { valueFindings } from './template-value-findings.ts'

/** What the front matter and the list at the head lack, and what is wrong in them. */
export function fieldFindings(proposal: Proposal, template: Template): readonly Finding[] {
  const { frontMatter } = proposal
  const header =
    template.header.length === 0 ? [] : headerFieldsOf(proposal, linesOf(proposal.text))
  return [
    ...missing('key-required', template.keys, frontMatter),
    ...missing('field-required', template.header, header),
    ...valuesIn(frontMatter, template.keys),
    ...valuesIn(header, template.header),
    ...disorder(frontMatter, template.keys),
    ...disorder(header, template.header),
  ]
}

function missing(
  rule: 'key-required' | 'field-required',
  wanted: readonly TemplateKey[],
  fields: readonly Field[],
): readonly Finding[] {
  const isKey = rule === 'key-required'
  return wanted
    .filter((one) => !one.optional && fieldFor(one, fields) === undefined)
    .map(({ key }) => ({
      rule,
      severity: 'error',
      message: isKey
        ? `missing key ${quoted(key)} in the front matter`
        : `missing field ${quoted(key)} at the head`,
      help: isKey
        ? `add a line \`${key}:\` with its value`
        : `add \`- ${key}: …\` to the list at the head`,
      span: fields.at(-1)?.keySpan ?? spanOf([0], 0, 0),
    }))
}

function valuesIn(fields: readonly Field[], wanted: readonly TemplateKey[]): readonly Finding[] {
  return wanted.flatMap((one) => {
    const field = fieldFor(one, fields)
    return field === undefined ? [] : valueFindings(field, one)
  })
}

/** The first field that stands behind one the template has after it. */
function disorder(fields: readonly Field[], wanted: readonly TemplateKey[]): readonly Finding[] {
  const placed = fields
    .map((field) => ({ field, place: wanted.findIndex((one) => sameLabel(one.key, field.key)) }))
    .filter(({ place }) => place >= 0)
  const late = placed.findIndex(({ place }, at) => (placed[at - 1]?.place ?? -1) > place)
  const [before, field] = [placed[late - 1]?.field, placed[late]?.field]
  if (before === undefined || field === undefined) return []
  return [
    {
      rule: 'key-order',
      severity: 'warning',
      message: `unexpected ${quoted(field.key)} behind ${quoted(before.key)}, expected the template's order`,
      help: `move it above ${quoted(before.key)}`,
      span: field.keySpan,
    },
  ]
}

function fieldFor({ key }: TemplateKey, fields: readonly Field[]): Field | undefined {
  return fieldsNamed(fields, key)[0]
}
