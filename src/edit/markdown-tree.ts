import type { Heading, Node, Parent, RootContent } from 'mdast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'

const frontMatter = /^\uFEFF?---[ \t]*(?:\r\n?|\n)[\s\S]*?(?:\r\n?|\n)---[ \t]*(?=[\r\n]|$)/

/** Boxes are words here: the reader's own are lost, or an error, where an item begins below its dash. */
const noBoxes = { disable: { null: ['tasklistCheck'] } }
const reader = remark().data('micromarkExtensions', [noBoxes]).use(remarkGfm)

/** One heading and what stands below it, up to the next heading of the same or a higher level. */
export interface MarkdownSection {
  readonly title: string
  readonly heading: Heading
  readonly content: readonly RootContent[]
}

/**
 * The sections of a Markdown text, nested ones included. Front matter is blanked out, so that every
 * offset is an offset of the whole text.
 */
export function sectionsOf(text: string): readonly MarkdownSection[] {
  const blank = (front: string): string => front.replace(/[^\r\n]/g, ' ')
  const body = text.replace(frontMatter, blank)
  const nodes = reader.parse(body).children
  return nodes.flatMap((node, index) => {
    if (node.type !== 'heading') return []
    const rest = nodes.slice(index + 1)
    const end = rest.findIndex((next) => next.type === 'heading' && next.depth <= node.depth)
    const content = end === -1 ? rest : rest.slice(0, end)
    return [{ title: textOf(node), heading: node, content }]
  })
}

/** The words of a node without their markup. */
export function textOf(node: Node): string {
  if ('value' in node && typeof node.value === 'string') return node.value
  return isParent(node) ? node.children.map(textOf).join('') : ''
}

/** A node and everything below it, in the order of the text. */
export function walk(node: Node): readonly Node[] {
  return isParent(node) ? [node, ...node.children.flatMap(walk)] : [node]
}

/** The offsets of a node that was read from a text. */
export function rangeOf(node: Node): { readonly start: number; readonly end: number } {
  const { start, end } = node.position ?? {}
  return { start: start?.offset ?? 0, end: end?.offset ?? 0 }
}

function isParent(node: Node): node is Parent {
  return 'children' in node && Array.isArray(node.children)
}
