import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { Files } from '../../edit/files.ts'
import { formsOf, type NameForms } from './names.ts'
import type { Listing } from './recipe.ts'

/** The models a tree holds, by the names `inspect` takes: read from paths of files, or from a YAML list. */
export function modelsBy(listing: Listing | undefined, files: Files): readonly string[] {
  if (listing === undefined) return []
  return typeof listing === 'string'
    ? fromPaths(listing, files)
    : fromList(files.get(listing.path) ?? '', listing.list)
}

type Form = 'id' | 'slug' | 'kebab' | 'snake'

const marks: ReadonlyMap<string, Form> = new Map([
  ['{org}/{name}', 'id'],
  ['{slug}', 'slug'],
  ['{kebab}', 'kebab'],
  ['{snake}', 'snake'],
])

/** What a listing tells of a model. */
export function formOf(listing: Listing): Form {
  if (typeof listing !== 'string') return 'id'
  return [...marks].find(([mark]) => listing.includes(mark))?.[1] ?? 'id'
}

function fromPaths(pattern: string, files: Files): readonly string[] {
  const [mark] = [...marks.keys()].filter((one) => pattern.includes(one))
  if (mark === undefined) return []
  const [before = '', after = ''] = pattern.split(mark)
  const isLong = ({ length }: string): boolean => length > before.length + after.length
  const form = formOf(pattern)
  return [...files.keys()]
    .filter((path) => isLong(path) && path.startsWith(before) && path.endsWith(after))
    .map((path) => path.slice(before.length, path.length - after.length))
    .filter((name) => isNamed(form, name))
}

function isNamed(form: keyof NameForms, name: string): boolean {
  const forms = formsOf(name)
  return forms !== undefined && forms[form] === name
}

const record = z.record(z.string(), z.unknown())
const entries = z.array(z.object({ name: z.string() }).catch({ name: '' }))

function fromList(text: string, key: string): readonly string[] {
  const list = entries.safeParse(record.safeParse(plainOf(text)).data?.[key]).data ?? []
  return list.map(({ name }) => name).filter((name) => isNamed('id', name))
}

/** A file that is no YAML holds no models; neither does one with aliases, which may multiply without end. */
function plainOf(text: string): unknown {
  try {
    return parseDocument(text, { schema: 'failsafe' }).toJS({ maxAliasCount: 0 })
  } catch {
    return undefined
  }
}
