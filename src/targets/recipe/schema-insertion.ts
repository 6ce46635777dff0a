import { type ZodType, z } from 'zod'
import { line, list } from '../../config/kinds.ts'
import type { Insertion, Piece, Place } from './recipe.ts'
import { condition, valueName } from './schema-condition.ts'

const block = z.string().min(1).max(4000).meta({ title: 'text of 1 to 4000 characters' })

const onlyName = 'A template of `model` values alone.'

/** The keys every piece has. */
export const pieceKeys: Readonly<{ [Key in keyof Piece]: ZodType<Piece[Key], unknown> }> = {
  path: line(200).describe(`The file it is about. ${onlyName}`),
  why: line(200).optional().describe('Why, for the pull request.'),
  when: condition.optional().describe('When it is written at all; see [conditions](#conditions).'),
  needs: list(valueName, 20)
    .default([])
    .describe('Values without which nothing is written. Others show as `TODO`.'),
}

const shape = z.strictObject({
  ...pieceKeys,
  line: block.optional().describe('Lines to insert, a template.'),
  key: line(500)
    .optional()
    .describe(
      `With \`line\`: what tells that it is there. ${onlyName} Without it, the line itself, which then may use no others either.`,
    ),
  after: line(500)
    .optional()
    .describe('With `line`: below the last line that reads so; `*` stands for anything.'),
  before: line(500)
    .optional()
    .describe('With `line`: above the first line that reads so; `*` stands for anything.'),
  row: z
    .record(z.string().min(1).max(100), z.string().max(1000))
    .meta({ title: 'a map from the titles of the columns to templates' })
    .optional()
    .describe('Cells of a row of a Markdown table. The first tells that it is there.'),
  section: line(200)
    .optional()
    .describe('The heading above the table of a `row`, or at whose end a `line` goes.'),
  sorted: z
    .boolean()
    .default(false)
    .describe('With `row` or `line`: into the order of its neighbours, and not to the end.'),
  entry: block.optional().describe('An entry of a YAML list, a template that begins with `- `.'),
  list: line(100).optional().describe('With `entry`: the key at the top that holds the list.'),
  name: line(200)
    .optional()
    .describe(
      `With \`entry\`: the value of its \`name\`, which tells that it is there. ${onlyName}`,
    ),
})

type Raw = z.output<typeof shape>
type Built = Insertion | string

/** One insertion. What does not go together is said in a message of its own. */
export const insertion: ZodType<Insertion, unknown> = shape.transform((raw, context): Insertion => {
  const found = insertionOf(raw)
  if (typeof found !== 'string') return found
  context.addIssue({ code: 'custom', message: found })
  return z.NEVER
})

/** The insertion, or what is wrong with it. */
function insertionOf(raw: Raw): Built {
  const kinds = (['line', 'row', 'entry'] as const).filter((kind) => raw[kind] !== undefined)
  const [kind, ...more] = kinds
  if (kind === undefined || more.length > 0)
    return `unexpected insertion with ${more.length === 0 ? 'none' : 'several'} of \`line\`, \`row\` and \`entry\`, expected one`
  const stray = (['key', 'after', 'before', 'section', 'list', 'name'] as const).find(
    (key) => raw[key] !== undefined && !belongs[kind].includes(key),
  )
  if (stray !== undefined) return `unexpected \`${stray}\`, which does not go with \`${kind}\``
  return { line: lineOf, row: rowOf, entry: entryOf }[kind](raw, pieceOf(raw))
}

const belongs: Readonly<Record<'line' | 'row' | 'entry', readonly string[]>> = {
  line: ['key', 'after', 'before', 'section'],
  row: ['section'],
  entry: ['list', 'name'],
}

/** What a file and an insertion have in common. */
export function pieceOf({ path, why, when, needs }: Piece): Piece {
  return { path, why, when, needs }
}

function lineOf({ line: text = '', key, sorted, ...raw }: Raw, piece: Piece): Built {
  const places = placesOf(raw)
  const [place, ...more] = places
  if (place === undefined || more.length > 0)
    return 'unexpected place of `line`, expected one of `after`, `before` and `section`'
  return { ...piece, kind: 'line', text, key, place, sorted }
}

function placesOf({
  after,
  before,
  section,
}: Pick<Raw, 'after' | 'before' | 'section'>): readonly Place[] {
  return [
    ...(after === undefined ? [] : [{ kind: 'after' as const, anchor: after }]),
    ...(before === undefined ? [] : [{ kind: 'before' as const, anchor: before }]),
    ...(section === undefined ? [] : [{ kind: 'section' as const, title: section }]),
  ]
}

function rowOf({ row = {}, section, sorted }: Raw, piece: Piece): Built {
  const cells = new Map(Object.entries(row))
  if (section === undefined) return 'missing `section`, the heading above the table of the `row`'
  if (cells.size === 0) return 'unexpected `row` without cells, expected one for each column'
  return { ...piece, kind: 'row', cells, section, sorted }
}

function entryOf({ entry: text = '', list: key, name, sorted }: Raw, piece: Piece): Built {
  if (key === undefined || name === undefined)
    return 'missing `list` or `name`, which tell where an `entry` goes and when it is there'
  if (sorted) return 'unexpected `sorted`, which does not go with `entry`'
  return { ...piece, kind: 'entry', text, list: key, name }
}
