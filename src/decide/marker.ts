import { z } from 'zod'
import { parseJson } from '../diagnostics/json-text.ts'
import { ownParts } from '../lifecycle/names.ts'
import type { OwnPart } from '../lifecycle/snapshot.ts'

const part = z.enum(ownParts)
const schema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('status'), file: z.string() }),
  z.strictObject({ kind: z.literal('reply'), to: z.string() }),
  z.strictObject({ kind: z.literal('suggestions'), digests: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('suggestion'), file: z.string(), digest: z.string() }),
  z.strictObject({
    kind: z.literal('follow-up'),
    file: z.string(),
    part,
    digest: z.string(),
    target: z.string().optional(),
    home: z
      .string()
      .regex(/^\d{1,19}$/)
      .optional(),
  }),
  z.strictObject({ kind: z.literal('difference'), branch: z.string() }),
  z.strictObject({ kind: z.literal('audit'), seen: z.string() }),
  z.strictObject({ kind: z.literal('news'), digest: z.string() }),
  z.strictObject({ kind: z.literal('reminder'), week: z.string() }),
  z.strictObject({ kind: z.literal('repair'), digest: z.string(), asked: z.string() }),
])

/**
 * What a text of ours is: the status comment, a reply to one request, suggested corrections, a
 * follow-up, what differs on a branch that is a person's; of the audit its issue with what it has told, what came new, a reminder of one week,
 * and the repair pull request with the request it follows.
 */
export type Marker =
  | { readonly kind: 'status'; readonly file: string }
  | { readonly kind: 'reply'; readonly to: string }
  | { readonly kind: 'difference'; readonly branch: string }
  | { readonly kind: 'suggestions'; readonly digests: readonly string[] }
  | { readonly kind: 'suggestion'; readonly file: string; readonly digest: string }
  | {
      readonly kind: 'follow-up'
      readonly file: string
      readonly part: OwnPart
      readonly digest: string
      /** Of a further target in the same repository. */
      readonly target?: string | undefined
      /** The repository of the proposal, where the follow-up is in another. */
      readonly home?: string | undefined
    }
  | { readonly kind: 'audit'; readonly seen: string }
  | { readonly kind: 'news'; readonly digest: string }
  | { readonly kind: 'reminder'; readonly week: string }
  | { readonly kind: 'repair'; readonly digest: string; readonly asked: string }

const pattern = /^<!-- usher:v1 (?<json>\{.*\}) -->/

/** Writes a marker as the invisible first line of a body. */
export function renderMarker(marker: Marker): string {
  const json = JSON.stringify(marker).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e')
  return `<!-- usher:v1 ${json} -->`
}

/**
 * Reads the marker a body begins with: `parseMarker(renderMarker(m))` is `m`, for every `m`.
 *
 * Anyone can paste a marker, so the caller believes it only in what our own bot wrote.
 */
export function parseMarker(body: string): Marker | undefined {
  return parseJson(schema, pattern.exec(body)?.groups?.json)
}
