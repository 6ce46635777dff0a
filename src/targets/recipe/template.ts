import { LiquidError, type Variable } from 'liquidjs'
import type { Mistake } from '../../config/written.ts'
import { linesOf } from '../../diagnostics/lines.ts'
import { nearest } from '../../diagnostics/nearest.ts'
import { quoted } from '../../diagnostics/quoted.ts'
import { bounds, type Engine, engineFor, type Output, tags } from './engine.ts'
import type { TextKind } from './escapes.ts'
import { filters } from './filters.ts'
import { type Scope, scopeOf } from './scope.ts'
import type { Values } from './values.ts'

/** A template read: sound, or what is wrong with it, at offsets of its text. */
export type Template =
  | {
      readonly kind: 'sound'
      readonly uses: readonly Use[]
      /** Never throws: what a bound ends is a reason. */
      render(values: Values): Rendered
    }
  | { readonly kind: 'broken'; readonly mistakes: readonly Mistake[] }

/** One place where a template names a value; a segment that is computed is `undefined`. */
export interface Use {
  readonly segments: Scope[number]
  readonly start: number
}

export type Rendered =
  | ({ readonly kind: 'rendered' } & Output)
  | { readonly kind: 'failed'; readonly reason: string }

/** Reads a template for one kind of text. Whatever the text holds, it does not throw. */
export function readTemplate(text: string, kind: TextKind): Template {
  if (text.length > bounds.template) return broken(text, 0, tooLong)
  const engine = engineOf(kind)
  try {
    const parsed = engine.parse(text)
    const uses = engine.variables(parsed).map((variable) => useOf(text, variable))
    const segments = uses.map((use) => use.segments)
    return {
      kind: 'sound',
      uses,
      render: (values) => {
        try {
          return {
            kind: 'rendered',
            ...engine.run(parsed, (asked) => scopeOf(values, segments, asked)),
          }
        } catch (error) {
          return { kind: 'failed', reason: said(error) }
        }
      },
    }
  } catch (error) {
    return broken(text, placeOf(text, error), wordsOn(error))
  }
}

const engines = new Map<TextKind, Engine>()

/** One engine for each kind: making one takes longer than most templates. */
function engineOf(kind: TextKind): Engine {
  const engine = engines.get(kind) ?? engineFor(kind)
  engines.set(kind, engine)
  return engine
}

const tooLong = {
  message: `unexpected length, expected at most ${bounds.template} characters`,
  help: 'split the template',
}

function useOf(text: string, { segments, location }: Variable): Use {
  return {
    segments: segments.map((one) => (typeof one === 'object' ? undefined : String(one))),
    start: offsetAt(text, location.row, location.col),
  }
}

/** What is shown ends with the name at that place, the tag or output, or the line. */
function broken(text: string, start: number, words: Pick<Mistake, 'message' | 'help'>): Template {
  const length =
    /^(?:\w+|[^\r\n]{0,78}?[%}]\}|[^\r\n]{1,80})/.exec(text.slice(start))?.[0].length ?? 0
  return { kind: 'broken', mistakes: [{ start, end: start + length, ...words }] }
}

/** Where an output or a tag begins, or the filter in it that there is none of. */
function placeOf(text: string, error: unknown): number {
  if (!LiquidError.is(error)) return 0
  const [row = 1, column = 1] = error.token.getPosition()
  const start = offsetAt(text, row, column)
  const filter = filterIn(said(error))
  return filter === undefined ? start : Math.max(start, text.indexOf(filter, start))
}

function filterIn(message: string): string | undefined {
  return /^undefined filter: (?<name>.*)$/.exec(message)?.groups?.name
}

function offsetAt(text: string, row: number, column: number): number {
  return Math.min((linesOf(text)[row - 1] ?? 0) + column - 1, text.length)
}

function said(error: unknown): string {
  const message = error instanceof Error ? error.message : 'it cannot be written'
  return message.split('\n')[0]?.replace(/, line:\d+, col:\d+$/, '') ?? ''
}

function wordsOn(error: unknown): Pick<Mistake, 'message' | 'help'> {
  const message = said(error)
  const filter = filterIn(message)
  if (filter !== undefined) return unexpected('filter', filter, names)
  const tag = /^tag "(?<name>.*)" not found$/.exec(message)?.groups?.name
  if (tag !== undefined) return unexpected('tag', tag, tags)
  if (/call stack/.test(message))
    return {
      message: 'unexpected depth, expected a few levels',
      help: 'take tags out of each other',
    }
  return { message: `broken template: ${quoted(message)}`, help: 'see `docs/recipes.md`' }
}

const names = filters.map(({ name }) => name)

function unexpected(
  what: string,
  name: string,
  known: readonly string[],
): Pick<Mistake, 'message' | 'help'> {
  const meant = nearest(name, known)
  const help =
    meant === undefined
      ? `there are ${known.map((one) => `\`${one}\``).join(', ')}`
      : `did you mean \`${meant}\`?`
  return { message: `unexpected ${what} ${quoted(name)}`, help }
}
