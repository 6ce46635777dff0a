import { type Edited, edited, refused } from './edited.ts'
import { type Line, linesOf } from './lines.ts'
import { splice } from './splice.ts'
import { renderYamlScalar } from './yaml-scalar.ts'

const scalar =
  /^(?<head>[^:]+:)(?<gap>[ \t]*)(?<value>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?!#)[^\s"'](?:(?!\s#).)*?)?(?<tail>(?:[ \t]+#.*|[ \t]*))$/

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

  const below = block[block.indexOf(line) + 1]
  const groups = scalar.exec(line.text)?.groups
  const old = groups?.value ?? ''
  const continues = below !== undefined && /^(?:[ \t]+[^ \t#]|- )/.test(below.text)
  if (groups === undefined || continues || /^[[{|>&*!]/.test(old))
    return refused(`the value of \`${key}\` is not one scalar on its line`)
  return edited(splice(text, [replacement(line, groups, inStyle(old, value))]))
}

/** The lines between the fences, with offsets of the whole text. */
function frontMatterOf(text: string): readonly Line[] | undefined {
  const lines = linesOf(text)
  if (!/^\uFEFF?---[ \t]*$/.test(lines[0]?.text ?? '')) return undefined
  const close = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line.text))
  return close === -1 ? undefined : lines.slice(1, close)
}

function replacement(
  line: Line,
  { head = '', gap = '', value = '' }: Record<string, string | undefined>,
  text: string,
): Parameters<typeof splice>[1][number] {
  const start = line.start + head.length + gap.length
  return { start, end: start + value.length, text: gap === '' ? ` ${text}` : text }
}

/** The new value quoted as the old one was; more strictly where that would not read back the same. */
function inStyle(old: string, value: string): string {
  const controls = /[\p{Cc}\u2028\u2029]/u.test(value)
  if (old.startsWith('"')) return JSON.stringify(value)
  if (old.startsWith("'") && !controls) return `'${value.replaceAll("'", "''")}'`
  return renderYamlScalar(value)
}
