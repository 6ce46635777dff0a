import { asCode } from '../../diagnostics/markdown.ts'
import type { Files } from '../../edit/files.ts'
import { broughtBy, entriesIn } from './entries.ts'
import { isSlug, snippetNameOf } from './snippet-name.ts'
import { isPurely, snippetsIn } from './snippets.ts'

/** What stands for a model in file names and where it is from, or why there is no such name. */
export type Slug =
  | { readonly kind: 'slug'; readonly slug: string; readonly from: string }
  | { readonly kind: 'refused'; readonly reason: string }

interface Asked {
  readonly id: string
  readonly label: string
  readonly chosen: string | undefined
}

/** The slug of the files a model has already, else the one chosen, else an alias of older trees, else the end of its id. */
export function slugFor(asked: Asked, files: Files): Slug {
  const { slug, from } = proposed(asked, files)
  if (!isSlug(slug))
    return { kind: 'refused', reason: `${asCode(slug)} is no name for files; choose an alias` }
  const other = snippetsIn(files).find(
    (each) =>
      each.slug.toLowerCase() === slug.toLowerCase() &&
      each.ids.length > 0 &&
      !each.ids.includes(asked.id),
  )
  if (other === undefined) return { kind: 'slug', slug, from }
  const reason = `the file name \`${slug}\` is that of ${asCode(other.ids[0] ?? '')}; choose an alias`
  return { kind: 'refused', reason }
}

function proposed(
  { id, label, chosen }: Asked,
  files: Files,
): { readonly slug: string; readonly from: string } {
  const known = ownSlug(id, files) ?? announcedSlug(label, files)
  if (known !== undefined) return { slug: known, from: 'as in the tree' }
  if (chosen !== undefined) return { slug: chosen, from: 'chosen' }
  if (!isShortTree(files)) return { slug: tailSlug(id), from: 'from the id' }
  const alias = aliases.get(id)
  if (alias !== undefined) return { slug: alias, from: 'the short form it had before' }
  return { slug: tailSlug(id), from: 'from the id, though most here are shorter' }
}

/** The slug most of the model's own files have. */
export function ownSlug(id: string, files: Files): string | undefined {
  const own = snippetsIn(files).filter((each) => isPurely(each, id))
  const groups = [...Map.groupBy(own, ({ slug }) => slug)]
  return groups.toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0]
}

/** The slug of a file that a dropdown of this label brings in though it is not there. */
function announcedSlug(label: string, files: Files): string | undefined {
  return entriesIn(files)
    .filter((entry) => entry.label === label)
    .flatMap(broughtBy)
    .filter((path) => !files.has(path))
    .map((path) => snippetNameOf(path)?.slug)
    .find((slug) => slug !== undefined)
}

/** The end of an id in lower case, with one hyphen for everything that is neither letter nor digit. */
export function tailSlug(id: string): string {
  const tail = id.split('/').at(-1) ?? ''
  return tail
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

/** Whether most models here have a shorter slug than their id gives. */
function isShortTree(files: Files): boolean {
  const slugs = new Map(
    snippetsIn(files).flatMap(({ ids: [id], slug }) => (id === undefined ? [] : [[id, slug]])),
  )
  const short = [...slugs].filter(([id, slug]) => slug !== tailSlug(id))
  return short.length * 2 > slugs.size
}

/** Slugs that models had in trees of the short kind. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['klusterai/Meta-Llama-3.1-8B-Instruct-Turbo', 'llama3.1-8'],
  ['klusterai/Meta-Llama-3.3-70B-Instruct-Turbo', 'llama3.3-70'],
  ['deepseek-ai/DeepSeek-R1', 'deepseekR1'],
  ['deepseek-ai/DeepSeek-V3', 'deepseekV3'],
  ['Qwen/Qwen2.5-VL-7B-Instruct', 'qwen2.5-7'],
  ['meta-llama/Llama-4-Scout-17B-16E-Instruct', 'llama4-scout'],
])
