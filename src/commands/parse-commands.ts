import type { Paragraph, PhrasingContent, Root } from 'mdast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { isBeyondParser } from '../diagnostics/beyond-parser.ts'

/** A slash command as written: `/approve 1a2b3c4` is `{ name: 'approve', args: ['1a2b3c4'], line: 1 }`. */
export interface Command {
  readonly name: string
  readonly args: readonly string[]
  readonly line: number
}

/** A line that was probably meant as a command, and what to do about it. */
export interface Hint {
  readonly line: number
  readonly text: string
}

export interface ParsedCommands {
  readonly commands: readonly Command[]
  readonly hints: readonly Hint[]
}

/** Boxes hold no command, and the reader's own are an error where an item begins below its dash. */
const noBoxes = { disable: { null: ['tasklistCheck'] } }
const reader = remark().data('micromarkExtensions', [noBoxes]).use(remarkGfm).freeze()

/** More than this many in one comment are left alone. */
const maximumCommands = 5
const maximumLength = 65_536
const commandLine = /^\/(?<name>[a-z][a-z-]*)(?:\s+(?<rest>.*))?$/i

/**
 * Finds the commands of a comment in its Markdown tree: lines of top-level paragraphs that begin
 * with a slash and a word. Code, quotes, lists, HTML and links hold none, and neither does a comment
 * that would keep a parser busy for minutes.
 */
export function parseCommands(body: string): ParsedCommands {
  const text = body.slice(0, maximumLength).replaceAll(/\r\n?/g, '\n')
  if (isBeyondParser(text)) return { commands: [], hints: tooMuch(text) }
  const root: Root = reader.parse(text)
  const paragraphs = root.children.filter((node) => node.type === 'paragraph')
  const lines = text.split('\n')

  const commands = paragraphs.flatMap((paragraph) => commandsOf(paragraph, lines))
  const hints = [...paragraphs.flatMap((paragraph) => hintsOf(paragraph)), ...surplus(commands)]
  return { commands: commands.slice(0, maximumCommands), hints }
}

/** Says so where something in it was probably meant as a command. */
function tooMuch(text: string): readonly Hint[] {
  const line = text.split('\n').findIndex((each) => commandLine.test(each.trimEnd())) + 1
  const hint = 'no command is read in so long or nested a comment; write it in one of its own'
  return line === 0 ? [] : [{ line, text: hint }]
}

function commandsOf(paragraph: Paragraph, lines: readonly string[]): readonly Command[] {
  return lineStarts(paragraph)
    .filter(({ node }) => node.type === 'text')
    .flatMap(({ line }) => {
      const { name, rest } = commandLine.exec(lines[line - 1]?.trimEnd() ?? '')?.groups ?? {}
      if (name === undefined) return []
      const args = (rest ?? '').split(/\s+/).filter((word) => word !== '')
      return [{ name: name.toLowerCase(), args, line }]
    })
}

function surplus(commands: readonly Command[]): readonly Hint[] {
  const first = commands[maximumCommands]
  if (first === undefined) return []
  return [{ line: first.line, text: `only the first ${maximumCommands} commands are read` }]
}

function hintsOf(paragraph: Paragraph): readonly Hint[] {
  return lineStarts(paragraph).flatMap(({ node, line }) => {
    if (node.type !== 'inlineCode' || !commandLine.test(node.value)) return []
    return [{ line, text: 'a command inside back-ticks is not read; write it without them' }]
  })
}

/** What each line of a paragraph begins with, where it begins at the very first column. */
function lineStarts(
  paragraph: Paragraph,
): readonly { readonly node: PhrasingContent; readonly line: number }[] {
  return paragraph.children.flatMap((node) => {
    const start = node.position?.start
    if (start === undefined) return []
    const first = start.column === 1 ? [{ node, line: start.line }] : []
    if (node.type !== 'text') return first
    const breaks = node.value.split('\n').length - 1
    const later = Array.from({ length: breaks }, (_, index) => ({
      node,
      line: start.line + index + 1,
    }))
    return [...first, ...later]
  })
}
