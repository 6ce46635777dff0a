import { decideConfig } from '../decide/decide-config.ts'
import { decideEdit } from '../decide/decide-edit.ts'
import { type Key, parseKey, renderKey } from './key.ts'
import { reconcile } from './reconcile.ts'
import type { World } from './world.ts'

/** What working on a key needs: the world, and where to put the keys a hint stands for. */
export interface Work {
  readonly world: World
  readonly enqueue: (key: string) => Promise<void>
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void
}

/**
 * Works on one key of the queue: a proposal is reconciled, every other key resolves to keys that are
 * put into the queue. Says when to look at it again, if ever.
 */
export async function workOn(
  { world, enqueue, log }: Work,
  text: string,
): Promise<Date | undefined> {
  const key = parseKey(text)
  if (key === undefined) throw new Error(`Not a key: ${text}`)
  if (key.kind === 'proposal') {
    const { changes, again } = await reconcile(world, key)
    log('Reconciled', { key: text, changes: changes.map(({ kind }) => kind) })
    return again
  }
  await workOnHint(world, key, enqueue)
  return undefined
}

async function workOnHint(
  world: World,
  key: Exclude<Key, { kind: 'proposal' }>,
  enqueue: Work['enqueue'],
): Promise<void> {
  for (const found of await world.resolve(key)) await enqueue(renderKey(found))
  if (key.kind !== 'pull') return
  const edit = await world.observeEdit(key)
  if (edit === undefined) return
  for (const action of [...decideEdit(edit), ...decideConfig(edit)]) await world.act(action, edit)
}
