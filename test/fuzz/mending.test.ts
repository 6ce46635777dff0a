import fc from 'fast-check'
import type { Finding } from '../../src/diagnostics/finding.ts'
import { mend } from '../../src/edit/mend.ts'
import { splice } from '../../src/edit/splice.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { lint } from '../../src/rules/lint.ts'
import { spoiltWholeDocument } from './documents.ts'
import { template } from './reading.ts'
import { holds, nothingWrong } from './runs.ts'

function findingsOf(text: string): readonly Finding[] {
  return lint(parseProposal('20260211-heron-3b.md', text), template)
}

holds(
  'mending a mended document changes nothing, and nothing certain is left',
  'a tenth',
  fc.property(spoiltWholeDocument, (text) => {
    const once = mend(text, findingsOf)
    const twice = mend(once.text, findingsOf)
    const left = findingsOf(once.text).filter(({ fix }) => fix !== undefined)

    nothingWrong([
      ...(twice.text === once.text ? [] : [`mended again: ${JSON.stringify(twice.text)}`]),
      ...[...left, ...twice.fixed].map(({ rule, message }) => `left: ${rule}, ${message}`),
    ])
  }),
)

holds(
  'one round of mending changes only what its fixes name',
  'a tenth',
  fc.property(spoiltWholeDocument, (text) => {
    const first = findingsOf(text)
    const { text: mended, fixed } = mend(text, (its) => (its === text ? first : []))
    const edits = fixed.flatMap(({ fix }) => fix ?? [])
    const outside = (all: string, at: readonly { start: number; end: number }[]): string =>
      splice(
        all,
        at.map(({ start, end }) => ({ start, end, text: '' })),
      )

    nothingWrong([
      ...(mended === splice(text, edits) ? [] : ['something else was changed']),
      ...(outside(text, edits).length +
        edits.reduce((sum, { text: put }) => sum + put.length, 0) ===
      mended.length
        ? []
        : ['something was lost']),
      ...edits
        .filter((edit) => isSplit(text, edit.start) || isSplit(text, edit.end))
        .map((edit) => `an edit inside a character: ${JSON.stringify(edit)}`),
    ])
  }),
)

/** Whether a place lies inside a character of two code units, or between the two of a line ending. */
function isSplit(text: string, at: number): boolean {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(at - 1, at + 1))
}
