import type { Finding } from '../diagnostics/finding.ts'
import { asMessage } from '../diagnostics/markdown.ts'
import { apart } from '../edit/mend.ts'
import { digestOf } from '../lifecycle/digest.ts'
import { type LineEdit, lineEditsOf } from './line-edits.ts'
import { renderMarker } from './marker.ts'

/** A review comment with a suggestion, for the lines from `startLine` to `line` of the head. */
export interface Suggestion {
  readonly path: string
  /** 1-based, on the `RIGHT` side. GitHub wants no `start_line` where it equals `line`. */
  readonly startLine: number
  readonly line: number
  readonly body: string
  /** What the marker in the body bears: equal for the same change to the same words. */
  readonly digest: string
}

/** `left` counts the fixable findings without a suggestion, now or before: `/fix` mends them. */
export interface Suggestions {
  readonly suggestions: readonly Suggestion[]
  readonly left: number
}

/** A document as judged at the head of a pull request. */
export interface Suggestable {
  readonly path: string
  readonly text: string
  readonly findings: readonly Finding[]
}

/** The lines of the head that are in a pull request's diff; all of them where the file is new. */
export type DiffLines = ReadonlySet<number> | 'every-line'

/** One review says at most this much. */
const most = 100
/** GitHub refuses comments of more than 65,536 characters. */
const longest = 60_000
/** Enough to tell the corrections of one pull request apart. */
const digits = 16

/**
 * The certain fixes as suggestions a person can commit. Fixes that share a line are one suggestion;
 * one outside the diff, which GitHub refuses, and one that is in `said` already (by its digest) is left out.
 */
export function suggestionsOf(
  { path, text, findings }: Suggestable,
  diff: DiffLines,
  said: ReadonlySet<string>,
): Suggestions {
  const fixable = findings.filter(({ fix }) => fix !== undefined)
  const edits = numbered(lineEditsOf(text, apart(fixable, text))).map(({ edit, number }) => ({
    edit,
    suggestion: suggestionOf(path, edit, number),
  }))
  const sayable = edits.filter(
    ({ edit, suggestion }) =>
      isInDiff(edit, diff) && isExact(edit.after) && suggestion.body.length <= longest,
  )
  const known = sayable.filter(({ suggestion }) => said.has(suggestion.digest))
  const fresh = sayable.filter(({ suggestion }) => !said.has(suggestion.digest)).slice(0, most)
  const told = [...known, ...fresh].flatMap(({ edit }) => edit.findings)
  return {
    suggestions: fresh.map(({ suggestion }) => suggestion),
    left: fixable.length - told.length,
  }
}

/** Numbers the edits that are the same change to the same words, so that each is told. */
function numbered(
  edits: readonly LineEdit[],
): readonly { readonly edit: LineEdit; readonly number: number }[] {
  const groups = Map.groupBy(edits, ({ before, after }) => JSON.stringify([before, after]))
  return [...groups.values()]
    .flatMap((same) => same.map((edit, number) => ({ edit, number })))
    .toSorted((a, b) => a.edit.startLine - b.edit.startLine)
}

function suggestionOf(path: string, edit: LineEdit, number: number): Suggestion {
  const { startLine, line, before, after, findings } = edit
  const digest = digestOf([path, before, after, String(number)]).slice(0, digits)
  const marker = renderMarker({ kind: 'suggestion', file: path, digest })
  const body = [marker, ...wordsOf(findings), '', blockOf(after)].join('\n')
  return { path, startLine, line, digest, body }
}

/** One item a problem, told once. */
function wordsOf(findings: readonly Finding[]): readonly string[] {
  const words = findings.map(
    ({ rule, message, help }) => `- \`${rule}\`: ${asMessage(message)}; ${asMessage(help)}`,
  )
  return [...new Set(words)]
}

/** The lines as they are to be, exactly; none where the lines are to go. No line of theirs can close the block. */
function blockOf(lines: string): string {
  const runs = lines.match(/`{3,}/g) ?? []
  const fence = '`'.repeat(Math.max(2, ...runs.map((run) => run.length)) + 1)
  const inside = lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`
  return `${fence}suggestion\n${inside}${fence}`
}

function isInDiff({ startLine, line }: LineEdit, diff: DiffLines): boolean {
  if (diff === 'every-line') return true
  const lines = Array.from({ length: line - startLine + 1 }, (_, index) => startLine + index)
  return lines.every((each) => diff.has(each))
}

/** Whether a comment carries these lines unchanged: carriage returns, marks and other unseen characters may get lost. */
function isExact(lines: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(lines.replaceAll(/[\t\n]/g, ''))
}
