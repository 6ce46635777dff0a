import type { Edit, Finding } from '../diagnostics/finding.ts'
import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { splice } from '../edit/splice.ts'

/** Whole lines of a text and what stands there once `findings` are mended; both texts with their line endings. */
export interface LineEdit {
  /** 1-based, both ends included. */
  readonly startLine: number
  readonly line: number
  readonly before: string
  readonly after: string
  readonly findings: readonly Finding[]
}

/**
 * Turns fixes that do not touch each other into edits of whole lines, in order. Fixes that share a
 * line are one edit; a fix of several places is one edit from the first to the last of them.
 */
export function lineEditsOf(text: string, findings: readonly Finding[]): readonly LineEdit[] {
  const starts = linesOf(text).filter((start) => start === 0 || start < text.length)
  const stretches = findings
    .map((finding) => stretchOf({ text, starts }, finding))
    .toSorted((a, b) => a.first - b.first)
  return joined(stretches).map(({ first, last, findings: its }) => {
    const [start, end] = [starts[first - 1] ?? 0, starts[last] ?? text.length]
    const edits = its.flatMap(({ fix }) => fix ?? [])
    const shifted = edits.map((edit) => ({
      start: edit.start - start,
      end: edit.end - start,
      text: edit.text,
    }))
    const before = text.slice(start, end)
    return {
      startLine: first,
      line: last,
      before,
      after: splice(before, shifted),
      findings: its,
    }
  })
}

interface Page {
  readonly text: string
  readonly starts: readonly number[]
}

interface Stretch {
  readonly first: number
  readonly last: number
  readonly findings: readonly Finding[]
}

function stretchOf(page: Page, finding: Finding): Stretch {
  const edits = finding.fix ?? []
  const lines = edits.flatMap((edit) => linesTouched(page, edit))
  return { first: Math.min(...lines), last: Math.max(...lines), findings: [finding] }
}

/** The first and the last line an edit changes. One that takes whole lines away leaves the next line alone. */
function linesTouched({ text, starts }: Page, edit: Edit): readonly number[] {
  const { start, end } = spanOf(starts, edit.start, edit.end)
  const kept = text.slice(text.lastIndexOf('\n', edit.start - 1) + 1, edit.start) + edit.text
  const isWhole = end.line > start.line && end.column === 1 && (kept === '' || kept.endsWith('\n'))
  return [start.line, isWhole ? end.line - 1 : end.line]
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const apart: Stretch[] = []
  for (const stretch of stretches) {
    const above = apart.at(-1)
    if (above === undefined || stretch.first > above.last) {
      apart.push(stretch)
      continue
    }
    const last = Math.max(above.last, stretch.last)
    const findings = [...above.findings, ...stretch.findings]
    apart.splice(-1, 1, { first: above.first, last, findings })
  }
  return apart
}
