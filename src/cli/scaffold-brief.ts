import { isModelId } from '../facts/model-id.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { bareProposal } from '../targets/bare-proposal.ts'
import type { Brief, GivenNames } from '../targets/target.ts'
import { documentAt } from './documents.ts'
import { type FactsWish, type Known, knownOf } from './scaffold-facts.ts'
import { UsageError } from './usage-error.ts'

/** What a scaffold is made from, as options say it. */
export interface BriefWish extends FactsWish {
  readonly model?: string
  readonly name?: string
  readonly family?: string
  readonly package?: string
}

/** A brief, and what is to be said about where it is from. */
export interface Briefed extends Pick<Known, 'notes' | 'unanswered'> {
  readonly brief: Brief
}

/** The brief for a target: from a proposal, or from a model alone. Throws a `UsageError` where neither or both are named. */
export async function briefOf(path: string | undefined, wish: BriefWish): Promise<Briefed> {
  const { model } = wish
  if (path === undefined && model === undefined)
    throw new UsageError('Name a proposal, or a model with `--model ORG/NAME`')
  if (path !== undefined && model !== undefined)
    throw new UsageError('Name a proposal or `--model ORG/NAME`, not both')
  const names = namesOf(wish)
  if (path === undefined) return await ofModel(model ?? '', wish, names)
  const { text } = await documentAt(path)
  const proposal = parseProposal(path, text)
  return withKnown(proposal, await knownFor(proposal, wish), names)
}

async function ofModel(id: string, wish: BriefWish, names: GivenNames): Promise<Briefed> {
  if (!isModelId(id))
    throw new UsageError(`Unexpected model \`${id}\`, expected \`org/name\` as on Hugging Face`)
  const known = await knownOf({ id, revision: null }, wish)
  return withKnown(bareProposal(id, known.facts), known, names)
}

function withKnown(proposal: Proposal, known: Known, names: GivenNames): Briefed {
  const { facts, config, notes, unanswered } = known
  return { brief: { proposal, facts, config, names }, notes, unanswered }
}

async function knownFor({ model }: Proposal, wish: BriefWish): Promise<Known> {
  const id = model?.repository ?? ''
  if (isModelId(id)) return await knownOf({ id, revision: model?.revision ?? null }, wish)
  const notes = ['No facts were looked for, since the proposal names no repository of a model.']
  return { facts: undefined, config: undefined, notes, unanswered: false }
}

function namesOf(wish: BriefWish): GivenNames {
  return {
    ...(wish.name === undefined ? {} : { model: wish.name }),
    ...(wish.family === undefined ? {} : { family: wish.family }),
    ...(wish.package === undefined ? {} : { package: wish.package }),
  }
}
