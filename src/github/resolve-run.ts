import { purposes, runIdOf } from '../lifecycle/validation.ts'
import type { Key, RunKey } from '../reconcile/key.ts'
import type { Outside } from './outside.ts'
import { noteRan } from './runs-known.ts'

const written = /^\w+:\d+\/(?<file>.+):[0-9a-f]{40}:\d+$/

/** The proposals for which we have started a run; where it is not one of ours, its repository. */
export async function resolveRun(
  { store }: Pick<Outside, 'store'>,
  { repository, run }: RunKey,
): Promise<readonly Key[]> {
  const intents = await Promise.all(
    purposes.map((purpose) => store.intents(`${purpose}:${repository}/`)),
  )
  const ours = intents.flat().filter(({ outcome }) => runIdOf(outcome) === run)
  const files = new Set(ours.flatMap(({ id }) => written.exec(id)?.groups?.file ?? []))
  if (files.size === 0) return [{ kind: 'repository', repository }]
  for (const file of files) await noteRan(store, { repository, file })
  return [...files].map((file) => ({ kind: 'proposal', repository, file }))
}
