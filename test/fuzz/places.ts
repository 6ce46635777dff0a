import type { Finding, Span } from '../../src/diagnostics/finding.ts'
import { linesOf, spanOf } from '../../src/diagnostics/lines.ts'
import type { Proposal } from '../../src/proposal/proposal.ts'

/** What is wrong with the places a reading names: each is inside its text, line and column agreeing. */
export function strayPlaces(
  { text, frontMatter, sections, rows, history }: Proposal,
  findings: readonly Finding[],
): readonly string[] {
  const lines = linesOf(text)
  const spans = [
    ...frontMatter.flatMap(({ keySpan, valueSpan }) => [keySpan, valueSpan]),
    ...sections.map(({ span }) => span),
    ...rows.flatMap(({ labelSpan, valueSpan }) => [labelSpan, valueSpan]),
    ...history.map(({ span }) => span),
    ...findings.map(({ span }) => span),
  ]
  const stray = spans.filter(
    ({ start, end }) =>
      !isInside(text, { start: start.offset, end: end.offset }) ||
      !isSame(spanOf(lines, start.offset, end.offset), { start, end }),
  )
  return [
    ...stray.map((span) => `no place: ${JSON.stringify(span)} of ${text.length}`),
    ...findings.flatMap((finding) => strayEdits(text, finding)),
  ]
}

function strayEdits(text: string, { rule, fix = [] }: Finding): readonly string[] {
  const ordered = fix.toSorted((a, b) => a.start - b.start)
  return ordered
    .filter((edit, index) => !isInside(text, edit) || edit.start < (ordered[index - 1]?.end ?? 0))
    .map((edit) => `no edit: ${rule} ${JSON.stringify(edit)} of ${text.length}`)
}

function isInside(text: string, { start, end }: { start: number; end: number }): boolean {
  return start >= 0 && start <= end && end <= text.length
}

function isSame(one: Span, other: Span): boolean {
  return (
    one.start.line === other.start.line &&
    one.start.column === other.start.column &&
    one.end.line === other.end.line &&
    one.end.column === other.end.column
  )
}
