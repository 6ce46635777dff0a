import { type Edited, edited, refused } from './edited.ts'
import { maskGo } from './go-mask.ts'
import { insertLines, type Line, linesOf } from './lines.ts'
import { splice } from './splice.ts'

/** A string constant: an identifier and the text it stands for. */
export interface GoConstant {
  readonly name: string
  readonly value: string
}

/**
 * Adds a string constant to the const block that holds names that begin with `prefix`, below the last of them.
 *
 * No other line moves: the new `=` stands below the old ones, and a name too long for that goes to the end
 * of the block as an alignment group of its own, after a blank line, which is how gofmt leaves it.
 */
export function addGoConstant(source: string, prefix: string, constant: GoConstant): Edited {
  if (!/^[A-Za-z_]\w*$/.test(constant.name))
    return refused(`\`${constant.name}\` is not an identifier`)
  const lines = constantsOf(source).find((block) =>
    block.some((line) => nameOf(line).startsWith(prefix)),
  )
  if (lines === undefined)
    return refused(`there is no const block with names that begin with \`${prefix}\``)

  const existing = lines.find((line) => nameOf(line) === constant.name)
  const value = JSON.stringify(constant.value)
  if (existing !== undefined) {
    return existing.text.includes(`= ${value}`)
      ? edited(source)
      : refused(`the constant \`${constant.name}\` stands for something else`)
  }
  return edited(splice(source, [insertLines(source, ...placeOf(constant, lines, prefix))]))
}

/** The lines of each const block that declare a constant. */
function constantsOf(source: string): readonly (readonly Line[])[] {
  const lines = linesOf(source)
  return [...maskGo(source).matchAll(/^const \([^()]*^\)/gm)].map(({ index, 0: block }) =>
    lines.filter(
      (line) => line.start > index && line.next <= index + block.length && nameOf(line) !== '',
    ),
  )
}

function nameOf(line: Line): string {
  return /^\t(?<name>[A-Za-z_]\w*)\s*=/.exec(line.text)?.groups?.name ?? ''
}

/** Where the line goes, and its text. */
function placeOf(
  { name, value }: GoConstant,
  lines: readonly Line[],
  prefix: string,
): readonly [at: number, block: string] {
  const sibling = lines.findLast((line) => nameOf(line).startsWith(prefix))
  const width = (sibling?.text.indexOf('=') ?? 0) - 2
  const literal = JSON.stringify(value)
  if (sibling !== undefined && name.length <= width)
    return [sibling.next, `\t${name.padEnd(width)} = ${literal}`]
  return [lines.at(-1)?.next ?? 0, `\n\t${name} = ${literal}`]
}
