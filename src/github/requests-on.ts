import type { StoredRequest } from '../store/store.ts'
import type { Outside } from './outside.ts'

/** Stands for a number where a request names only a commit: a suite on a fork's head, a merge group. */
export const anyPull = 0

/** What was heard about a pull request and is not settled: by its number, or by its head alone. */
export async function requestsOn(
  { store }: Pick<Outside, 'store'>,
  repository: string,
  { number, head }: { readonly number: number; readonly head: string },
): Promise<readonly StoredRequest[]> {
  const numbered = number === anyPull ? [] : await store.requests(repository, number)
  const atCommits = await store.requests(repository, anyPull)
  return [...numbered, ...atCommits.filter((request) => request.head === head)]
}
