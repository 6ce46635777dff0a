import type { Link, ListItem, RootContent } from 'mdast'
import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { type MarkdownSection, rangeOf, sectionsOf, textOf, walk } from '../edit/markdown-tree.ts'

/** One line of a list by status: the section it stands in, and what it links to. */
export interface Entry {
  readonly section: string
  readonly line: number
  readonly title: string
  readonly url: string
  /** The path of the tree it leads to; `undefined` for an address that is none of ours. */
  readonly target: string | undefined
  /** Whether the address alone proves that the target is in this tree. */
  readonly relative: boolean
}

/** The page that lists proposals by status. */
export interface IndexPage {
  readonly path: string
  readonly text: string
  /** The titles of the sections that are named after a status: word → title. */
  readonly sections: ReadonlyMap<string, string>
  readonly entries: readonly Entry[]
}

/** Reads the lists below headings that begin with one of the words, for example `Integrated Status`. */
export function parseIndexPage(
  { path, text }: { readonly path: string; readonly text: string },
  words: Iterable<string>,
): IndexPage {
  const all = sectionsOf(text)
  const named = [...new Set(words)].flatMap((word) => {
    const section = all.find(({ title }) => isNamedAfter(title, word))
    return section === undefined ? [] : [{ word, section }]
  })
  const lines = linesOf(text)
  const lists = new Set(named.map(({ section }) => section))
  return {
    path,
    text,
    sections: new Map(named.map(({ word, section }) => [word, section.title.trim()])),
    entries: [...lists].flatMap((section) =>
      itemsOf(section).flatMap((item) => {
        const { line } = spanOf(lines, rangeOf(item).start, rangeOf(item).start).start
        return entryOf(item, { section: section.title.trim(), line, page: path })
      }),
    ),
  }
}

function isNamedAfter(title: string, word: string): boolean {
  const plain = title.trim().toLowerCase()
  return plain === word || plain.startsWith(`${word} `)
}

/** The items right below the heading, not those of sections inside. */
function itemsOf({ content }: MarkdownSection): readonly ListItem[] {
  const inner = content.findIndex((node) => node.type === 'heading')
  const own: readonly RootContent[] = inner === -1 ? content : content.slice(0, inner)
  return own.filter((node) => node.type === 'list').flatMap((list) => list.children)
}

function entryOf(
  item: ListItem,
  { section, line, page }: { section: string; line: number; page: string },
): readonly Entry[] {
  const link = walk(item).find((node): node is Link => node.type === 'link')
  if (link === undefined) return []
  const { url } = link
  return [{ section, line, title: textOf(link), url, ...targetOf(url, page) }]
}

const blob = /^https?:\/\/[^/]+\/[^/]+\/[^/]+\/(?:blob|tree|raw)\/[^/]+\/(?<path>[^?#]+)/

/** Where a link of the page leads: relative to the page, or by a full address into a repository. */
function targetOf(url: string, page: string): Pick<Entry, 'target' | 'relative'> {
  const inRepository = blob.exec(url)?.groups?.path
  if (inRepository !== undefined) return { target: decoded(inRepository), relative: false }
  const path = url.split(/[?#]/)[0] ?? ''
  const isElsewhere = path === '' || path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path)
  if (isElsewhere) return { target: undefined, relative: false }
  return { target: resolved(page, decoded(path)), relative: true }
}

function resolved(page: string, path: string): string | undefined {
  const parts = page.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined
    if (part !== '..' && part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Whether a link finds something: pages of a site are often linked without their ending. */
export function leadsSomewhere(target: string, paths: ReadonlySet<string>): boolean {
  return ['', '.md', '.mdx', '/index.md', '/README.md'].some((end) => paths.has(target + end))
}

/** The file an entry stands for: the last segment of its target, with its ending. */
export function fileOf({ target }: Entry): string | undefined {
  const file = target?.split('/').at(-1)
  if (file === undefined || file === '') return undefined
  return file.endsWith('.md') ? file : `${file}.md`
}
