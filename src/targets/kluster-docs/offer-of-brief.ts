import type { ModelFacts } from '../../facts/model-facts.ts'
import type { Brief } from '../target.ts'
import { isSameLabel } from './cells.ts'
import { isDocumentedId } from './model-id.ts'
import type { Offer } from './offer.ts'

/** What a proposal and the facts of its model tell; `undefined` where it names no model as `org/name`. */
export function offerOfBrief({ proposal, facts, names }: Brief): Offer | undefined {
  const id = proposal.model?.repository ?? facts?.id ?? ''
  if (!isDocumentedId(id)) return undefined
  const modality = modalityOf(facts, proposal.model?.type ?? null)
  return {
    id,
    name: names?.family ?? spelled(id, proposal.model?.familyName ?? ''),
    description: undefined,
    modality: modality === 'other' ? 'unknown' : modality,
    context: facts?.context ?? undefined,
    output: undefined,
    hasTools: undefined,
    isTunable: undefined,
    leftOut: modality === 'other' ? 'it is no chat model' : undefined,
  }
}

/** A family that reads like the end of the id is how people write the model: `Phi-4` for `phi-4`. */
function spelled(id: string, family: string): string | undefined {
  return isSameLabel(family, id.split('/').at(-1) ?? '') ? family : undefined
}

type Told = Offer['modality'] | 'other'

const tasks: ReadonlyMap<string, Told> = new Map([
  ['text-generation', 'text'],
  ['conversational', 'text'],
  ['image-text-to-text', 'vision'],
  ['visual-question-answering', 'vision'],
])

/** What goes in, by the facts, else by the type the proposal names. */
function modalityOf(facts: ModelFacts | undefined, type: string | null): Told {
  const known = facts?.modality ?? null
  const abilities = facts?.capabilities ?? []
  if (abilities.length > 0 && !abilities.includes('chat')) return 'other'
  if (known === null) return type === null ? 'unknown' : (tasks.get(type.toLowerCase()) ?? 'other')
  if (known === 'text-to-text') return 'text'
  return known === 'image-text-to-text' ? 'vision' : 'other'
}
