import { type Edited, edited, refused } from './edited.ts'
import { maskGo } from './go-mask.ts'
import { insertLines, linesOf } from './lines.ts'
import { splice } from './splice.ts'

/** A function declaration with the name it declares; `block` has no final line ending. */
export interface GoFunction {
  readonly name: string
  readonly block: string
}

/** Puts a function before the declaration `var _ = …` of a Go file, apart by blank lines; one that is there already leaves the text as it is. */
export function addGoFunction(source: string, added: GoFunction): Edited {
  const code = maskGo(source)
  if (new RegExp(`^func ${added.name}\\(`, 'm').test(code)) return edited(source)
  const at = code.search(/^var _ = /m)
  if (at === -1) return refused('there is no declaration `var _ = …` to put a function before')
  return edited(splice(source, [insertLines(source, at, `${added.block}\n`)]))
}

/** A statement inside the function literal of a call; `mark` is text that tells it from every other. */
export interface GoStatement {
  readonly mark: string
  readonly block: string
}

/** Appends a statement to the body of `var _ = <call>(…, func() { … })`; one whose mark is there already leaves the text as it is. */
export function addGoStatement(source: string, call: string, added: GoStatement): Edited {
  const code = maskGo(source)
  if (code.includes(added.mark)) return edited(source)
  const openings = [...code.matchAll(new RegExp(`^var _ = ${call}\\(.*\\{[ \\t]*\\r?$`, 'gm'))]
  const [opening] = openings
  if (opening === undefined || openings.length > 1)
    return refused(`there is not exactly one \`${call}\``)
  const lines = linesOf(code)
  const closing = lines.findIndex((line) => line.start > opening.index && line.text === '})')
  if (closing === -1) return refused(`\`${call}\` does not end in a line \`})\``)
  const above = linesOf(source)
    .slice(0, closing)
    .findLast((line) => line.text.trim() !== '')
  const at = above?.next ?? opening.index
  return edited(splice(source, [insertLines(source, at, `\n${added.block}`)]))
}
