import { type JsonObject, objectAt } from './json.ts'
import type { Operation } from './operations.ts'

export interface Route {
  readonly operationId: string
  /** The values of the placeholders, percent-decoded once. */
  readonly parameters: ReadonlyMap<string, string>
}

interface Template {
  readonly operationId: string
  readonly method: string
  readonly pattern: RegExp
  readonly names: readonly string[]
  readonly fixed: number
}

/** Placeholders whose value may hold slashes. */
const greedy = new Set(['path', 'ref', 'basehead', 'branch'])

/**
 * Finds the operation for a method and a path as it was sent. Where several fit, the one with the
 * fewest placeholders wins, then the one with the most fixed segments.
 */
export function routing(
  operations: readonly Operation[],
): (method: string, path: string) => Route | undefined {
  const templates = operations
    .map(templateOf)
    .toSorted((a, b) => a.names.length - b.names.length || b.fixed - a.fixed)
  const byMethod = Map.groupBy(templates, (template) => template.method)

  return (method, path) => {
    for (const template of byMethod.get(method.toLowerCase()) ?? []) {
      const match = template.pattern.exec(path)
      if (match !== null) return routeOf(template, match)
    }
    return undefined
  }
}

function templateOf({ operationId, method, path, parameters }: Operation): Template {
  const parts = path.split('/').slice(1)
  const names = parts.flatMap((part) => [...part.matchAll(/\{(?<name>[^}]+)\}/g)].map(nameOf))
  const numbers = new Set(parameters.filter(isNumber).map((parameter) => parameter.name))
  const pattern = new RegExp(`^${parts.map((part) => partPattern(part, numbers)).join('')}$`)
  const fixed = parts.filter((part) => !part.includes('{')).length
  return { operationId, method, pattern, names, fixed }
}

function nameOf(match: RegExpMatchArray): string {
  return match.groups?.name ?? ''
}

function isNumber(parameter: JsonObject): boolean {
  return parameter.in === 'path' && objectAt(parameter, 'schema').type === 'integer'
}

function partPattern(part: string, numbers: ReadonlySet<unknown>): string {
  if (part === '{path}') return '(?:/(.*))?'
  const pieces = part.split(/(?<placeholder>\{[^}]+\})/).map((piece) => {
    const name = /^\{(?<name>.+)\}$/.exec(piece)?.groups?.name
    if (name === undefined) return piece.replaceAll('.', '\\.')
    if (greedy.has(name)) return '(.+)'
    return numbers.has(name) ? '(\\d+)' : '([^/]+)'
  })
  return `/${pieces.join('')}`
}

function routeOf({ operationId, names }: Template, match: RegExpExecArray): Route | undefined {
  const values = names.map((_name, index) => decode(match[index + 1] ?? ''))
  const parameters = new Map<string, string>()
  for (const [index, name] of names.entries()) {
    const value = values[index]
    if (value === undefined) return undefined
    parameters.set(name, value)
  }
  return { operationId, parameters }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
