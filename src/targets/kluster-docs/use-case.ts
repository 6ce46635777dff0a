import { isPlain } from './plain-words.ts'

/**
 * What a model is good for, as the comparison table shows it: the list behind "Good for:", one a line, else
 * the first sentence, wrapped where it is long. `undefined` where nothing is told, or not in plain words.
 */
export function useCaseOf(description: string | undefined): string | undefined {
  if (description === undefined) return undefined
  const read = description.slice(0, longestRead)
  const listed = /<b>\s*Good for:\s*<\/b>(?<list>[^<]*)/i.exec(read)?.groups?.list
  const pieces = listed === undefined ? sentence(read) : listed.split(',')
  const lines = pieces.map(tidied).filter((piece) => piece !== '')
  const shown = lines.join('<br>')
  const isShowable = lines.length > 0 && shown.length <= longestShown && lines.every(isPlain)
  return isShowable ? shown : undefined
}

const longestRead = 5000
const longestShown = 300

function tidied(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

const longest = 60
const widest = 30

/** A full stop ends a sentence before white space or the end only, so that names keep theirs. */
function sentence(description: string): readonly string[] {
  const words = tidied(description.replaceAll(/<[^<>]*>/g, ' '))
  const [first = ''] = words.split(/\.(?:\s|$)/, 1)
  return [...first].length > longest ? wrapped(first) : [first]
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const isFull = last === undefined || [...last].length + [...word].length + 1 > widest
    if (isFull) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
