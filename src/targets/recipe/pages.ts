import { inYaml } from '../../config/in-yaml.ts'
import { type Key, keyBook } from '../../config/keys.ts'
import { bounds, tags } from './engine.ts'
import { filters } from './filters.ts'
import { recipeRules } from './rules.ts'
import { recipeJsonSchema } from './schema.ts'
import { valueSpecs } from './values.ts'

/** What is generated of the page about recipes, by the mark that stands around it there. */
export function renderRecipeTables(): ReadonlyMap<string, string> {
  return new Map([
    ['keys: recipe', keyTable('recipe')],
    ['keys: part', keyTable('part')],
    ['keys: file', keyTable('file')],
    ['keys: insertion', keyTable('insertion')],
    ['keys: condition', keyTable('condition')],
    ['keys: sign', keyTable('sign')],
    ['values', valueTable()],
    ['filters', filterTable()],
    ['tags', `${tags.map((tag) => `\`${tag}\``).join(', ')}.`],
    ['bounds', boundTable()],
    ['rules', ruleTable()],
  ])
}

/** A page with every marked stretch as it should be; the rest stays. */
export function withRecipeTables(page: string): string {
  return [...renderRecipeTables()].reduce((text, [mark, table]) => {
    const [open, close] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`]
    const [from, to] = [text.indexOf(open), text.indexOf(close)]
    if (from === -1 || to < from) return text
    return `${text.slice(0, from + open.length)}\n\n${table}\n\n${text.slice(to)}`
  }, page)
}

function keyTable(piece: Parameters<typeof recipeJsonSchema>[0]): string {
  const keys = keyBook(() => recipeJsonSchema(piece)).allKeys()
  const shown = keys.filter(({ name }) => /^(?:applies\.)?[a-z0-9-]+$/.test(name))
  const rows = shown.filter(({ name }) => name !== 'applies').map(keyRow)
  return table(['key', 'what it says', 'expected', 'default'], rows)
}

function keyRow({ name, description, expected, standard }: Key): readonly string[] {
  const isSaid = standard !== undefined && inYaml(standard) !== '[]'
  return [`\`${name}\``, description, shortened(expected), isSaid ? `\`${inYaml(standard)}\`` : '']
}

/** Which keys a map has is told by its own table. */
function shortened(expected: string): string {
  return expected.replace(/a map (?:with keys among|of) .*$/s, 'a map')
}

function valueTable(): string {
  const rows = valueSpecs.map(({ name, summary }) => [`\`${name}\``, summary])
  const open = ['`config.<key>`', 'Any plain value, or list of texts, at the top of `config.json`.']
  return table(['value', 'what it is'], [...rows, open])
}

function filterTable(): string {
  const rows = filters.map(({ name, summary, example, gives }) => [
    `\`${name}\``,
    summary,
    code(`{{ ${example} }}`),
    code(gives),
  ])
  return table(['filter', 'what it gives', 'example', 'comes out as'], rows)
}

function boundTable(): string {
  return table(
    ['what', 'at most'],
    [
      ['characters of a template', String(bounds.template)],
      ['steps: pieces of a template, those in loops each time', String(bounds.steps)],
      ['entries of ranges such as `(1..100)`', String(bounds.entries)],
      ['characters of one value', String(bounds.value)],
      ['characters of what comes out', String(bounds.output)],
    ],
  )
}

function ruleTable(): string {
  const rows = recipeRules.map(({ slug, severity, summary, todo }) => [
    `\`${slug}\``,
    severity,
    summary,
    todo,
  ])
  return table(['rule', 'severity', 'asks that', 'what to do'], rows)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Code within a cell, where a bar would end it. */
function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`'
  const padded = fence === '``' ? ` ${text} ` : text
  return `${fence}${padded.replaceAll('|', '\\|')}${fence}`
}
