import type { Identity, TreeChange } from '../git/repository.ts'
import type { Repository } from '../state/repository.ts'
import type { World } from '../world.ts'

export interface Change {
  readonly changes: readonly TreeChange[]
  readonly message: string
  readonly author: Identity
  readonly committer: Identity
}

/** Makes the commit that a change to a branch would be; the branch has not moved yet. */
export async function commitOnto(
  world: World,
  parent: string | undefined,
  { changes, message, author, committer }: Change,
): Promise<string> {
  const base = parent === undefined ? undefined : await world.git.readCommit(parent)
  const tree = await world.git.writeTree(base?.tree, changes)
  const parents = parent === undefined ? [] : [parent]
  return await world.git.writeCommit({ tree, parents, message, author, committer })
}

/** The head of a branch by its short name. */
export function headOf(repository: Repository, branch: string): string | undefined {
  return repository.refs.get(`refs/heads/${branch}`)
}
