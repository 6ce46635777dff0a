import { setTimeout } from 'node:timers/promises'
import { type ModelConfig, parseModelConfig } from '../facts/model-config.ts'
import { type ModelFacts, parseModelFacts } from '../facts/model-facts.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { type HubAnswer, type HubAsked, hubConfig, hubModel } from '../sources/hub.ts'
import { documentAt } from './documents.ts'
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
  readonly config: ModelConfig | undefined
  readonly notes: readonly string[]
}

/** Facts from files where they are named, else from the Hub; a Hub that does not answer is a note. */
export async function foundFacts(id: string, wish: FactsWish): Promise<Found> {
  const facts = wish.facts === undefined ? undefined : parseModelFacts(await jsonAt(wish.facts))
  if (wish.facts !== undefined && facts?.id !== id)
    throw new UsageError(`Unexpected facts in \`${wish.facts}\`, expected those of ${id}`)
  const config = wish.config === undefined ? undefined : parseModelConfig(await jsonAt(wish.config))
  const isAsked = wish.offline !== true && wish.facts === undefined
  if (!isAsked) return { facts, config, notes: [] }
  return await fromHub(askedOf(id, wish), config)
}

async function fromHub(asked: HubAsked, given: ModelConfig | undefined): Promise<Found> {
  const model = await answered(() => hubModel(asked))
  const facts = parseModelFacts(model.json)
  const revision = facts?.revision ?? undefined
  if (facts === undefined || revision === undefined || given !== undefined)
    return { facts, config: given, notes: model.notes }
  const config = await answered(() => hubConfig({ ...asked, revision }))
  return { facts, config: parseModelConfig(config.json), notes: config.notes }
}

async function answered(
  ask: () => Promise<HubAnswer>,
): Promise<{ readonly json: unknown; readonly notes: readonly string[] }> {
  try {
    const answer = await ask()
    if (answer.kind === 'answer') return { json: answer.json, notes: [] }
    return { json: undefined, notes: [answer.reason] }
  } catch (error) {
    if (error instanceof OutsideError) return { json: undefined, notes: [error.message] }
    throw error
  }
}

function askedOf(id: string, { hub, revision }: FactsWish): HubAsked {
  const baseUrl = hub ?? process.env.HF_ENDPOINT ?? 'https://huggingface.co'
  if (!/^https?:\/\//.test(baseUrl) || !URL.canParse(baseUrl))
    throw new UsageError(
      `Unexpected address \`${baseUrl}\`, expected one like \`https://huggingface.co\``,
    )
  const token = process.env.HF_TOKEN
  return {
    id,
    baseUrl,
    fetch,
    pause: (ms) => setTimeout(ms),
    ...(revision === undefined ? {} : { revision }),
    ...(token === undefined || token === '' ? {} : { token }),
  }
}

async function jsonAt(file: string): Promise<unknown> {
  const { text } = await documentAt(file)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`Could not read \`${file}\`: it is no JSON`, { cause })
  }
}
