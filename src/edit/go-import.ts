import { type Edited, edited, refused } from './edited.ts'
import { maskGo } from './go-mask.ts'
import { insertLines, linesOf } from './lines.ts'
import { splice } from './splice.ts'

/**
 * Adds a blank import to the one import block of a Go file, in alphabetical order among the blank imports.
 *
 * `path` is an import path and is checked; an import that is there already leaves the text as it is.
 */
export function addBlankImport(source: string, path: string): Edited {
  if (!/^[A-Za-z0-9][\w./-]*$/.test(path)) return refused(`\`${path}\` is not an import path`)
  const blocks = [...maskGo(source).matchAll(/^import \((?<inside>[^()]*)^\)/gm)]
  const [block] = blocks
  if (block === undefined || blocks.length > 1)
    return refused('there is not exactly one import block')

  const start = block.index
  const end = start + block[0].length
  const lines = linesOf(source).filter((line) => line.start > start && line.next <= end)
  const imports = lines.flatMap((line) => {
    const found = /^\s*_\s+"(?<path>[^"]+)"/.exec(line.text)?.groups?.path
    return found === undefined ? [] : [{ path: found, line }]
  })
  if (imports.some((each) => each.path === path)) return edited(source)
  const next = imports.find((each) => each.path > path)?.line.start
  const at = next ?? imports.at(-1)?.line.next ?? end - 1
  return edited(splice(source, [insertLines(source, at, `\t_ "${path}"`)]))
}
