import type { HeadKey, PullKey } from '../reconcile/key.ts'
import { overviewOf } from './open-pulls.ts'
import type { Outside } from './outside.ts'

/** The open pull requests with this head: a suite on the head of a fork names none itself. */
export async function resolveHead(
  outside: Outside,
  { repository, head }: HeadKey,
): Promise<readonly PullKey[]> {
  const place = await outside.directory.find(repository)
  if (place === undefined) return []
  const overview = await overviewOf(await outside.accessTo(place), place)
  if (overview?.id !== repository) return []
  return overview.open
    .filter((pull) => pull.head === head)
    .map(({ number }) => ({ kind: 'pull', repository, number }))
}
