import { analyzeSync, Context, Drop, Liquid, type Template, type Variable } from 'liquidjs'
import { quoted } from '../../diagnostics/quoted.ts'
import { bare, type TextKind } from './escapes.ts'
import { type FilterSpec, type Plain, textOf } from './filter.ts'
import { filters } from './filters.ts'
import { Unknown, Written } from './written.ts'

/** Tags a template may hold; whatever reads other files, keeps state or writes unescaped is not among them. */
export const tags: readonly string[] = [
  ...['if', 'unless', 'case', 'for', 'break', 'continue', 'assign', 'comment', 'raw', '#'],
]

/** Bounds on what a template may take; counted in steps, not in time, so that the same always ends alike. */
export const bounds = {
  /** Characters of a template. */
  template: 16_384,
  /** Pieces of a template written, those in loops each time. */
  steps: 5000,
  /** Entries of ranges such as `(1..100)`, in all. */
  entries: 10_000,
  /** Characters of one value. */
  value: 20_000,
  /** Characters of what comes out. */
  output: 200_000,
} as const

/** What came out of a template, and what was not known or could not be written on the way. */
export interface Output {
  readonly text: string
  /** Names of values that show as `TODO`. */
  readonly gaps: readonly string[]
  /** Names of values a tag decided by although they are not known. */
  readonly rested: readonly string[]
  /** Values that show as `TODO` since they would need a filter. */
  readonly unfit: readonly string[]
}

/** A Liquid engine for one text: no files, no clock, own properties only. */
export interface Engine {
  parse(text: string): Template[]
  variables(templates: Template[]): readonly Variable[]
  /** Throws where a bound is met or the template asks for what is not there; `asked` takes in what tags decide by. */
  run(templates: Template[], scopeFor: (asked: Set<string>) => object): Output
}

/** An engine whose outputs are escaped for one kind of text. */
export function engineFor(kind: TextKind): Engine {
  const gaps = new Set<string>()
  const unfit = new Set<string>()
  const shown = (value: unknown): string => {
    if (value instanceof Written) return value.valueOf()
    if (value instanceof Unknown) {
      gaps.add(Unknown.nameOf(value))
      return Unknown.shownOf(value)
    }
    return [plainOf(value)]
      .flat()
      .map((one) => fitted(kind, textOf(one), unfit))
      .join(', ')
  }
  const liquid = bareLiquid(shown)
  for (const filter of filters) liquid.registerFilter(filter.name, handlerOf(filter))
  return {
    parse: (text) => liquid.parse(text),
    variables: (templates) => Object.values(analyzeSync(templates).globals).flat(),
    run: (templates, scopeFor) => {
      gaps.clear()
      unfit.clear()
      const asked = new Set<string>()
      const text = String(liquid.renderSync(templates, counting(liquid, scopeFor(asked))))
      if (text.length > bounds.output)
        throw new Error(`more than ${bounds.output} characters come out`)
      return { text, gaps: [...gaps], rested: [...asked], unfit: [...unfit] }
    },
  }
}

function bareLiquid(outputEscape: (value: unknown) => string): Liquid {
  const liquid = new Liquid({
    outputEscape,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    parseLimit: bounds.template,
    memoryLimit: bounds.entries,
    templates: {},
  })
  for (const name of Object.keys(liquid.filters)) liquid.unregisterFilter(name)
  for (const name of Object.keys(liquid.tags)) if (!tags.includes(name)) delete liquid.tags[name]
  return liquid
}

/** The library counts time; here it counts steps. */
function counting(liquid: Liquid, scope: object): Context {
  const context = new Context(scope, liquid.options, { sync: true }, { liquid })
  let steps = 0
  context.renderLimit.check = () => {
    steps += 1
    if (steps > bounds.steps) throw new Error(`more than ${bounds.steps} steps are taken`)
  }
  return context
}

function fitted(kind: TextKind, text: string, unfit: Set<string>): string {
  if (text === '') return ''
  const found = bare(kind, text)
  if (found === undefined) unfit.add(quoted(text))
  return found ?? 'TODO'
}

function handlerOf(spec: FilterSpec): (...given: readonly unknown[]) => unknown {
  return (...given) => {
    const gap = given.find((one) => one instanceof Unknown)
    if (gap !== undefined && spec.takesGaps === undefined)
      return spec.gap === undefined ? gap : Unknown.shownAs(gap, spec.gap)
    const [value = null, ...more] = given.map(plainOf)
    const result = spec.apply(value, ...more)
    const text = textOf(result)
    if (text.length > bounds.value)
      throw new Error(`a value is longer than ${bounds.value} characters`)
    return spec.safe === undefined ? result : new Written(text)
  }
}

function plainOf(value: unknown): Plain {
  if (value instanceof Written) return value.valueOf()
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  return Array.isArray(value) && !(value instanceof Drop) ? value.map(plainOf) : null
}
