import { z } from 'zod'
import { parseJson } from '../diagnostics/json-text.ts'
import { parseSavedFacts } from '../facts/saved-facts.ts'
import type { FactsSeen } from '../lifecycle/facts-seen.ts'
import type { HubCache } from './hub-cache.ts'

/** What was asked about: a model, and the commit where one is named. */
export interface ModelAsked {
  readonly id: string
  readonly revision: string | undefined
}

const minute = 60_000
const day = 24 * 60 * minute
/** A repository of a model may hold anything under this name. */
const longestConfig = 200_000

const facts = z.unknown().transform((given, context) => {
  const read = parseSavedFacts(given)
  if (read !== undefined) return read
  context.addIssue({ code: 'custom', message: 'no facts' })
  return z.NEVER
})
const again = z.coerce.date()
const schema = z.object({
  at: z.number(),
  seen: z.discriminatedUnion('kind', [
    z
      .object({
        kind: z.literal('known'),
        facts,
        config: z.unknown().optional(),
        again: again.optional(),
      })
      .transform(({ config, again: next, ...rest }) => ({ ...rest, config, again: next })),
    z
      .object({ kind: z.literal('refused'), why: z.string(), newest: facts.optional(), again })
      .transform(({ newest, ...rest }) => ({ ...rest, newest })),
    z.object({ kind: z.literal('silent'), why: z.string(), again }),
  ]),
})

/** When to ask once more: never about a commit that is known, and about the newest one every day. */
export function nextAsking(
  now: Date,
  seen: FactsSeen['kind'],
  asked: ModelAsked,
): Date | undefined {
  const later = (ms: number): Date => new Date(now.getTime() + ms)
  switch (seen) {
    case 'known':
      return asked.revision === undefined ? later(day) : undefined
    case 'refused':
      return later(60 * minute)
    case 'silent':
      return later(10 * minute)
  }
}

/** What was said before, where that still holds: a refusal only a minute, since people put that right. */
export async function recallFacts(
  cache: HubCache,
  asked: ModelAsked,
): Promise<FactsSeen | undefined> {
  const kept = parseJson(schema, await cache.recall(keyOf(asked)))
  if (kept === undefined) return undefined
  const { at, seen } = kept
  const now = cache.now().getTime()
  if (seen.kind === 'refused') return now - at < minute ? seen : undefined
  return seen.again === undefined || now < seen.again.getTime() ? seen : undefined
}

/** Keeps what was said. */
export async function rememberFacts(
  cache: HubCache,
  asked: ModelAsked,
  seen: FactsSeen,
): Promise<void> {
  await cache.remember(keyOf(asked), JSON.stringify({ at: cache.now().getTime(), seen }))
}

/** A configuration as it is handed on and kept: nothing of one that is out of all proportion. */
export function inProportion(config: unknown): unknown {
  if (config === undefined) return undefined
  return JSON.stringify(config).length > longestConfig ? undefined : config
}

const keyOf = ({ id, revision }: ModelAsked): string => `facts:${id}@${revision ?? 'newest'}`
