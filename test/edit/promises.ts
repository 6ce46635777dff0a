import { expect } from 'vitest'
import type { Edited } from '../../src/edit/edited.ts'

/** The text of an edit that must have found its place. */
export function textOf(edit: Edited): string {
  if (edit.kind === 'refused') throw new Error(`Refused: ${edit.reason}`)
  return edit.text
}

/** Shows what an edit did: the removed and added lines, or the refusal. */
export function shown(before: string, edit: Edited): string {
  if (edit.kind === 'refused') return `refused: ${edit.reason}`
  const [old, now] = [before.split('\n'), edit.text.split('\n')]
  const same = old.findIndex((line, index) => line !== now[index])
  if (same === -1 && old.length === now.length) return 'unchanged'
  const start = same === -1 ? old.length : same
  const [tailOld, tailNow] = [old.slice(start).reverse(), now.slice(start).reverse()]
  const differs = tailOld.findIndex((line, index) => line !== tailNow[index])
  const end = differs === -1 ? Math.min(tailOld.length, tailNow.length) : differs
  const removed = old.slice(start, old.length - end).map((line) => `- ${line}`)
  return [...removed, ...now.slice(start, now.length - end).map((line) => `+ ${line}`)].join('\n')
}

/**
 * Checks on a text, with `\n`, with `\r\n` and without final line ending, that an edit only inserts,
 * keeps the line endings, and changes nothing when it is applied to its own result.
 */
export function expectOnlyInsertions(text: string, edit: (text: string) => Edited): void {
  for (const form of [
    text,
    text.replaceAll('\n', '\r\n'),
    text.trimEnd(),
    text.replaceAll('\n', '\r\n').trimEnd(),
  ]) {
    const result = textOf(edit(form))

    expect(isSubsequence(form, result)).toBe(true)
    expect(result.endsWith('\n')).toBe(form.endsWith('\n'))
    expectOneEnding(form, result)
    expect(textOf(edit(result))).toBe(result)
  }
}

/** No line ending that the text did not use before. */
export function expectOneEnding(before: string, after: string): void {
  const bare = /(?<!\r)\n/
  if (!bare.test(before) && before.includes('\r\n')) expect(after).not.toMatch(bare)
  if (!before.includes('\r')) expect(after).not.toContain('\r')
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0
  for (const character of whole) if (part.startsWith(character, at)) at += character.length
  return at === part.length
}
