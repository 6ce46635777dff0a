import type { Change, FileSet, Files } from '../../edit/files.ts'
import { verdictOn } from './condition.ts'
import type { Output } from './engine.ts'
import { kindOf } from './escapes.ts'
import { filled, pathOf } from './fill.ts'
import { inserted } from './insert.ts'
import type { Insertion, NewFile, Piece } from './recipe.ts'
import { textRefusal } from './sound-text.ts'
import { templatePath } from './template-path.ts'
import type { Values } from './values.ts'

/** What one file of a part comes to: its change, nothing where it is there, or what is left to a person. */
export function fileSetOf(file: NewFile, values: Values, files: Files): FileSet {
  const path = pathOf(file.path, values)
  if (path.kind === 'refused') return unwritten(file.path, path.reason)
  if (files.has(path.text)) return nothing
  return asked(file, path.text, values) ?? created(file, path.text, { values, files })
}

/** What one insertion comes to. */
export function insertionSetOf(insertion: Insertion, values: Values, files: Files): FileSet {
  const path = pathOf(insertion.path, values)
  if (path.kind === 'refused') return unwritten(insertion.path, path.reason)
  const text = files.get(path.text)
  const now = text === undefined ? undefined : inserted(insertion, text, values)
  if (now?.edited.kind === 'edited' && now.edited.text === text) return nothing
  const open = asked(insertion, path.text, values)
  if (open !== undefined) return open
  if (text === undefined || now === undefined) return left(`\`${path.text}\` is not there.`)
  if (now.edited.kind === 'refused')
    return left(`Edit \`${path.text}\` by hand: ${now.edited.reason}.`)
  const change = { path: path.text, change: 'edit' as const, text: now.edited.text }
  const isBrokenBefore = textRefusal(path.text, text) !== undefined
  if (isBrokenBefore) return written(change, insertion, now)
  return checked(change, insertion, now)
}

const nothing: FileSet = { changes: [], notes: [], todos: [] }

function left(todo: string): FileSet {
  return { ...nothing, todos: [todo] }
}

function unwritten(path: string, reason: string): FileSet {
  return left(`\`${path}\` is not written: ${reason}.`)
}

/** What its condition and its needs say; `undefined` where it is to be written. */
function asked({ when, needs }: Piece, path: string, values: Values): FileSet | undefined {
  const verdict = verdictOn(when, values)
  if (verdict === 'fails') return nothing
  if (verdict !== 'holds')
    return unwritten(
      path,
      `whether it is needed rests on ${named(verdict.unknown)}, not known here`,
    )
  const missing = needs.filter((name) => !values.has(name))
  return missing.length === 0
    ? undefined
    : unwritten(path, `it needs ${named(missing)}, not known here`)
}

interface Around {
  readonly values: Values
  readonly files: Files
}

function created(file: NewFile, path: string, { values, files }: Around): FileSet {
  const template = files.get(templatePath(file.template)) ?? ''
  const found = filled(template, kindOf(path), values)
  if (found.kind === 'refused') return unwritten(path, found.reason)
  if (found.text.trim() === '') return unwritten(path, 'its template comes out empty')
  return checked({ path, change: 'create', text: found.text }, file, found)
}

type Gaps = Omit<Output, 'text'>

function checked(change: Omit<Change, 'why'>, piece: Piece, gaps: Gaps): FileSet {
  const refusal = textRefusal(change.path, change.text)
  return refusal === undefined
    ? written(change, piece, gaps)
    : unwritten(change.path, `${refusal}; write its values with a filter such as \`json\``)
}

function written(
  change: Omit<Change, 'why'>,
  { why }: Piece,
  { gaps, rested, unfit }: Gaps,
): FileSet {
  const { path } = change
  const todos = [
    ...[...new Set(gaps)].map(
      (name) => `Fill in a \`TODO\` of \`${path}\`: \`${name}\` is not known.`,
    ),
    ...[...new Set(rested)].map(
      (name) =>
        `Check \`${path}\`: it is written as if \`${name}\` were not so, and it is not known.`,
    ),
    ...[...new Set(unfit)].map(
      (value) =>
        `Fill in a \`TODO\` of \`${path}\`: ${value} is only written through a filter such as \`json\`.`,
    ),
  ]
  return { changes: [{ ...change, why: why ?? 'As the recipe says.' }], notes: [], todos }
}

function named(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
