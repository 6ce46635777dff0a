import { z } from 'zod'
import type { Key } from '../reconcile/key.ts'

const repository = z.object({
  id: z.union([z.number(), z.bigint(), z.string()]).transform(String),
})
const installation = z.object({
  repositories: z.array(repository).catch([]),
  repositories_added: z.array(repository).catch([]),
  repositories_removed: z.array(repository).catch([]),
})

/**
 * What to look at after the app was installed, sent away or granted something else: the repositories
 * it sees now, and those in which proposals of others are carried out, which learn of it as well.
 */
export function keysOfInstallation(action: string, payload: unknown): readonly Key[] {
  const { data } = installation.safeParse(payload)
  if (data === undefined) return []
  const all = [...data.repositories, ...data.repositories_added]
  const isGone = action === 'deleted' || action === 'suspend'
  const isOther = isGone || action === 'new_permissions_accepted'
  const left = [...data.repositories_removed, ...(isOther ? all : [])]
  const there = isGone ? [] : all
  return [
    ...left.map(({ id }) => ({ kind: 'left', repository: id }) as const),
    ...idsOf(there).map((id) => ({ kind: 'repository', repository: id }) as const),
  ]
}

function idsOf(all: readonly { readonly id: string }[]): readonly string[] {
  return [...new Set(all.map(({ id }) => id))]
}
