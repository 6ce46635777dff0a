import { isAlias, isMap, isNode, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml'
import type { Lines } from '../diagnostics/lines.ts'
import { spanOf } from '../diagnostics/lines.ts'
import type { Field } from './proposal.ts'
import { type SyntaxProblem, syntaxProblemOf } from './syntax-problem.ts'

/** A document's text with its lines, and the front matter's range in it. */
export interface Block {
  readonly text: string
  readonly lines: Lines
  readonly start: number
  readonly end: number
}

/** What YAML made of a block: its fields, or every place where it is not YAML. */
export interface YamlReading {
  readonly fields: readonly Field[]
  readonly problems: readonly SyntaxProblem[]
}

/** Reads a block as YAML: core schema, unique keys, no aliases, nothing converted. */
export function yamlFields(block: Block): YamlReading {
  const raw = block.text.slice(block.start, block.end)
  const contents = contentsOf(raw)
  if ('problems' in contents) return { fields: [], problems: contents.problems }
  if (contents.node === null) return { fields: [], problems: [] }
  if (!isMap<ParsedNode, ParsedNode | null>(contents.node)) {
    const problem = {
      start: 0,
      end: raw.length,
      message: 'unexpected text, expected keys with values',
      help: 'write one `key: value` a line',
    }
    return { fields: [], problems: [problem] }
  }
  const read = contents.node.items.map(({ key, value }) => fieldOf(block, key, value))
  return {
    fields: read.flatMap((one) => one.field ?? []),
    problems: read.flatMap((one) => one.problem ?? []),
  }
}

type Contents =
  | { readonly node: ParsedNode | null }
  | { readonly problems: readonly SyntaxProblem[] }

function contentsOf(raw: string): Contents {
  try {
    const document = parseDocument(raw, {
      schema: 'core',
      strict: true,
      uniqueKeys: true,
      prettyErrors: false,
      logLevel: 'silent',
    })
    if (document.errors.length === 0) return { node: document.contents }
    return {
      problems: document.errors.map(({ code, message, pos }) =>
        syntaxProblemOf(raw, { code, message, at: pos[0] }),
      ),
    }
  } catch {
    const message = 'unexpected nesting, expected plain keys and values'
    return { problems: [{ start: 0, end: 1, message, help: 'write one `key: value` a line' }] }
  }
}

interface FieldReading {
  readonly field?: Field
  readonly problem?: SyntaxProblem
}

function fieldOf(block: Block, key: ParsedNode, value: ParsedNode | null): FieldReading {
  if (!isScalar(key)) return { problem: notPlain(key) }
  const nodes = isSeq(value) ? value.items : [value]
  const alias = nodes.find((node) => isAlias(node))
  if (alias !== undefined && isNode(alias)) return { problem: notPlain(alias) }

  const [from, to] = value?.range ?? [key.range[1] + 1, key.range[1] + 1]
  const end = trimmedEnd(block.text, block.start + from, block.start + to)
  return {
    field: {
      key: String(key.source),
      value: fieldValue(block, value),
      keySpan: spanOf(block.lines, block.start + key.range[0], block.start + key.range[1]),
      valueSpan: spanOf(block.lines, block.start + from, end),
    },
  }
}

function notPlain(node: { readonly range?: readonly number[] | null }): SyntaxProblem {
  return {
    start: node.range?.[0] ?? 0,
    end: node.range?.[1] ?? 0,
    message: 'unexpected reference or nested key, expected a plain value',
    help: 'write the value itself',
  }
}

function fieldValue(block: Block, node: unknown): string | readonly string[] | null {
  if (isSeq(node)) return node.items.map((entry) => scalarOf(block, entry) ?? '')
  return scalarOf(block, node)
}

/** The text of a scalar as meant, without its quotes; of anything else, as written. */
function scalarOf({ text, start }: Block, node: unknown): string | null {
  if (isScalar(node)) {
    const written = node.source ?? String(node.value)
    if (node.value === null) return null
    return node.type === 'PLAIN' ? written.trim() : written
  }
  if (!isNode(node) || !node.range) return null
  return text.slice(start + node.range[0], start + node.range[1]).trim()
}

function trimmedEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length
}
