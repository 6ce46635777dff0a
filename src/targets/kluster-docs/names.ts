import { asCode } from '../../diagnostics/markdown.ts'
import type { Files } from '../../edit/files.ts'
import { isSameLabel } from './cells.ts'
import { broughtBy, type Entry, entriesIn } from './entries.ts'
import { namesIn } from './names-table.ts'
import type { Offer } from './offer.ts'
import { paths } from './places.ts'
import { isLabel } from './plain-words.ts'
import { slugFor } from './slug.ts'
import { isPurely, snippetsIn } from './snippets.ts'

/** Names a person chose for one model; each is checked like any other. */
export interface ChosenNames {
  readonly slug?: string
  readonly label?: string
}

/** What a model is called in file names and on pages, and where that is from; or why it cannot be called so. */
export type Naming =
  | {
      readonly kind: 'named'
      readonly slug: string
      readonly label: string
      readonly note: string
    }
  | { readonly kind: 'refused'; readonly reason: string }

/** Names a model: as the tree does, where it knows it, else as a person chose, else as its list does. */
export function namingOf(
  offer: Pick<Offer, 'id' | 'name'>,
  chosen: ChosenNames,
  files: Files,
): Naming {
  const { id } = offer
  const known = labelInTree(id, files)
  const { label, from } = labelled(known, chosen, offer)
  if (known === undefined && !isLabel(label))
    return refused(`${asCode(label)} is no label of at most 80 plain letters; choose another`)
  const other = holderOf(label, id, files)
  if (other !== undefined)
    return refused(`the label \`${label}\` is that of ${asCode(other)}; choose another`)
  const slug = slugFor({ id, label, chosen: chosen.slug }, files)
  if (slug.kind === 'refused') return slug
  const note = `label \`${label}\` (${from}), file name \`${slug.slug}\` (${slug.from})`
  return { kind: 'named', slug: slug.slug, label, note }
}

function labelled(
  known: string | undefined,
  { label: chosen }: ChosenNames,
  { id, name }: Pick<Offer, 'id' | 'name'>,
): { readonly label: string; readonly from: string } {
  if (known !== undefined) return { label: known, from: 'as in the tree' }
  if (chosen !== undefined) return { label: chosen, from: 'chosen' }
  if (name !== undefined) return { label: name.trim(), from: 'its name' }
  return { label: labelOfId(id), from: 'read from the id' }
}

function refused(reason: string): Naming {
  return { kind: 'refused', reason }
}

/** The label a tree has for a model: that of a dropdown of its own, else of its row among the names. */
export function labelInTree(id: string, files: Files): string | undefined {
  const own = new Set(
    snippetsIn(files)
      .filter((each) => isPurely(each, id))
      .map(({ path }) => path),
  )
  const isOwn = (entry: Entry): boolean => broughtBy(entry).some((path) => own.has(path))
  return (
    entriesIn(files).find(isOwn)?.label ??
    namesIn(files.get(paths.models) ?? '')?.find((row) => row.id === id)?.label
  )
}

/** Another model that has this label already. */
function holderOf(label: string, id: string, files: Files): string | undefined {
  const idsAt = new Map(snippetsIn(files).map(({ path, ids }) => [path, ids] as const))
  const behindEntries = entriesIn(files)
    .filter((entry) => isSameLabel(entry.label, label))
    .map((entry) => broughtBy(entry).flatMap((path) => idsAt.get(path) ?? []))
    .filter((ids) => !ids.includes(id))
  const named = (namesIn(files.get(paths.models) ?? '') ?? [])
    .filter((row) => isSameLabel(row.label, label) && row.id !== id)
    .map((row) => row.id)
  return [...behindEntries.flat(), ...named][0]
}

/** A label from an id alone: `Nimbus-ProMax-4B` reads "Nimbus Pro Max 4B". */
function labelOfId(id: string): string {
  const tail = id.split('/').at(-1) ?? id
  return tail
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replaceAll(/[-_]+/g, ' ')
    .trim()
}
