import { type Edited, edited, refused } from './edited.ts'
import { linesOf } from './lines.ts'
import { maskRust } from './rust-mask.ts'
import { inRustOrder } from './rust-order.ts'
import { splice } from './splice.ts'

const width = 100

/**
 * Adds a path to the one `use <root>::{…};` of a file, in the order of rustfmt, and breaks the list as it
 * does: on one line of 100 columns, else filled line by line.
 */
export function addToUseTree(source: string, root: string, path: string): Edited {
  const pattern = new RegExp(`^use ${root}::\\{(?<inside>[^{}]*)\\};`, 'gm')
  const [found, ...others] = [...maskRust(source).matchAll(pattern)]
  if (found === undefined || others.length > 0)
    return refused(`there is not exactly one \`use ${root}::{…}\``)
  const start = found.index
  const end = start + found[0].length
  if (/\/[/*]/.test(source.slice(start, end)))
    return refused(`there is a comment inside \`use ${root}::{…}\``)
  const paths = (found.groups?.inside ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  if (paths.includes(path)) return edited(source)
  const next = paths.findIndex((one) => inRustOrder(one, path) > 0)
  const at = next === -1 ? paths.length : next
  const text = rendered(root, paths.toSpliced(at, 0, path))
  const ending = source.slice(0, linesOf(source)[0]?.next ?? 0).endsWith('\r\n') ? '\r\n' : '\n'
  return edited(splice(source, [{ start, end, text: text.join(ending) }]))
}

function rendered(root: string, paths: readonly string[]): readonly string[] {
  const single = `use ${root}::{${paths.join(', ')}};`
  if (single.length <= width) return [single]
  const lines: string[] = []
  for (const path of paths) {
    const longer = `${lines.at(-1)} ${path},`
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer
    else lines.push(`    ${path},`)
  }
  return [`use ${root}::{`, ...lines, '};']
}
