import { reportOf } from '../audit/report.ts'
import { decideGroup } from '../decide/decide-group.ts'
import { decidePull } from '../decide/decide-pull.ts'
import type { Plan } from '../decide/plan.ts'
import type { Chronicle } from './chronicle.ts'
import { type Key, parseKey, renderKey } from './key.ts'
import { reconcile } from './reconcile.ts'
import { reconcileAudit } from './reconcile-audit.ts'
import type { Where, World } from './world.ts'

/** What working on a key needs: the world, and where to put the keys a hint stands for. */
export interface Work {
  readonly world: World
  readonly enqueue: (key: string) => Promise<void>
  readonly chronicle: Chronicle
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void
}

/**
 * Works on one key of the queue: a proposal and an audit are reconciled, every other key resolves to keys that are
 * put into the queue. Says when to look at it again, if ever.
 */
export async function workOn(
  { world, enqueue, chronicle, log }: Work,
  text: string,
): Promise<Date | undefined> {
  const key = parseKey(text)
  if (key === undefined) throw new Error(`Not a key: ${text}`)
  if (key.kind === 'proposal') {
    const { changes, again, left } = await reconcile(world, key)
    await chronicle.looked(key, left, changes)
    log('Reconciled', { key: text, changes: changes.map(({ kind }) => kind) })
    return again
  }
  if (key.kind === 'audit') {
    const { changes, left } = await reconcileAudit(world, key)
    if (left !== undefined) await chronicle.audited(key.repository, reportOf(left), left.now)
    log('Audited', { key: text, changes: changes.map(({ kind }) => kind) })
    return undefined
  }
  await workOnHint({ world, enqueue, chronicle }, key)
  return undefined
}

async function workOnHint(
  { world, enqueue, chronicle }: Omit<Work, 'log'>,
  key: Exclude<Key, { kind: 'proposal' }>,
): Promise<void> {
  const found = await world.resolve(key)
  for (const one of found) await enqueue(renderKey(one))
  await chronicle.told(key, found)
  const shown = await checksOf(world, key)
  if (shown === undefined) return
  for (const action of shown.plan) await world.act(action, shown.where)
}

/** What to change about checks that belong to no proposal's life, and where. */
export async function checksOf(
  world: World,
  key: Key,
): Promise<{ readonly plan: Plan; readonly where: Where } | undefined> {
  if (key.kind === 'pull' || key.kind === 'checks') {
    const edit = await world.observeEdit(key)
    return edit && { plan: decidePull(edit), where: edit }
  }
  if (key.kind !== 'head') return undefined
  const group = await world.observeGroup(key)
  return group && { plan: decideGroup(group), where: group }
}
