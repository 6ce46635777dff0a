import type { Files } from '../../edit/files.ts'
import {
  blocksOf,
  literalSpans,
  literalsIn,
  type RustCode,
  rustCode,
  type Span,
} from '../../edit/rust-code.ts'
import { modelFiles } from './tree.ts'

/** A type that says which architectures it takes: gate 2. */
export interface Owner {
  readonly path: string
  readonly module: string
  readonly type: string
  /** What `get_family` answers. */
  readonly family: string | undefined
  /** Where that answer stands in the file. */
  readonly familySpan: Span | undefined
  /** The exact names `supports_architecture` takes; `undefined` where it is not a plain list. */
  readonly accepts: readonly string[] | undefined
  /** Where the first of them stands in the file. */
  readonly acceptSpan: Span | undefined
  readonly kind: 'decoder' | 'embedding' | 'skeleton'
}

/** Every implementation of `ModelArchitecture` outside of tests, in the order of the files. */
export function ownersIn(files: Files): readonly Owner[] {
  return modelFiles(files).flatMap(([path, text]) => ownersOf(path, rustCode(text)))
}

/** The type that takes an architecture. */
export function ownerOf(owners: readonly Owner[], architecture: string): Owner | undefined {
  return owners.find(({ accepts }) => accepts?.includes(architecture) === true)
}

function ownersOf(path: string, file: RustCode): readonly Owner[] {
  const tests = blocksOf(file.code, /#\[cfg\(test\)\]\s*mod \w+ \{/)
  const heads = [...file.code.matchAll(/\bimpl ModelArchitecture for (?<type>\w+) \{/g)]
  return heads
    .filter(({ index }) => !tests.some(({ start, end }) => start <= index && index < end))
    .map((head) => {
      const type = head.groups?.type ?? ''
      const [body = { start: 0, end: 0 }] = blocksOf(file.code, new RegExp(escaped(head[0])))
      const list = listOf(file, body)
      const [answer] = bodyIn(file, body, 'get_family')
      const [span] = answer === undefined ? [] : literalSpans(file.code, answer)
      return {
        path,
        module: path.replace(/^.*\/(?<module>[^/]+)\.rs$/, '$<module>'),
        type,
        family: span && file.source.slice(span.start, span.end),
        familySpan: span,
        accepts: list && literalsIn(file, list),
        acceptSpan: list && literalSpans(file.code, list)[0],
        kind: kindOf(file, type),
      }
    })
}

function escaped(text: string): string {
  return text.replaceAll(/[{}]/g, '\\$&')
}

function bodyIn({ code }: RustCode, { start, end }: Span, name: string): readonly Span[] {
  return blocksOf(code, new RegExp(`\\bfn ${name}\\b`)).filter(
    (body) => body.start >= start && body.end <= end,
  )
}

/** Where the names stand: compared with `==`, listed in `matches!`, or in a constant that is asked. */
function listOf(file: RustCode, impl: Span): Span | undefined {
  const [body] = bodyIn(file, impl, 'supports_architecture')
  if (body === undefined) return undefined
  const text = file.code.slice(body.start, body.end)
  const constant = /^\s*(?<name>[A-Z][A-Z0-9_]*)\s*\.contains\(/.exec(text)?.groups?.name
  if (constant !== undefined) return constantIn(file, constant)
  const isPlain = /^\s*(?:architecture == "|matches!\(\s*architecture,\s*")/.test(text)
  return isPlain && !/\w\.\w|&&|!=/.test(text) ? body : undefined
}

function constantIn({ code }: RustCode, name: string): Span | undefined {
  const found = new RegExp(`\\bconst ${name}\\b[^;]*?=\\s*&\\[[^\\]]*\\]`).exec(code)
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length }
}

function kindOf({ code }: RustCode, type: string): Owner['kind'] {
  if (/^\s*#!\[allow\(dead_code\)\]/.test(code)) return 'skeleton'
  const isEmbedding = new RegExp(`\\bimpl EmbeddingModel for ${type}\\b`).test(code)
  return isEmbedding ? 'embedding' : 'decoder'
}
