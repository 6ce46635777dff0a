import type { Part } from '../../config/config.ts'
import type { Files } from '../../edit/files.ts'
import { holdsKey } from '../../edit/place-line.ts'
import type { Inspection } from '../../lifecycle/inspection.ts'
import { verdictOn } from './condition.ts'
import { kindOf } from './escapes.ts'
import { exact, pathOf } from './fill.ts'
import { inserted } from './insert.ts'
import { formsOf } from './names.ts'
import type { Insertion, NewFile, Recipe, Sign } from './recipe.ts'
import { type Values, valuesOfName } from './values.ts'

/**
 * What the tree holds of one model, by its name alone: what is written under a condition that rests
 * on anything else is not asked for, and neither is `e2e`, whose gaps are named all the same.
 */
export function inspectModel(recipe: Recipe, name: string, files: Files): Inspection {
  const forms = formsOf(name)
  if (forms === undefined) return absence(name, [`\`${name}\` is no name of a model`])
  const values = valuesOfName(forms)
  const registration = partOf(recipe, 'registration', { values, files })
  const preset = partOf(recipe, 'preset', { values, files })
  const e2e = partOf(recipe, 'e2e', { values, files })
  const signs = recipe.complete?.map((sign) => signOf(sign, values, files))
  const asked = signs ?? [...registration, ...preset]
  const found = [...registration, ...preset, ...(signs ?? [])]
  const missing = missingOf(asked)
  const present = found.some((one) => one.isThere)
  const registered = missingOf(registration).length === 0
  return {
    ...absence(name, [...missing, ...missingOf(e2e).map((one) => `${one} (not required)`)]),
    registered,
    repository: present ? forms.id : undefined,
    present,
    complete: missing.length === 0,
    ...(e2e.length === 0 ? {} : { tested: missingOf(e2e).length === 0 }),
  }
}

/** A model of which nothing is there. */
export function absence(name: string, missing: readonly string[]): Inspection {
  return {
    name,
    registered: false,
    tag: undefined,
    downloadAtRuntime: false,
    repository: undefined,
    revision: undefined,
    present: false,
    complete: false,
    missing,
  }
}

interface Around {
  readonly values: Values
  readonly files: Files
}

interface Seen {
  readonly isThere: boolean
  readonly missing: string
}

function missingOf(all: readonly Seen[]): readonly string[] {
  return all.filter(({ isThere }) => !isThere).map(({ missing }) => missing)
}

function partOf({ parts }: Recipe, name: Part, { values, files }: Around): readonly Seen[] {
  const part = parts[name]
  if (part === undefined) return []
  const isAsked = ({ when }: NewFile | Insertion): boolean => verdictOn(when, values) === 'holds'
  return [
    ...part.files
      .filter(isAsked)
      .map(({ path }) => signOf({ path, holds: undefined }, values, files)),
    ...part.insertions.filter(isAsked).map((one) => insertionSeen(one, values, files)),
  ]
}

function signOf({ path, holds }: Sign, values: Values, files: Files): Seen {
  const place = pathOf(path, values)
  if (place.kind === 'refused') return { isThere: false, missing: `\`${path}\`: ${place.reason}` }
  const text = files.get(place.text)
  if (text === undefined || holds === undefined)
    return { isThere: text !== undefined, missing: `\`${place.text}\` is not there` }
  const key = exact(holds, kindOf(path), values)
  if (key.kind === 'refused') return { isThere: false, missing: `\`${path}\`: ${key.reason}` }
  return { isThere: holdsKey(text, key.text), missing: `\`${place.text}\` has no \`${key.text}\`` }
}

function insertionSeen(insertion: Insertion, values: Values, files: Files): Seen {
  const place = pathOf(insertion.path, values)
  if (place.kind === 'refused')
    return { isThere: false, missing: `\`${insertion.path}\`: ${place.reason}` }
  const text = files.get(place.text)
  if (text === undefined) return { isThere: false, missing: `\`${place.text}\` is not there` }
  const { edited } = inserted(insertion, text, values)
  const isThere = edited.kind === 'edited' && edited.text === text
  return { isThere, missing: `\`${place.text}\` has no ${shown(insertion, values)}` }
}

/** What an insertion is looked for by, in words. */
function shown(insertion: Insertion, values: Values): string {
  const kind = kindOf(insertion.path)
  switch (insertion.kind) {
    case 'line': {
      const key = exact(insertion.key ?? insertion.text, kind, values)
      return key.kind === 'filled' ? `line \`${key.text.trim()}\`` : `line: ${key.reason}`
    }
    case 'row': {
      const key = exact([...insertion.cells.values()][0] ?? '', kind, values)
      return key.kind === 'filled' ? `row \`${key.text}\`` : `row: ${key.reason}`
    }
    case 'entry': {
      const key = exact(insertion.name, 'other', values)
      return key.kind === 'filled' ? `entry \`${key.text}\`` : `entry: ${key.reason}`
    }
  }
}
