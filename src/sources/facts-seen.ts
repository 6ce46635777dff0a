import type { FactsSeen } from '../lifecycle/facts-seen.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import type { HubAsked } from './hub.ts'
import type { HubCache } from './hub-cache.ts'
import { hubFacts } from './hub-facts.ts'
import {
  inProportion,
  type ModelAsked,
  nextAsking,
  recallFacts,
  rememberFacts,
} from './kept-facts.ts'

/** A hub that can be asked, and where its answers are kept. */
export interface Hub extends Omit<HubAsked, 'id' | 'revision' | 'cache'> {
  readonly cache: HubCache
}

/** A hub that took this long to say nothing is left alone for as long as `restMs`. */
const slowMs = 5_000
const restMs = 60_000

/**
 * Asks a hub about models, at most once for each commit of each: facts of a commit hold for ever, those
 * of the newest a day, a refusal a minute, silence ten. Each answer takes at most three calls of 20 s and
 * 4 MB with their retries. Never throws for what the hub does: then it is `silent`, and says why.
 */
export function factsSeen(hub: Hub): (asked: ModelAsked) => Promise<FactsSeen> {
  const { cache } = hub
  let restUntil = 0
  return async (asked) => {
    const kept = await recallFacts(cache, asked)
    if (kept !== undefined) return kept
    const begun = cache.now().getTime()
    if (begun < restUntil) return silent(cache.now(), asked, 'Hugging Face does not answer')
    const seen = await ask(hub, asked)
    const now = cache.now().getTime()
    if (seen.kind === 'silent' && now - begun > slowMs) restUntil = now + restMs
    await rememberFacts(cache, asked, seen)
    return seen
  }
}

async function ask(hub: Hub, asked: ModelAsked): Promise<FactsSeen> {
  const { id, revision } = asked
  const { cache, ...how } = hub
  try {
    const at = { ...how, id, ...(revision === undefined ? {} : { revision }) }
    const found = await hubFacts(at)
    const now = cache.now()
    if (found.kind === 'refused') {
      const { reason, newest } = found
      const again = nextAsking(now, 'refused', asked) ?? now
      return { kind: 'refused', why: reason, newest, again }
    }
    const [trouble] = found.trouble
    // Half of an answer would be written into files, and rewritten when the other half comes.
    if (trouble !== undefined) return silent(now, asked, trouble)
    const again = nextAsking(now, 'known', asked)
    return { kind: 'known', facts: found.facts, config: inProportion(found.config), again }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    return silent(cache.now(), asked, error.message)
  }
}

function silent(now: Date, asked: ModelAsked, why: string): FactsSeen {
  return { kind: 'silent', why, again: nextAsking(now, 'silent', asked) ?? now }
}
