import { type ZodType, z } from 'zod'
import { parseJson } from '../diagnostics/json-text.ts'
import { type Stage, stages } from './stage.ts'

/** What a line of the timeline is about. */
export const happeningKinds = [
  'opened',
  'merged',
  'stage',
  'gate',
  'findings',
  'act',
  'follow-up',
  'action',
  'delivery',
] as const
export type HappeningKind = (typeof happeningKinds)[number]

/** Something that happened to a proposal, once and for good: a line of its timeline. */
export interface Happening {
  /** The same for the same thing, however often it is seen. */
  readonly id: string
  readonly kind: HappeningKind
  readonly at: Date
  /** Login of whoever did it, where somebody did. */
  readonly by?: string | undefined
  /** One sentence, in Markdown that is already safe. */
  readonly what: string
  /** Where the evidence is: a web address, or a path below the repository's page (`pull/7`). */
  readonly link?: string | undefined
  /** The stage it came to; `ended` where its path ended before. Of the kind `stage` only. */
  readonly to?: Stage | 'ended' | undefined
}

/** A move along the path, for what is counted over many proposals. */
export interface Move {
  readonly repository: string
  readonly file: string
  readonly to: Stage | 'ended'
  readonly at: Date
}

const schema: ZodType<Happening> = z.object({
  id: z.string(),
  kind: z.enum(happeningKinds),
  at: z.coerce.date(),
  by: z.string().optional(),
  what: z.string(),
  link: z.string().optional(),
  to: z.enum([...stages, 'ended']).optional(),
})

/** Writes a happening down: `parseHappening(renderHappening(h))` is `h`. */
export function renderHappening(happening: Happening): string {
  return JSON.stringify(happening)
}

/** Reads a happening back; `undefined` for one of another version. */
export function parseHappening(text: string): Happening | undefined {
  return parseJson(schema, text)
}
