import { maskGo } from '../../edit/go-mask.ts'

const term = String.raw`(?:"[^"\n]*"|[A-Za-z_]\w*)`
const expression = String.raw`${term}(?:\s*\+\s*${term})*`
const assignment = new RegExp(
  String.raw`\b(?<name>[A-Za-z_]\w*)(?:[ \t]+string)?[ \t]*=\s*(?<value>${expression})`,
  'g',
)
const registration = new RegExp(
  String.raw`plugin\.KaitoModelRegister\.Register\(\s*&plugin\.Registration\{[^{}]*?\bName:\s*(?<value>${expression})`,
  'g',
)

/** The string constants of a Go file by name, composed ones (`A + "-instruct"`) resolved. */
export function goConstantsOf(source: string): ReadonlyMap<string, string> {
  const found = findAll(source, assignment)
  const expressions = new Map(found.map(({ name, value }) => [name, value]))
  const resolved = found.map(({ name }) => [name, resolve(name, expressions, 8)] as const)
  return new Map(resolved.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** The names under which a family's `model.go` registers presets. */
export function registeredIn(source: string): readonly string[] {
  const constants = goConstantsOf(source)
  const expressions = new Map([...constants].map(([name, value]) => [name, JSON.stringify(value)]))
  return findAll(source, registration)
    .map(({ value }) => resolve(value, expressions, 8))
    .filter((name) => name !== undefined)
}

/** Matches in code only, with the text of the source at the same offsets. */
function findAll(source: string, pattern: RegExp): readonly { name: string; value: string }[] {
  return [...maskGo(source).matchAll(pattern)].map((match) => {
    const value = match.groups?.value ?? ''
    const end = match.index + match[0].length
    return { name: match.groups?.name ?? '', value: source.slice(end - value.length, end) }
  })
}

function resolve(
  value: string,
  expressions: ReadonlyMap<string, string>,
  depth: number,
): string | undefined {
  const parts = value.match(/"[^"\n]*"|[A-Za-z_]\w*/g) ?? []
  const texts = parts.map((part) => {
    if (part.startsWith('"')) return part.slice(1, -1)
    const next = expressions.get(part)
    return next === undefined || depth === 0 ? undefined : resolve(next, expressions, depth - 1)
  })
  return texts.includes(undefined) || texts.length === 0 ? undefined : texts.join('')
}
