import { z } from 'zod'
import { asCode } from '../../diagnostics/markdown.ts'
import { isDocumentedId } from './model-id.ts'

/** A model as a models API or a proposal tells of it. Text in it is hostile; what is not told is `undefined`. */
export interface Offer {
  readonly id: string
  readonly name: string | undefined
  readonly description: string | undefined
  /** `unknown` where it is not told what goes in. */
  readonly modality: 'text' | 'vision' | 'unknown'
  /** In tokens. */
  readonly context: number | undefined
  readonly output: number | undefined
  readonly hasTools: boolean | undefined
  readonly isTunable: boolean | undefined
  /** Why there is no example for it, as a fragment. */
  readonly leftOut: string | undefined
}

const text = z.string().optional().catch(undefined)
const count = z.number().int().positive().optional().catch(undefined)
const truth = z.boolean().optional().catch(undefined)
const item = z.object({
  id: z.string(),
  name: text,
  description: text,
  context_length: count,
  output_length: count,
  tools_supported: truth,
  model_purpose: text,
  model_type: text,
  status: text,
  deleted: truth,
  tags: z.array(z.string()).optional().catch(undefined),
})
type Item = z.infer<typeof item>

const list = z.union([z.object({ data: z.array(z.unknown()) }), z.array(z.unknown())])

/** What a list of models offers, each id once; `unreadable` counts what is no model. */
export interface Offers {
  readonly offers: readonly Offer[]
  readonly unreadable: number
}

/** Reads the answer of a models API, extended or basic; `undefined` where it is no list of models. */
export function parseOffers(answer: unknown): Offers | undefined {
  const found = list.safeParse(answer).data
  if (found === undefined) return undefined
  const entries = Array.isArray(found) ? found : found.data
  const items = entries.flatMap((each) => item.safeParse(each).data ?? [])
  if (items.length === 0 && entries.length > 0) return undefined
  const byId = new Map(items.toReversed().map((each) => [each.id, offerOf(each)] as const))
  return { offers: [...byId.values()].toReversed(), unreadable: entries.length - items.length }
}

function offerOf(found: Item): Offer {
  const { id, name, description, tags, model_purpose: purpose } = found
  const isVision = purpose === 'multimodal' || tags?.includes('vision') === true
  const told = purpose === undefined ? 'unknown' : 'text'
  return {
    id,
    name,
    description,
    modality: isVision ? 'vision' : told,
    context: found.context_length,
    output: found.output_length,
    hasTools: found.tools_supported,
    isTunable: tags?.includes('fine-tunable'),
    leftOut: leftOutOf(found),
  }
}

const chatting: ReadonlySet<string> = new Set(['text', 'multimodal', 'code'])

function leftOutOf(found: Item): string | undefined {
  const { id, model_purpose: purpose, model_type: type, status, deleted } = found
  if (!isDocumentedId(id)) return 'its id is not `org/name` in plain letters'
  if (deleted === true) return 'it is deleted'
  if (purpose !== undefined && !chatting.has(purpose))
    return `it is no chat model (${asCode(purpose)})`
  if (type !== undefined && type !== 'reference')
    return `it is not offered to everybody (${asCode(type)})`
  if (status !== undefined && status !== 'existing')
    return `it is not there yet (${asCode(status)})`
  return undefined
}
