import { z } from 'zod'
import { Problem } from '../problem.ts'
import { commitShape } from '../shape/commit.ts'
import { placesOf } from '../shape/issue.ts'
import { repositoryShape } from '../shape/repository.ts'
import {
  combinedState,
  latestStatusesOf,
  simpleStatusShape,
  statusesOf,
  statusShape,
} from '../shape/status.ts'
import { fullNameOf } from '../state/lookup.ts'
import { type CommitStatus, statusStates } from '../state/statuses.ts'
import { timeOf } from '../world.ts'
import { commitAt } from './check-list.ts'
import {
  type Answer,
  created,
  inRepository,
  listed,
  type Operations,
  ok,
  type RepositoryCall,
  read,
  textAt,
} from './operation.ts'

const reading = { needs: ['statuses:read'], role: 'read' } as const
const writing = { needs: ['statuses:write'], role: 'write' } as const

/** Commit statuses, the older sister of check runs; people may write them too. */
export const statuses: Operations = {
  'repos/create-commit-status': inRepository(writing, create),
  'repos/list-commit-statuses-for-ref': inRepository(reading, (call) =>
    listed(statusesOf(call.world, call.repository, commitAt(call)), (one) =>
      statusShape(call.world, call.repository, one),
    ),
  ),
  'repos/get-combined-status-for-ref': inRepository(reading, (call) => {
    const { world, repository } = call
    const sha = commitAt(call)
    const all = latestStatusesOf(world, repository, sha)
    const { api } = placesOf(world, repository)
    return ok({
      state: combinedState(all),
      sha,
      total_count: all.length,
      statuses: all.map((one) => simpleStatusShape(world, repository, one)),
      repository: repositoryShape(world, repository),
      commit_url: `${api}/commits/${sha}`,
      url: `${api}/commits/${sha}/status`,
    })
  }),
}

const wish = z.object({
  state: z.enum(statusStates),
  context: z.string().max(255).default('default'),
  description: z.string().max(140).nullish(),
  target_url: z.string().nullish(),
})

async function create(call: RepositoryCall): Promise<Answer> {
  const { world, repository, user } = call
  const sha = textAt(call, 'sha')
  if ((await world.git.readCommit(sha)) === undefined) {
    throw new Problem(422, `No commit found for SHA: ${sha}`)
  }
  const wished = read(call, wish)
  const status: CommitStatus = {
    id: world.nextId(),
    repositoryId: repository.id,
    sha,
    state: wished.state,
    context: wished.context,
    description: wished.description ?? null,
    targetUrl: wished.target_url ?? null,
    creatorId: user.id,
    createdAt: timeOf(world),
  }
  world.state.statuses.set(status.id, status)
  await tell(call, status)
  return created(statusShape(world, repository, status))
}

/** The event names the branches whose head the commit is. */
async function tell(call: RepositoryCall, status: CommitStatus): Promise<void> {
  const { world, repository, user } = call
  const commit = await world.git.readCommit(status.sha)
  const { api } = placesOf(world, repository)
  const heads = [...repository.refs].filter(
    ([ref, oid]) => ref.startsWith('refs/heads/') && oid === status.sha,
  )
  const at = { sha: status.sha, url: `${api}/commits/${status.sha}` }
  const branches = heads.map(([ref]) => ({
    name: ref.slice('refs/heads/'.length),
    commit: at,
    protected: false,
  }))
  const { creator: _, url: __, node_id: ___, ...told } = statusShape(world, repository, status)
  const payload = {
    ...told,
    sha: status.sha,
    name: fullNameOf(world.state, repository),
    commit: commit === undefined ? at : commitShape(world, repository, commit),
    branches,
  }
  world.outbox.push({ name: 'status', action: undefined, repository, sender: user, payload })
}
