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
 * Appends a string constant to the const block whose constants begin with `prefix`.
 *
 * No other line moves: the new `=` stands below the old ones, and a name too long for that begins an
 * alignment group of its own after a blank line, which is how gofmt leaves it.
 */
export function addGoConstant(source: string, prefix: string, constant: GoConstant): Edited {
  if (!/^[A-Za-z_]\w*$/.test(constant.name))
    return refused(`\`${constant.name}\` is not an identifier`)
  const lines = constantsOf(source).find((block) =>
    block.some((line) => nameOf(line).startsWith(prefix)),
  )
  const last = lines?.at(-1)
  if (lines === undefined || last === undefined)
    return refused(`there is no const block with names that begin with \`${prefix}\``)

  const existing = lines.find((line) => nameOf(line) === constant.name)
  const value = JSON.stringify(constant.value)
  if (existing !== undefined) {
    return existing.text.includes(`= ${value}`)
      ? edited(source)
      : refused(`the constant \`${constant.name}\` stands for something else`)
  }
  return edited(
    splice(source, [insertLines(source, last.next, aligned(last, constant.name, value))]),
  )
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

function aligned(above: Line, name: string, value: string): string {
  const column = above.text.indexOf('=') - 1
  return name.length < column ? `\t${name.padEnd(column - 1)} = ${value}` : `\n\t${name} = ${value}`
}
