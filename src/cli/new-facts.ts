import { factsOf } from '../facts/facts-of.ts'
import type { ModelFacts } from '../facts/model-facts.ts'
import { parseModelPage } from '../facts/model-page.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { hubFacts } from '../sources/hub-facts.ts'
import { askedOf } from './facts-asked.ts'
import { jsonAt } from './facts-json.ts'
import { UsageError } from './usage-error.ts'

/** Where facts come from. */
export interface FactsWish {
  readonly facts?: string
  readonly config?: string
  readonly hub?: string
  readonly offline?: boolean
  readonly revision?: string
}

/** What was found out; `notes` say what was not, and why. */
export interface Found {
  readonly facts: ModelFacts | undefined
  readonly notes: readonly string[]
}

/** Facts from files where they are named, else from the Hub; a Hub that does not answer is a note. */
export async function foundFacts(id: string, wish: FactsWish): Promise<Found> {
  const isAsked = wish.offline !== true && wish.facts === undefined
  if (isAsked) return await fromHub(id, wish)
  return { facts: await fromFiles(id, wish), notes: [] }
}

async function fromFiles(id: string, wish: FactsWish): Promise<ModelFacts | undefined> {
  if (wish.facts === undefined && wish.config === undefined) return undefined
  const page = wish.facts === undefined ? undefined : await jsonAt(wish.facts)
  if (wish.facts !== undefined && parseModelPage(page)?.id !== id)
    throw new UsageError(`Unexpected facts in \`${wish.facts}\`, expected those of ${id}`)
  const config = wish.config === undefined ? undefined : await jsonAt(wish.config)
  return factsOf({ id, page, config })
}

async function fromHub(id: string, wish: FactsWish): Promise<Found> {
  const config = wish.config === undefined ? undefined : await jsonAt(wish.config)
  try {
    const found = await hubFacts(askedOf(id, wish), config)
    if (found.kind === 'refused') return { facts: undefined, notes: [found.reason] }
    return { facts: found.facts, notes: found.trouble }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    return { facts: undefined, notes: [error.message] }
  }
}
