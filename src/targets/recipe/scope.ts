import { isConfigKey } from './config-values.ts'
import { type Values, valueSpecs } from './values.ts'
import { Unknown } from './written.ts'

/** The segments of the names a template uses; `undefined` for one that is computed. */
export type Scope = readonly (readonly (string | undefined)[])[]

/** What a template runs in: every value under its name, and a mark for each that is not known. */
export function scopeOf(values: Values, uses: Scope, asked: Set<string>): object {
  const names = [...valueSpecs.map(({ name }) => name), ...uses.flatMap(configName)]
  const scope = new Map<string, Map<string, unknown>>()
  for (const name of names) {
    const [group = '', key = ''] = name.split('.')
    const inside = scope.get(group) ?? new Map<string, unknown>()
    scope.set(group, inside.set(key, values.get(name) ?? new Unknown(name, asked)))
  }
  return Object.fromEntries(
    [...scope].map(([group, inside]) => [group, Object.fromEntries(inside)]),
  )
}

function configName([group, key]: Scope[number]): readonly string[] {
  return group === 'config' && key !== undefined && isConfigKey(key) ? [`config.${key}`] : []
}
