import { factsOf } from '../facts/facts-of.ts'
import type { ModelFacts } from '../facts/model-facts.ts'
import { parseModelPage } from '../facts/model-page.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { type HubAsked, type HubFile, hubFile, hubModel } from './hub.ts'

/** What the Hub knows about a model, or why it says nothing. */
export type HubFacts =
  | {
      readonly kind: 'facts'
      readonly facts: ModelFacts
      /** `config.json`, or `params.json`, unread; `undefined` where it was not given. */
      readonly config: unknown
      /** What the Hub did not answer this time, though it may the next. */
      readonly trouble: readonly string[]
    }
  | {
      readonly kind: 'refused'
      readonly reason: string
      /** The facts of the newest commit, where only the commit asked for is not there. */
      readonly newest: ModelFacts | undefined
    }

/**
 * Everything about a model at one commit: its page, then its configuration at the commit the page names.
 * At most three calls; `config` is taken instead of asking for it. Throws an `OutsideError` where the
 * page cannot be had.
 */
export async function hubFacts(asked: HubAsked, config?: unknown): Promise<HubFacts> {
  const page = await hubModel(asked)
  if (page.kind === 'answer') return await withFiles(asked, page.json, config)
  const isOtherCommit = page.why === 'no-such-commit' && asked.revision !== undefined
  if (!isOtherCommit) return { kind: 'refused', reason: page.reason, newest: undefined }
  const { revision: _, ...newestAsked } = asked
  const newest = await hubModel(newestAsked)
  const facts = newest.kind === 'answer' ? factsOf({ id: asked.id, page: newest.json }) : undefined
  return { kind: 'refused', reason: page.reason, newest: facts }
}

async function withFiles(asked: HubAsked, json: unknown, given: unknown): Promise<HubFacts> {
  const page = parseModelPage(json)
  if (page === undefined) {
    const failed = `Could not ask Hugging Face about ${asked.id}: its answer is no page of a model`
    throw new OutsideError(failed, { retryable: true })
  }
  const revision = page.revision ?? asked.revision
  const at = { ...asked, id: page.id, ...(revision === undefined ? {} : { revision }) }
  const names = new Set(page.files?.map(({ name }) => name))
  const config = given === undefined ? await part(at, configName(names)) : { json: given }
  const isUnsized = page.files?.every(({ size }) => size === undefined) ?? true
  const needsIndex = isUnsized && names.has(indexName)
  const index: Part = needsIndex ? await part(at, indexName) : {}
  const { why } = config
  const missing = why === undefined ? {} : { config: why }
  const sources = { id: asked.id, page: json, config: config.json, index: index.json, missing }
  const trouble = [config.trouble, index.trouble].filter((one) => one !== undefined)
  return { kind: 'facts', facts: factsOf(sources), config: config.json, trouble }
}

const indexName = 'model.safetensors.index.json'

/** Mistral's own format has `params.json` alone. */
function configName(names: ReadonlySet<string>): HubFile {
  return names.has('params.json') && !names.has('config.json') ? 'params.json' : 'config.json'
}

interface Part {
  readonly json?: unknown
  readonly why?: string
  readonly trouble?: string
}

async function part(asked: HubAsked, name: HubFile): Promise<Part> {
  try {
    const answer = await hubFile(asked, name)
    return answer.kind === 'answer' ? { json: answer.json } : { why: `${name}: ${answer.reason}` }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    return { why: `${name} was not answered`, trouble: error.message }
  }
}
