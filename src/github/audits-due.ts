import { repairBranch } from '../lifecycle/names.ts'
import { type AuditKey, renderKey } from '../reconcile/key.ts'
import { every } from '../reconcile/schedule.ts'
import type { Ground } from './ground.ts'
import type { Memory } from './hints.ts'
import type { Overview } from './open-pulls.ts'
import type { Outside } from './outside.ts'

/** By then the proposals that the same sweep found changed have been looked at. */
const delayMs = 5 * 60_000

/**
 * Has a repository audited once its time has come, which the store sees to, and names the audit where
 * the repair pull request may be out of date.
 */
export async function auditsDue(
  { store, now }: Outside,
  { config }: Ground,
  overview: Overview,
): Promise<readonly AuditKey[]> {
  const key = { kind: 'audit', repository: overview.id } as const
  const { audit: cron, timeZone: zone } = config.schedule
  if (cron !== undefined) {
    const name = renderKey(key)
    await every(store, { name, key: name, cron, zone, delayMs }, now())
  }
  return (await isOutOfDate(store, overview)) ? [key] : []
}

/** The default branch has moved on since the repairs were worked out. */
async function isOutOfDate(memory: Memory, { id, open, bot, head }: Overview): Promise<boolean> {
  const isOpen = open.some(
    ({ branch, author, fromFork }) =>
      branch === repairBranch && author.login === bot && author.type === 'Bot' && !fromFork,
  )
  return isOpen && (await memory.recall(auditedKey(id))) !== head
}

const auditedKey = (repository: string): string => `audited:${repository}`

/** Remembers the commit of the default branch that was audited last. */
export async function rememberAudited(
  memory: Memory,
  repository: string,
  head: string,
): Promise<void> {
  await memory.remember(auditedKey(repository), head)
}
