import fc from 'fast-check'
import { lineEditsOf } from '../../src/decide/line-edits.ts'
import { suggestionsOf } from '../../src/decide/suggestions.ts'
import type { Finding } from '../../src/diagnostics/finding.ts'
import { apart } from '../../src/edit/mend.ts'
import { splice } from '../../src/edit/splice.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { lint } from '../../src/rules/lint.ts'
import { spoiltWholeDocument } from './documents.ts'
import { template } from './reading.ts'
import { holds, nothingWrong } from './runs.ts'

/** What GitHub takes a commented line for: a text up to the next line feed. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/)
}

interface Committed {
  readonly startLine: number
  readonly line: number
  readonly after: string
}

/** A text with the lines of each suggestion replaced, as when a person commits them all. */
function committed(text: string, all: readonly Committed[]): string {
  return all
    .toSorted((a, b) => b.startLine - a.startLine)
    .reduce((lines, { startLine, line, after }) => {
      return lines.toSpliced(startLine - 1, line - startLine + 1, after)
    }, linesOf(text))
    .join('')
}

holds(
  'committing every suggestion makes the same text as the fixes do',
  'a tenth',
  fc.property(spoiltWholeDocument, (text) => {
    const findings: readonly Finding[] = lint(parseProposal('20260211-heron-3b.md', text), template)
    const fixable = apart(findings, text)
    const edits = lineEditsOf(text, fixable)
    const { suggestions } = suggestionsOf({ path: 'a.md', text, findings }, 'every-line', new Set())
    const mended = splice(
      text,
      fixable.flatMap(({ fix }) => fix ?? []),
    )
    const told = suggestions.map(({ startLine, line, body }) => {
      const edit = edits.find((one) => one.startLine === startLine && one.line === line)
      const fence = /\n(?<fence>`{3,})suggestion\n/.exec(body)?.groups?.fence ?? ''
      const written = edit?.after.replace(/(?<=[^\n])$/, '\n')
      return body.endsWith(`${fence}suggestion\n${written}${fence}`)
    })

    nothingWrong([
      ...(committed(text, edits) === mended ? [] : ['another text']),
      ...(told.every(Boolean) ? [] : ['another suggestion than the edit']),
      ...edits
        .filter(({ line }) => line > linesOf(text).length)
        .map(() => 'a line beyond the text'),
    ])
  }),
)
