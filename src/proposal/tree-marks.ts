import type { Nodes } from 'mdast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { type Mark, rowsAmong } from './mark.ts'

/**
 * Blocks only. What stands inside a line is read by the readers of cells and dates; leaving it out here
 * also leaves out what is not linear in a Markdown parser (emphasis, links).
 */
const blocksOnly = {
  disable: {
    null: [
      'attention',
      'autolink',
      'characterEscape',
      'characterReference',
      'codeText',
      'emailAutolink',
      'gfmFootnoteCall',
      'gfmFootnoteDefinition',
      'gfmPotentialFootnoteCall',
      'hardBreakEscape',
      'htmlText',
      'labelEnd',
      'labelStartImage',
      'labelStartLink',
      'protocolAutolink',
      'strikethrough',
      'wwwAutolink',
    ],
  },
}

const markdown = remark()
  .data('micromarkExtensions', [blocksOnly])
  .use(remarkGfm)
  .use(function withoutTransforms() {
    // Addresses would be made links afterwards, and the words of a heading lose their places.
    const extensions = this.data().fromMarkdownExtensions ?? []
    for (const extension of extensions.flat()) delete extension.transforms
  })
  .freeze()

/** The marks of a text that Markdown's own parser finds. The text is neither long nor deep. */
export function treeMarks(text: string): readonly Mark[] {
  return marksOf(text, markdown.parse(text))
}

function marksOf(text: string, node: Nodes): readonly Mark[] {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  if (node.type === 'heading') return [headingOf(node, start, end)]
  if (node.type === 'tableRow') return [{ kind: 'row', start, end }]
  if (node.type === 'paragraph') return rowsAmong(text, start, end)
  if (!('children' in node)) return []
  const children = node.type === 'table' ? node.children.slice(1) : node.children
  const below = children.flatMap((child) => marksOf(text, child))
  return node.type === 'listItem' ? [...taskOf(node), ...below] : below
}

function headingOf(node: Extract<Nodes, { type: 'heading' }>, start: number, end: number): Mark {
  const textStart = node.children[0]?.position?.start.offset ?? start
  const textEnd = node.children.at(-1)?.position?.end.offset ?? textStart
  return { kind: 'heading', level: node.depth, start, end, textStart, textEnd }
}

function taskOf(node: Extract<Nodes, { type: 'listItem' }>): readonly Mark[] {
  const words = node.children[0]?.position
  const start = node.position?.start.offset
  if (typeof node.checked !== 'boolean' || words === undefined || start === undefined) return []
  const [from, to] = [words.start.offset ?? start, words.end.offset ?? start]
  return [{ kind: 'task', done: node.checked, start, end: to, textStart: from, textEnd: to }]
}
