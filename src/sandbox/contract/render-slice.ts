import { isObject, type JsonObject } from './json.ts'

/** A slice as text: names sorted, and each operation, event and component on a line of its own. */
export function renderSlice(slice: JsonObject): string {
  return `${block(slice, (value) => section(value))}\n`
}

function section(value: unknown): string {
  if (!isObject(value)) return line(value)
  const isComponents = 'schemas' in value
  return isComponents ? block(value, (part) => block(objectOf(part), line)) : block(value, line)
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

function block(value: JsonObject, render: (part: unknown) => string): string {
  const names = Object.keys(value).toSorted()
  return `{\n${names.map((name) => `${JSON.stringify(name)}: ${render(value[name])}`).join(',\n')}\n}`
}

function line(value: unknown): string {
  return JSON.stringify(sorted(value))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  const names = Object.keys(value).toSorted()
  return Object.fromEntries(names.map((name) => [name, sorted(value[name])]))
}
