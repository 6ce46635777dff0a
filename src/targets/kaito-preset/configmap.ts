import { type Edited, edited, refused } from '../../edit/edited.ts'
import { linesOf } from '../../edit/lines.ts'
import { insertYamlEntry } from '../../edit/yaml-list.ts'
import { parseRegistry } from './registry.ts'

const indent = '    '

/**
 * Inserts an entry into the registry's copy in the Helm chart: a block of text below `SupportedModels: |`.
 *
 * The file around it holds templates and is no YAML, so only the block is read, without its indentation.
 * It goes below the last of its siblings there, or to the end of the list.
 */
export function addToConfigmap(
  text: string,
  siblings: readonly string[],
  entry: { readonly name: string; readonly block: string },
): Edited {
  const lines = linesOf(text)
  const key = lines.findIndex(({ text: line }) => /^ {2}SupportedModels: \|-?[ \t]*$/.test(line))
  if (key === -1) return refused('it has no `SupportedModels: |`')
  const isInside = (line: string): boolean => line.trim() === '' || line.startsWith(indent)
  const end = lines.findIndex((line, index) => index > key && !isInside(line.text))
  const inside = lines.slice(key + 1, end === -1 ? undefined : end)
  const start = inside[0]?.start ?? text.length
  const stop = inside.at(-1)?.next ?? text.length
  const block = text.slice(start, stop)
  const plain = block.replaceAll(/^ {4}/gm, '')
  if (indented(plain) !== block) return refused('its block is not indented evenly')
  const sibling = parseRegistry(plain).findLast(({ name }) => siblings.includes(name))?.name
  const result = insertYamlEntry(plain, { list: 'models', after: sibling }, entry)
  if (result.kind === 'refused') return result
  return edited(text.slice(0, start) + indented(result.text) + text.slice(stop))
}

function indented(plain: string): string {
  return plain.replaceAll(/^(?=.)/gm, indent)
}
