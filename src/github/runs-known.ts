import { z } from 'zod'
import { digestOf } from '../lifecycle/digest.ts'
import type { Intent, Run } from '../lifecycle/snapshot.ts'
import { refusalOf } from '../lifecycle/validation.ts'
import { type Memory, remembered } from './hints.ts'

/** Whose runs. */
interface Whose {
  readonly repository: string
  readonly file: string
}

/** Runs as they were listed, and for what. */
export interface RunsKnown {
  readonly runs: readonly Run[]
  /** The ids of those that the listing itself showed. */
  readonly listed: readonly string[]
}

/** What decides which runs are looked for. */
interface Ask extends Whose {
  readonly dispatched: readonly string[]
  readonly observed: readonly string[]
  readonly intents: readonly (readonly Intent[])[]
  readonly model: string
  readonly jobs: readonly string[]
}

const runSchema = z.object({
  id: z.string(),
  path: z.string(),
  title: z.string(),
  event: z.string(),
  head: z.string(),
  headBranch: z.string(),
  headRepositoryId: z.string(),
  actor: z.object({
    login: z.string(),
    id: z.string(),
    type: z.enum(['User', 'Bot', 'Organization']),
  }),
  attempt: z.number(),
  status: z.string(),
  conclusion: z.string().nullable(),
  link: z.string(),
  at: z.coerce.date(),
  jobs: z.array(
    z.object({ name: z.string(), conclusion: z.string().nullable(), link: z.string() }),
  ),
  entry: z
    .object({
      repository: z.string().optional(),
      revision: z.string().optional(),
      tag: z.string().optional(),
    })
    .transform(({ repository, revision, tag }) => ({ repository, revision, tag }))
    .optional()
    .transform((entry) => entry ?? undefined),
})

const schema = z.object({
  ask: z.string(),
  ran: z.string(),
  runs: z.array(runSchema),
  listed: z.array(z.string()),
})

/** Tells that a run of a proposal has moved on: what is known of its runs no longer holds. */
export async function noteRan(memory: Memory, whose: Whose): Promise<void> {
  await memory.remember(ranKey(whose), crypto.randomUUID())
}

/** A word that changes whenever a run of the proposal has moved on. */
export async function ranOf(memory: Memory, whose: Whose): Promise<string> {
  return (await memory.recall(ranKey(whose))) ?? ''
}

/**
 * The runs of a proposal as they were listed last, where nothing can have come of them since: all that
 * we started have ended, no event told of another, and the same is looked for.
 */
export async function recallRuns(memory: Memory, ask: Ask): Promise<RunsKnown | undefined> {
  const known = remembered(await memory.recall(knownKey(ask)), schema)
  if (known === undefined || known.ask !== digestOfAsk(ask)) return undefined
  if (known.ran !== (await ranOf(memory, ask))) return undefined
  return isAtRest(ask, known.runs) ? known : undefined
}

/** Remembers runs that were listed after `ran` was the word. */
export async function rememberRuns(
  memory: Memory,
  { ask, ran, known }: { readonly ask: Ask; readonly ran: string; readonly known: RunsKnown },
): Promise<void> {
  const value = { ask: digestOfAsk(ask), ran, runs: known.runs, listed: known.listed }
  await memory.remember(knownKey(ask), JSON.stringify(value))
}

/** Remembers that there is no run, where only runs of our own count and we have started none. */
export async function rememberNone(memory: Memory, ask: Ask): Promise<void> {
  if (ask.observed.length > 0 || ask.intents.flat().length > 0) return
  if ((await recallRuns(memory, ask)) !== undefined) return
  const ran = await ranOf(memory, ask)
  await rememberRuns(memory, { ask, ran, known: { runs: [], listed: [] } })
}

/** What was written down has ended, and nothing else is there but ended runs of others: those are told of. */
function isAtRest({ intents, observed }: Ask, runs: readonly Run[]): boolean {
  const outcomes = new Set(intents.flat().map(({ outcome }) => outcome ?? ''))
  const ended = new Set(runs.filter((run) => run.status === 'completed').map((run) => run.id))
  const isEnded = (outcome: string): boolean =>
    refusalOf(outcome) !== undefined || ended.has(outcome)
  const isTold = ({ id, path }: Run): boolean =>
    ended.has(id) && (outcomes.has(id) || observed.includes(path))
  return [...outcomes].every(isEnded) && runs.every(isTold)
}

function digestOfAsk({ dispatched, observed, intents, model, jobs }: Ask): string {
  const made = intents.flat().map(({ id, outcome }) => [id, outcome ?? null])
  return digestOf([JSON.stringify([dispatched, observed, made, model, jobs])])
}

const ranKey = ({ repository, file }: Whose): string => `ran:${repository}/${file}`
const knownKey = ({ repository, file }: Whose): string => `runs:${repository}/${file}`
