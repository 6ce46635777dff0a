import { type Edited, edited, refused } from '../../edit/edited.ts'
import { inTurn } from '../../edit/in-turn.ts'
import { insertLines, type Line, linesOf } from '../../edit/lines.ts'
import { splice } from '../../edit/splice.ts'
import { appendToCell, cellsOf } from '../../edit/table-cell.ts'
import { addTableRow } from '../../edit/table-row.ts'

/** What the documentation is told of an architecture; every name is checked. */
export interface Documented {
  readonly family: string
  readonly module: string
  readonly architecture: string
  /** The model's own name, without its organisation. */
  readonly example: string | undefined
}

const title = 'Supported Models'
const columns = ['Model Family', 'Supported Architectures', 'Example Models'] as const

/** Whether the README's table names an architecture. */
export function isInReadme(text: string, architecture: string): boolean {
  return rowWith(text, architecture) !== undefined
}

/** Whether the guide lists an architecture under a family. */
export function isInGuide(text: string, architecture: string): boolean {
  return linesOf(text).some((line) => line.text.trim() === `- ${architecture}`)
}

/** The README's table: a row for a new family, else what its row does not name yet. */
export function documentInReadme(text: string, documented: Documented): Edited {
  const { family, architecture, example } = documented
  const row = rowWith(text, architecture) ?? rowsOf(text).find(([name]) => isFamily(name, family))
  if (row !== undefined) return completed(text, row, documented)
  const cells = [`**${family}**`, architecture, example === undefined ? '' : `• ${example}`]
  return addTableRow(
    text,
    title,
    new Map(columns.map((column, index) => [column, cells[index] ?? ''])),
  )
}

function completed(
  text: string,
  [name = '', architectures = '', examples = '']: readonly string[],
  { architecture, example }: Documented,
): Edited {
  const cell = (now: string, column: string, added: string): Edited =>
    appendToCell(now, { title, row: name, column }, `<br>${added}`)
  return inTurn(text, [
    (now) =>
      names(architectures, architecture) ? edited(now) : cell(now, columns[1], architecture),
    (now) =>
      example === undefined || isExample(examples, example)
        ? edited(now)
        : cell(now, columns[2], `• ${example}`),
  ])
}

function rowsOf(text: string): readonly (readonly string[])[] {
  return cellsOf(text, title, columns)
}

function rowWith(text: string, architecture: string): readonly string[] | undefined {
  return rowsOf(text).find(([, cell = '']) => names(cell, architecture))
}

function names(cell: string, architecture: string): boolean {
  return cell.split(/[^A-Za-z0-9_]+/).includes(architecture)
}

function isFamily(name: string | undefined, family: string): boolean {
  return name?.toLowerCase() === family.toLowerCase()
}

/** An example stands for a model whose name begins like it: `Qwen2.5` for every `Qwen2.5-…`. */
function isExample(cell: string, example: string): boolean {
  return cell
    .replaceAll(/<br *\/?>/gi, ' ')
    .split('•')
    .some((said) => {
      const [first = ''] = said.trim().split(/\s/)
      return first !== '' && example.toLowerCase().startsWith(first.toLowerCase())
    })
}

const group = /^- \*\*(?<family>.+) Family\*\*\s*$/
const source = /^- `src\/models\/(?<module>\w+)\.rs` - .+ family models\s*$/

/** The guide: the architecture in the list of families, and the file in the list of examples. */
export function documentInGuide(text: string, documented: Documented): Edited {
  return inTurn(text, [
    (now) => addToFamilies(now, documented),
    (now) => addToSources(now, documented),
  ])
}

/** Groups of the list are apart by a line of two blanks. */
function addToFamilies(text: string, { family, architecture }: Documented): Edited {
  if (isInGuide(text, architecture)) return edited(text)
  const lines = linesOf(text)
  const own = lines.findIndex((line) => isFamily(group.exec(line.text)?.groups?.family, family))
  const at = own === -1 ? lines.findLastIndex((line) => group.test(line.text)) : own
  if (at === -1) return refused('it has no list of families')
  const end = lines.slice(at + 1).findIndex((line) => !/^ +- /.test(line.text))
  const last: Line | undefined = end === -1 ? lines.at(-1) : lines[at + end]
  const bullet = `  - ${architecture}`
  const block = own === -1 ? `  \n- **${family} Family**\n${bullet}` : bullet
  return edited(splice(text, [insertLines(text, last?.next ?? text.length, block)]))
}

function addToSources(text: string, { family, module }: Documented): Edited {
  const lines = linesOf(text)
  const listed = lines.filter((line) => source.test(line.text))
  if (listed.some((line) => source.exec(line.text)?.groups?.module === module)) return edited(text)
  const at = listed.at(-1)?.next
  if (at === undefined) return refused('it has no list of implementations')
  const line = `- \`src/models/${module}.rs\` - ${family} family models`
  return edited(splice(text, [insertLines(text, at, line)]))
}
