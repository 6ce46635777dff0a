import { type Lines, spanOf } from '../diagnostics/lines.ts'
import { fenceOf } from './fence.ts'
import type { Field, Proposal } from './proposal.ts'
import { linesOutsideCode } from './template-lines.ts'

const field =
  /^(?<lead>[-*+][ \t]+)?(?<label>\*\*[^*:]{1,40}(?::\*\*|\*\*[ \t]*:)|[^\s:*|[<{][^:.*|[<{?]{0,39}:)(?<gap>[ \t]*)(?<value>.*)$/

/**
 * The fields a document has in a list at its head instead of front matter: `- Status: draft`,
 * `**Date:** 2026-01-31`. They stand above the first heading, or between the title and the next heading.
 */
export function headerFieldsOf(
  { text, sections }: Pick<Proposal, 'text' | 'sections'>,
  lines: Lines,
): readonly Field[] {
  const [first, second] = sections
  const start = fenceOf(text)?.bodyStart ?? 0
  const top = first?.span.start.offset ?? text.length
  const above = fieldsBetween(text, lines, { start, end: top })
  if (above.length > 0 || first === undefined || first.level !== 1) return above
  const end = second?.span.start.offset ?? text.length
  return fieldsBetween(text, lines, { start: first.span.end.offset, end })
}

function fieldsBetween(
  text: string,
  lines: Lines,
  { start, end }: { readonly start: number; readonly end: number },
): readonly Field[] {
  return linesOutsideCode(text, start, end).flatMap((line) => {
    const groups = field.exec(line.text)?.groups
    const { lead = '', label = '', gap = '', value = '' } = groups ?? {}
    const isField = groups !== undefined && (lead !== '' || label.startsWith('**'))
    if (!isField) return []
    const keyStart = line.start + lead.length
    const valueStart = keyStart + label.length + gap.length
    return [
      {
        key: label.replaceAll(/[*:]/g, '').trim(),
        value: value === '' ? null : value,
        keySpan: spanOf(lines, keyStart, keyStart + label.length),
        valueSpan: spanOf(lines, valueStart, valueStart + value.length),
      },
    ]
  })
}
