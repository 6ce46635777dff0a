import { type Line, linesBetween } from './mark.ts'

const comment = /<!--[\s\S]*?(?:-->|$)/g

/** A text with its HTML comments made blank, line breaks kept, so that every other place stays where it was. */
export function withoutComments(text: string): string {
  return text.replaceAll(comment, (found) => found.replaceAll(/[^\r\n]/g, ' '))
}

/** The HTML comments of a text with their offsets. */
export function commentsIn(text: string): readonly Line[] {
  return [...text.matchAll(comment)].map((match) => ({ text: match[0], start: match.index }))
}

/** The lines of a text from one offset to another, those of fenced code left out. */
export function linesOutsideCode(text: string, start: number, end: number): readonly Line[] {
  let fence: string | undefined
  return linesBetween(text, start, end).filter((line) => {
    const mark = /^\s*(?<mark>`{3,}|~{3,})/.exec(line.text)?.groups?.mark
    if (mark === undefined) return fence === undefined
    if (fence === undefined) fence = mark
    else if (mark.startsWith(fence)) fence = undefined
    return false
  })
}
