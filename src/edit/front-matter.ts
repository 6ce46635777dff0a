import { type Edited, edited, refused } from './edited.ts'
import { type Line, linesOf } from './lines.ts'
import { splice } from './splice.ts'
import { renderYamlScalar } from './yaml-scalar.ts'

/**
 * Replaces the value of one key of the front matter and nothing else: quotes, the comment behind it
 * and the line ending stay.
 *
 * Works by line, so it also works where the block is not valid YAML. Refuses a key that is missing,
 * stands twice or holds anything but one scalar on its line.
 */
export function setFrontMatterValue(text: string, key: string, value: string): Edited {
  const block = frontMatterOf(text)
  if (block === undefined) return refused('there is no front matter')
  const found = block.filter((line) => line.text.startsWith(`${key}:`))
  const [line] = found
  if (line === undefined) return refused(`the front matter has no key \`${key}\``)
  if (found.length > 1) return refused(`the key \`${key}\` stands more than once`)

  const below = block.slice(block.indexOf(line) + 1).find(({ text: each }) => !isEmpty(each))
  const continues = below !== undefined && /^(?:[ \t]|-(?:[ \t]|$))/.test(below.text)
  const after = line.text.slice(key.length + 1)
  // To YAML only these are blank; any other unseen character is part of the value.
  const gap = /^[ \t]*/.exec(after)?.[0].length ?? 0
  const old = scalarIn(after.slice(gap))
  if (continues || old === undefined || (after !== '' && gap === 0))
    return refused(`the value of \`${key}\` is not one scalar on its line`)

  const start = line.start + key.length + 1 + (old === '' ? 0 : gap)
  const written = inStyle(old, value)
  const edit = { start, end: start + old.length, text: old === '' ? ` ${written}` : written }
  return edited(splice(text, [edit]))
}

/** Neither a blank line nor a comment ends a value. */
function isEmpty(line: string): boolean {
  return /^[ \t]*(?:#|$)/.test(line)
}

/** The scalar a value begins with, quotes included; empty where there is none, `undefined` for a list and the like. */
function scalarIn(value: string): string | undefined {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=[ \t]*$|[ \t]+#)/.exec(value)?.[0]
  if (quoted !== undefined) return quoted
  if (/^["'[{|>&*!]/.test(value)) return undefined
  const comment = ` ${value}`.search(/[ \t]#/)
  return (comment === -1 ? value : value.slice(0, Math.max(comment - 1, 0))).replace(/[ \t]+$/, '')
}

/** The lines between the fences, with offsets of the whole text. */
function frontMatterOf(text: string): readonly Line[] | undefined {
  const lines = linesOf(text)
  if (!/^\uFEFF?---[ \t]*$/.test(lines[0]?.text ?? '')) return undefined
  const close = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line.text))
  return close === -1 ? undefined : lines.slice(1, close)
}

/** The new value quoted as the old one was; more strictly where that would not read back the same. */
function inStyle(old: string, value: string): string {
  const controls = /[\p{Cc}\u2028\u2029]/u.test(value)
  if (old.startsWith('"')) return JSON.stringify(value)
  if (old.startsWith("'") && !controls) return `'${value.replaceAll("'", "''")}'`
  return renderYamlScalar(value)
}
