import type { JsonObject } from './json.ts'

const moment = '2026-01-01T00:00:00Z'
const address = 'https://example.invalid/'

/** A string, number or boolean that means nothing; `null` for any other type. */
export function neutralScalar(schema: JsonObject, type: unknown, name: string): unknown {
  if (type === 'string') return neutralString(schema, name)
  if (type === 'integer' || type === 'number') return schema.minimum ?? 0
  return type === 'boolean' ? false : null
}

function neutralString({ format, minLength }: JsonObject, name: string): string {
  if (format === 'date') return moment.slice(0, 10)
  if (format === 'date-time' || name.endsWith('_at')) return moment
  if (format === 'uri' || format === 'uri-template' || /(?:^|_)url$/.test(name)) return address
  if (format === 'email') return 'nobody@example.invalid'
  return '0'.repeat(typeof minLength === 'number' ? minLength : 0)
}
