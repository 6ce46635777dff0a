import type { Edit, Finding } from '../diagnostics/finding.ts'
import { splice } from './splice.ts'

/** A text after every certain fix, and what was fixed on the way. */
export interface Mended {
  readonly text: string
  readonly fixed: readonly Finding[]
}

/** A fix can make room for another; no real document needs more than a few rounds. */
const mostRounds = 20

/**
 * Applies every fix that `findingsOf` offers, and those it offers for the result, until nothing
 * changes. Each round takes fixes that do not touch each other; all other characters stay as they
 * are. Mending a mended text returns the same text.
 */
export function mend(text: string, findingsOf: (text: string) => readonly Finding[]): Mended {
  const seen = new Set([text])
  const fixed: Finding[] = []
  let mended = text
  for (let round = 0; round < mostRounds; round += 1) {
    const chosen = apart(findingsOf(mended), mended)
    const next = splice(mended, chosen.flatMap(editsOf))
    if (seen.has(next)) break
    seen.add(next)
    fixed.push(...chosen)
    mended = next
  }
  return { text: mended, fixed }
}

/**
 * The findings whose fixes can be made together: the first wherever two want the same place. A fix is
 * made as a whole or not at all.
 */
export function apart(findings: readonly Finding[], text: string): readonly Finding[] {
  const taken: Edit[] = []
  return findings.filter((finding) => {
    const edits = editsOf(finding)
    const isUseful = edits.some((edit) => text.slice(edit.start, edit.end) !== edit.text)
    const areApart = edits.every(
      (edit, index) => ![...taken, ...edits.slice(0, index)].some((other) => touch(edit, other)),
    )
    if (!isUseful || !areApart) return false
    taken.push(...edits)
    return true
  })
}

function editsOf({ fix }: Finding): readonly Edit[] {
  return fix ?? []
}

function touch(one: Edit, other: Edit): boolean {
  return one.start <= other.end && other.start <= one.end
}
