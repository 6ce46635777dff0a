import { z } from 'zod'
import type { Intent, Run } from '../lifecycle/snapshot.ts'
import { runIdOf } from '../lifecycle/validation.ts'
import type { Access } from './access.ts'
import type { Memory } from './hints.ts'
import { runSchema } from './run-answer.ts'

/** Runs that matter and may have been pushed off the page by newer ones. */
export interface OlderWanted {
  readonly owner: string
  readonly name: string
  readonly listed: readonly Run[]
  /** Dispatches, each kind of them apart. */
  readonly intents: readonly (readonly Intent[])[]
  /** Where the runs of others that were evidence once are remembered. */
  readonly evidenceKey: string
  readonly now: Date
}

const newestFew = 3
/** A run that was made just now may not be everywhere yet. */
const certainMinutes = 10

/** Those runs, read by their ids; one that was deleted is asked for once. */
export async function olderRuns(
  access: Access,
  memory: Memory,
  wanted: OlderWanted,
): Promise<readonly Run[]> {
  const known = new Set(wanted.listed.map((run) => run.id))
  const newest = wanted.intents.flatMap((intents) =>
    intents.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, newestFew),
  )
  const dispatched = newest.flatMap(({ outcome, at }) => {
    const id = runIdOf(outcome)
    const age = wanted.now.getTime() - at.getTime()
    return id === undefined ? [] : [{ id, isOld: age > certainMinutes * 60_000 }]
  })
  const others = await evidenceIds(memory, wanted.evidenceKey)
  const missing = [...dispatched, ...others.map((id) => ({ id, isOld: true }))]
  const asked = new Map(missing.filter(({ id }) => !known.has(id)).map((one) => [one.id, one]))
  const found = [...asked.values()].map((one) => runOf(access, memory, { ...wanted, ...one }))
  return (await Promise.all(found)).filter((run) => run !== undefined)
}

/** Remembers the runs of others that are evidence now. */
export async function keepEvidence(
  memory: Memory,
  key: string,
  runs: readonly Run[],
): Promise<void> {
  const ids = JSON.stringify(runs.slice(0, newestFew).map(({ id }) => id))
  if (((await memory.recall(key)) ?? '[]') !== ids) await memory.remember(key, ids)
}

async function evidenceIds(memory: Memory, key: string): Promise<readonly string[]> {
  return z.array(z.string()).parse(JSON.parse((await memory.recall(key)) ?? '[]'))
}

async function runOf(
  access: Access,
  memory: Memory,
  { owner, name, id, isOld }: OlderWanted & { readonly id: string; readonly isOld: boolean },
): Promise<Run | undefined> {
  const key = `gone:run:${id}`
  if ((await memory.recall(key)) !== undefined) return undefined
  const run = await access.askFor(`read run ${id}`, async (octokit) => {
    const at = { owner, repo: name, run_id: Number(id) }
    return runSchema.parse((await octokit.rest.actions.getWorkflowRun(at)).data)
  })
  if (run === undefined && isOld) await memory.remember(key, 'gone')
  return run
}
