import { type Edited, edited, refused } from './edited.ts'
import { insertLines, type Line, linesOf } from './lines.ts'
import { maskRust } from './rust-mask.ts'
import { inRustOrder } from './rust-order.ts'
import { splice } from './splice.ts'

/** A one-line declaration among others of its kind: `pub mod gemma2;` among the public modules. */
export interface RustLine {
  /** What declarations of this kind look like; the group `path` is what they are sorted by. */
  readonly like: RegExp
  readonly path: string
  readonly text: string
}

/** Adds `pub mod <name>;` to the group of public modules, in the order of rustfmt. */
export function addRustModule(source: string, name: string): Edited {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) return refused(`\`${name}\` is no name of a module`)
  const like = /^pub mod (?<path>\w+);$/
  return addRustLine(source, { like, path: name, text: `pub mod ${name};` })
}

/**
 * Adds a declaration to the first group of lines of its kind, in the order of rustfmt; a group ends at
 * another line. One that is there already, in any group, leaves the text as it is.
 */
export function addRustLine(source: string, { like, path, text }: RustLine): Edited {
  const masked = linesOf(maskRust(source))
  const pathOf = (line: Line): string | undefined => like.exec(line.text.trimEnd())?.groups?.path
  if (masked.some((line) => pathOf(line) === path)) return edited(source)
  const first = masked.findIndex((line) => pathOf(line) !== undefined)
  if (first === -1) return refused(`there is no line to put \`${text}\` beside`)
  const length = masked.slice(first).findIndex((line) => pathOf(line) === undefined)
  const group = masked.slice(first, length === -1 ? undefined : first + length)
  const next = group.find((line) => inRustOrder(pathOf(line) ?? '', path) > 0)
  const at = next?.start ?? group.at(-1)?.next ?? 0
  return edited(splice(source, [insertLines(source, at, text)]))
}
