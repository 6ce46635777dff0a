import type { ZodType } from 'zod'

/** Reads JSON of a known shape; `undefined` for no text, a text that is no JSON, and any other shape. */
export function parseJson<T>(schema: ZodType<T>, text: string | undefined): T | undefined {
  if (text === undefined) return undefined
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
