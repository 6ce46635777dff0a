import { readFileSync } from 'node:fs'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { isObject, type JsonObject, listAt, objectAt } from './json.ts'
import { merged } from './merged.ts'

/** A slice in memory: looks up what is in it and checks values against its schemas. */
export interface SliceDocument {
  readonly content: JsonObject
  /** Follows `$ref` and merges `allOf`, until neither is there. */
  resolve(part: unknown): JsonObject
  /** The names on the way to a part, none of them a `$ref`. */
  locate(path: readonly string[]): readonly string[]
  /** What a value violates of the schema at a located path; compiled at the first use. */
  check(path: readonly string[], value: unknown): readonly string[]
}

/** Reads `slices/<name>.json`. */
export function sliceDocument(name: 'rest' | 'webhooks'): SliceDocument {
  const file = new URL(`slices/${name}.json`, import.meta.url)
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!isObject(content)) throw new Error(`The slice ${name} is not an object`)
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: false,
    validateSchema: false,
  })
  ajv.addSchema({ ...content, $id: name })
  const compiled = new Map<string, ValidateFunction>()

  const resolve = (part: unknown): JsonObject => {
    if (!isObject(part)) return {}
    if (typeof part.$ref === 'string') {
      return resolve(objectAt(content, ...part.$ref.split('/').slice(1)))
    }
    if (!('allOf' in part)) return part
    const { allOf: _, ...own } = part
    return merged([...listAt(part, 'allOf').map(resolve), own])
  }
  const locate = (path: readonly string[]): readonly string[] => {
    for (let length = 1; length <= path.length; length += 1) {
      const { $ref } = objectAt(content, ...path.slice(0, length))
      if (typeof $ref === 'string') {
        return locate([...$ref.split('/').slice(1), ...path.slice(length)])
      }
    }
    return path
  }
  const check = (path: readonly string[], value: unknown): readonly string[] => {
    const $ref = `${name}#/${path.map(escapePointer).join('/')}`
    const validate = compiled.get($ref) ?? ajv.compile({ $ref })
    compiled.set($ref, validate)
    return validate(value) ? [] : [...new Set((validate.errors ?? []).map(violationOf))]
  }
  return { content, resolve, locate, check }
}

/** RFC 6901, then percent-encoded because the pointer stands in a URI. */
function escapePointer(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))
}

function violationOf(error: ErrorObject): string {
  const where = error.instancePath === '' ? 'the value' : error.instancePath.slice(1)
  const allowed: unknown = error.params.allowedValues
  const values = Array.isArray(allowed) ? `: ${allowed.join(', ')}` : ''
  const extra: unknown = error.params.additionalProperty
  const name = typeof extra === 'string' ? `: ${extra}` : ''
  return `${where} ${error.message ?? 'is not valid'}${values}${name}`
}
