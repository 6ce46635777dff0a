import { z } from 'zod'
import { parseJson } from '../diagnostics/json-text.ts'
import type { HubAnswer } from './hub-refusal.ts'

/** Where answers are kept; a store of the service has this shape, and the command line has none. */
export interface HubCache {
  recall(key: string): Promise<string | undefined>
  remember(key: string, value: string): Promise<void>
  now(): Date
}

const schema = z.object({
  at: z.number(),
  answer: z.union([
    z.object({ kind: z.literal('answer'), json: z.unknown() }),
    z.object({
      kind: z.literal('refused'),
      why: z.enum(['no-such-commit', 'no-such-file', 'gated', 'disabled', 'hidden', 'other']),
      reason: z.string(),
    }),
  ]),
})

const minute = 60_000

/** The answer that is kept while it holds, else a new one, which is kept. */
export async function keptAnswer(
  cache: HubCache,
  url: string,
  ask: () => Promise<HubAnswer>,
): Promise<HubAnswer> {
  const key = `hub:${url}`
  const kept = parseJson(schema, await cache.recall(key))
  const now = cache.now().getTime()
  const isFresh = kept !== undefined && now - kept.at < lifetimeMs(url, kept.answer)
  if (isFresh) return kept.answer
  const answer = await ask()
  await cache.remember(key, JSON.stringify({ at: now, answer }))
  return answer
}

/**
 * A file at a commit never changes. The page of a commit does: its gate and its downloads are of today.
 * What moves with the branch holds five minutes, a refusal one.
 */
function lifetimeMs(url: string, answer: HubAnswer): number {
  if (answer.kind === 'refused') return minute
  if (/\/resolve\/[0-9a-f]{40}\//.test(url)) return Number.POSITIVE_INFINITY
  return /\/revision\/[0-9a-f]{40}(?:\?|$)/.test(url) ? 60 * minute : 5 * minute
}
