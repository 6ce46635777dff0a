import type { Finding } from '../diagnostics/finding.ts'
import { asCode, asMessage } from '../diagnostics/markdown.ts'
import { mend } from '../edit/mend.ts'

/** A document after every certain fix; `left` is what only a person can mend. */
export interface MendedText {
  readonly text: string
  readonly fixed: readonly Finding[]
  readonly left: readonly Finding[]
}

/**
 * What `/fix` would make of a document. Nothing but what the fixes name changes, and the text is the
 * same where there is nothing to fix. `findingsOf` judges the path's document, whatever it has become.
 */
export function mendedText(
  text: string,
  findingsOf: (text: string) => readonly Finding[],
): MendedText {
  const { text: mended, fixed } = mend(text, findingsOf)
  return { text: mended, fixed, left: findingsOf(mended) }
}

const mostShown = 20

/** Says what `/fix` did to one file and what is left, for the answer to whoever asked. */
export function renderMended(path: string, { fixed, left }: MendedText): string {
  const errors = left.filter(({ severity }) => severity === 'error').length
  const rest = errors === 0 ? 'No error is left.' : leftWords(errors)
  if (fixed.length === 0) return `Nothing in ${asCode(path)} has a certain fix. ${rest}`
  const rows = fixed
    .slice(0, mostShown)
    .map(({ rule, message }) => `- \`${rule}\`: ${asMessage(message)}`)
  const more = fixed.length - rows.length
  const head = `Fixed ${counted(fixed.length, 'problem')} in ${asCode(path)}:`
  return [head, '', ...rows, ...(more > 0 ? [`- ${more} more`] : []), '', rest].join('\n')
}

function leftWords(errors: number): string {
  return `${counted(errors, 'error')} ${errors === 1 ? 'is' : 'are'} left that only a person can mend.`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
