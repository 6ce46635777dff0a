import { asCode } from '../../diagnostics/markdown.ts'
import type { FileSet, Files } from '../../edit/files.ts'
import { oneByOne } from '../scaffold-parts.ts'
import { addExamples, type NamedModel } from './examples.ts'
import { holdingOf } from './holding.ts'
import { type ChosenNames, type Naming, namingOf } from './names.ts'
import type { Offer } from './offer.ts'
import { languages, paths, runs } from './places.ts'
import { addRows } from './rows.ts'
import { isPurely, snippetsIn } from './snippets.ts'

/** Models to bring into the documentation, and how. */
export interface Wish {
  readonly offers: readonly Offer[]
  /** What a person chose, by id. */
  readonly chosen: ReadonlyMap<string, ChosenNames>
  /** The ids somebody asked for by name: where one is left out, a person has to know. */
  readonly asked: ReadonlySet<string>
  /** Only the snippets with their entries, or only the rows of tables; both where it is not said. */
  readonly only?: 'examples' | 'tables'
}

/**
 * Everything the documentation lacks of the models that are offered: insertions and new files only. What
 * there is no place or pattern for is left to a person; a second time there is nothing.
 */
export function onboard(wish: Wish, files: Files): FileSet {
  const offers = wish.offers.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const suited = offers.filter(({ leftOut }) => leftOut === undefined)
  const named = suited.map((offer) => {
    const naming = namingOf(offer, wish.chosen.get(offer.id) ?? {}, files)
    return { offer, naming }
  })
  const clashing = clashesAmong(named)
  const set = oneByOne(
    files,
    named.map(({ offer, naming }) => (now) => {
      const clash = clashing.get(offer.id)
      if (clash !== undefined) return refusal(offer.id, clash)
      if (naming.kind === 'refused') return refusal(offer.id, naming.reason)
      return addModel(offer, { naming, only: wish.only, tree: files }, now)
    }),
  )
  const left = offers.filter(({ leftOut }) => leftOut !== undefined).map(saidOfLeftOut(wish))
  const say = (kind: 'note' | 'todo'): readonly string[] =>
    left.filter((each) => each.kind === kind).map(({ text }) => text)
  return {
    changes: set.changes,
    notes: [...set.notes, ...say('note')],
    todos: [...set.todos, ...afterwardsTodo(set, files), ...say('todo')],
  }
}

interface Given {
  readonly naming: Naming & { readonly kind: 'named' }
  readonly only: Wish['only']
  /** The tree without the models that come with this one. */
  readonly tree: Files
}

function addModel(offer: Offer, { naming, only, tree }: Given, files: Files): FileSet {
  const { id } = offer
  const { slug, label, note } = naming
  const modality = modalityOf(offer, files)
  if (modality === 'unknown') return refusal(id, 'it is not told whether it takes images')
  const model: NamedModel = { id, slug, label, isVision: modality === 'vision' }
  const examples = only === 'tables' ? nothing : addExamples(model, tree, files)
  if (examples.changes.length === 0 && examples.todos.length > 0 && !isThere(id, files))
    return examples
  const both = oneByOne(files, [
    () => examples,
    (now) => (only === 'examples' ? nothing : addRows(model, offer, now)),
  ])
  if (both.changes.length === 0) return both
  const about = `\`${id}\`: ${modality === 'vision' ? 'takes images' : 'text'}, ${note}.`
  return { ...both, notes: [about, ...both.notes] }
}

const nothing: FileSet = { changes: [], notes: [], todos: [] }

function refusal(id: string, reason: string): FileSet {
  return { ...nothing, todos: [`Nothing is written for ${asCode(id)}: ${reason}.`] }
}

/** A model that is half there keeps its own kind. */
function modalityOf({ id, modality }: Offer, files: Files): Offer['modality'] {
  const own = snippetsIn(files).find((each) => isPurely(each, id))
  if (own === undefined) return modality
  return own.isVision ? 'vision' : 'text'
}

function isThere(id: string, files: Files): boolean {
  return runs.some((run) =>
    languages.some((language) => holdingOf(id, { run, language }, files).kind !== 'none'),
  )
}

/** Two models that would share a file name or a label, by id. */
function clashesAmong(
  all: readonly { readonly offer: Offer; readonly naming: Naming }[],
): ReadonlyMap<string, string> {
  const named = all.flatMap(({ offer, naming }) =>
    naming.kind === 'named' ? [{ id: offer.id, slug: naming.slug, label: naming.label }] : [],
  )
  const clashes = (['slug', 'label'] as const).flatMap((what) => {
    const groups = [...Map.groupBy(named, (each) => each[what].toLowerCase()).values()]
    return groups
      .filter((group) => group.length > 1)
      .flatMap((group) =>
        group.map(({ id }) => {
          const ids = group.map((each) => `\`${each.id}\``).join(' and ')
          return [id, `${ids} would share the ${words[what]}; choose others`] as const
        }),
      )
  })
  return new Map(clashes)
}

const words = { slug: 'file name', label: 'label' } as const

function saidOfLeftOut({ asked }: Wish) {
  return ({ id, leftOut }: Offer): { readonly kind: 'note' | 'todo'; readonly text: string } => ({
    kind: asked.has(id) ? 'todo' : 'note',
    text: `${asCode(id)} is left out: ${leftOut}.`,
  })
}

/** The page for machines is made from all others by the repository's own script, and a check compares it. */
function afterwardsTodo({ changes }: FileSet, files: Files): readonly string[] {
  if (changes.length === 0 || !files.has(paths.generator)) return []
  return [
    `Run \`python3 ${paths.generator}\` and commit \`llms.txt\` with the rest: it holds the pages that change here, and the check "Validate llms.txt" compares it.`,
  ]
}
