import { createHash } from 'node:crypto'
import type { Repository } from '../state/repository.ts'
import type { Workflow } from '../state/workflows.ts'
import { parseWorkflow, type WorkflowFile } from '../workflow-file.ts'
import type { World } from '../world.ts'

const folder = '.github/workflows'

/** A workflow keeps its id as long as its file keeps its path. */
export function workflowId(repositoryId: number, path: string): number {
  const digest = createHash('sha1').update(`${repositoryId} ${path}`).digest()
  return digest.readUInt32BE() % 1_000_000_000
}

/** The workflow file at a path in a commit; a workflow exists if its file does. */
export async function workflowIn(
  world: World,
  commit: string,
  path: string,
): Promise<WorkflowFile | undefined> {
  const entry = await world.git.entryAt(commit, path)
  if (entry?.type !== 'blob') return undefined
  return parseWorkflow(path, (await world.git.readBlob(entry.oid)).toString('utf8'))
}

/** The workflows of the default branch. */
export async function workflowsOf(
  world: World,
  at: Repository,
): Promise<readonly (Workflow & WorkflowFile)[]> {
  const head = at.refs.get(`refs/heads/${at.defaultBranch}`)
  const tree = head === undefined ? undefined : await world.git.entryAt(head, folder)
  if (head === undefined || tree?.type !== 'tree') return []
  const entries = await world.git.readTree(tree.oid, false)
  const paths = entries.map((entry) => `${folder}/${entry.path}`)
  const found = await Promise.all(
    paths
      .filter((path) => /\.ya?ml$/.test(path))
      .map(async (path) => ({ path, file: await workflowIn(world, head, path) })),
  )
  return found.flatMap(({ path, file }) =>
    file === undefined ? [] : { ...known(world, at, path), ...file },
  )
}

/** Whether it was switched off outlives its file. */
function known({ state }: World, at: Repository, path: string): Workflow {
  const id = workflowId(at.id, path)
  return state.workflows.get(id) ?? { id, repositoryId: at.id, path, state: 'active' }
}
