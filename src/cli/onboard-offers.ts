import { nearest } from '../diagnostics/nearest.ts'
import { quoted } from '../diagnostics/quoted.ts'
import type { Files } from '../edit/files.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import { modelsIn } from '../targets/kluster-docs/inspect.ts'
import type { Offer } from '../targets/kluster-docs/offer.ts'
import { offerOfBrief } from '../targets/kluster-docs/offer-of-brief.ts'
import type { Wish } from '../targets/kluster-docs/onboard.ts'
import { documentAt } from './documents.ts'
import { offersAt } from './offers-asked.ts'
import type { AnyScaffoldOptions } from './onboard-options.ts'
import { briefOf } from './scaffold-brief.ts'
import { UsageError } from './usage-error.ts'

/** The models to bring in; `asked` are those named one by one. */
export interface Wanted {
  readonly offers: readonly Offer[]
  readonly asked: ReadonlySet<string>
  readonly notes: readonly string[]
  readonly todos: readonly string[]
  readonly unanswered: boolean
  /** Names chosen for the one model there is. */
  readonly chosen: Wish['chosen']
}

/** The models somebody wants: all of a list, some of it, that of a proposal, or one by its id. */
export async function offersWanted(
  proposal: string | undefined,
  options: AnyScaffoldOptions,
  files: Files,
): Promise<Wanted> {
  const { models, model = [] } = options
  if (models === undefined) return await ofOneModel(proposal, options)
  if (options.name !== undefined || options.family !== undefined)
    throw new UsageError('With `--models`, names are chosen by `--alias` and `--label`')
  if (proposal !== undefined && model.length > 0)
    throw new UsageError('Name a proposal or `--model ORG/NAME`, not both')
  const ids = proposal === undefined ? model : [await idIn(proposal)]
  return await ofList(models, ids, files)
}

async function ofList(place: string, ids: readonly string[], files: Files): Promise<Wanted> {
  const { offers, unreadable } = await offersAt(place)
  const known = offers.map(({ id }) => id)
  const missing = ids.find((id) => !known.includes(id))
  if (missing !== undefined) {
    const meant = nearest(missing, known)
    const hint = meant === undefined ? '' : `; did you mean ${quoted(meant)}?`
    throw new UsageError(`The list of models has no ${quoted(missing)}${hint}`)
  }
  const isWhole = ids.length === 0
  const gone = isWhole ? modelsIn(files).filter((id) => !known.includes(id)) : []
  return {
    offers: isWhole ? offers : offers.filter(({ id }) => ids.includes(id)),
    asked: new Set(ids),
    notes: [
      ...(unreadable === 0 ? [] : [`${unreadable} of the list could not be read as a model.`]),
      ...gone.map((id) => `\`${id}\` is documented and no longer in the list; it is left alone.`),
    ],
    todos: [],
    unanswered: false,
    chosen: new Map(),
  }
}

async function idIn(proposal: string): Promise<string> {
  const { text } = await documentAt(proposal)
  const id = parseProposal(proposal, text).model?.repository
  if (typeof id === 'string') return id
  throw new UsageError(`\`${proposal}\` names no model as \`org/name\``)
}

/** Without a list, one model: what no list tells of it is left to people. */
async function ofOneModel(
  proposal: string | undefined,
  options: AnyScaffoldOptions,
): Promise<Wanted> {
  const { model: ids = [], ...wish } = options
  if (ids.length > 1) throw new UsageError('Name one model, or a list of models with `--models`')
  const [model] = ids
  const briefed = await briefOf(proposal, { ...wish, ...(model === undefined ? {} : { model }) })
  const { brief, notes, unanswered } = briefed
  const offer = offerOfBrief(brief)
  const todos = offer ? [] : ['Nothing is written: the proposal names no model as `org/name`.']
  const offers = offer === undefined ? [] : [offer]
  const asked = new Set(offers.map(({ id }) => id))
  const slug = options.name
  const chosen = new Map(slug === undefined ? [] : [...asked].map((id) => [id, { slug }]))
  return { offers, asked, notes, todos, unanswered, chosen }
}
