import { stat } from 'node:fs/promises'
import { factsOf, type Sources } from '../facts/facts-of.ts'
import type { ModelFacts } from '../facts/model-facts.ts'
import { parseModelPage } from '../facts/model-page.ts'
import { parseSavedFacts } from '../facts/saved-facts.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { hubFacts } from '../sources/hub-facts.ts'
import { askedOf } from './facts-asked.ts'
import { sourcesIn } from './facts-folder.ts'
import { jsonAt } from './facts-json.ts'
import { UsageError } from './usage-error.ts'

/** Where facts for a scaffold come from. */
export interface FactsWish {
  readonly facts?: string
  readonly config?: string
  readonly hub?: string
  readonly offline?: true
}

/** What is known of a model; `notes` say what is not, and `unanswered` that the outside may know it later. */
export interface Known {
  readonly facts: ModelFacts | undefined
  readonly config: unknown
  readonly notes: readonly string[]
  readonly unanswered: boolean
}

/** The model facts are for; a revision that nobody named is the newest. */
export interface Asked {
  readonly id: string
  readonly revision: string | null
}

/** Facts from files where they are named, from the Hub otherwise; a Hub that does not answer is a note. */
export async function knownOf(asked: Asked, wish: FactsWish): Promise<Known> {
  const config = wish.config === undefined ? undefined : await jsonAt(wish.config)
  if (wish.facts !== undefined) return await fromFiles(asked, wish.facts, config)
  if (wish.offline !== true) return await fromHub(asked, wish, config)
  const facts = config === undefined ? undefined : factsOf({ id: asked.id, config })
  return { facts, config, notes: [], unanswered: false }
}

async function fromFiles({ id }: Asked, path: string, given: unknown): Promise<Known> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  const found = isFolder ? await sourcesIn(path, id) : await inFile(path)
  const isSaved = 'licenceClass' in found
  const config = given ?? (isSaved ? undefined : found.config)
  const facts = isSaved ? found : factsOf({ ...found, id, config })
  if (facts.id.toLowerCase() !== id.toLowerCase())
    throw new UsageError(`Unexpected facts in \`${path}\`: they are of ${facts.id}, not of ${id}`)
  return { facts, config, notes: [], unanswered: false }
}

async function inFile(path: string): Promise<ModelFacts | Sources> {
  const json = await jsonAt(path)
  const saved = parseSavedFacts(json)
  if (saved !== undefined) return saved
  const page = parseModelPage(json)
  if (page !== undefined) return { id: page.id, page: json }
  throw new UsageError(
    `Unexpected JSON in \`${path}\`, expected what \`usher facts --format json\` writes, or an answer of the models API`,
  )
}

async function fromHub(asked: Asked, wish: FactsWish, config: unknown): Promise<Known> {
  const { id, revision } = asked
  const hub = wish.hub === undefined ? {} : { hub: wish.hub }
  try {
    const at = askedOf(id, { ...hub, ...(revision === null ? {} : { revision }) })
    const found = await hubFacts(at, config)
    if (found.kind === 'refused') {
      const notes = [`No facts from Hugging Face: ${found.reason}.`]
      return { facts: undefined, config, notes, unanswered: false }
    }
    const notes = found.trouble.map((trouble) => `${trouble}.`)
    return { facts: found.facts, config: found.config, notes, unanswered: notes.length > 0 }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    const notes = [`No facts: ${error.message}.`]
    return { facts: undefined, config, notes, unanswered: true }
  }
}
