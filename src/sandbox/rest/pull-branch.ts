import { z } from 'zod'
import { moveRef } from '../acts/move-ref.ts'
import { baseTipOf } from '../acts/pull-diff.ts'
import { admit } from '../auth/access.ts'
import { Problem } from '../problem.ts'
import { identityOf } from '../shape/commit.ts'
import { placesOf } from '../shape/issue.ts'
import type { Repository } from '../state/repository.ts'
import { pullAt } from './find.ts'
import { type Answer, type RepositoryCall, read } from './operation.ts'

/** "Update branch": merges the base into the head, for people only. */
export async function updateBranch(call: RepositoryCall): Promise<Answer> {
  const { world, repository, user: by } = call
  const issue = pullAt(call)
  const { headSha, headBranch, baseBranch } = issue.pull
  const head = headRepository(call)
  const wish = read(call, z.object({ expected_head_sha: z.string().optional() }))
  if ((wish.expected_head_sha ?? headSha) !== headSha) {
    throw new Problem(422, 'expected head sha didn’t match current head ref.')
  }
  const base = baseTipOf(world, issue)
  if (await world.git.isAncestor(base, headSha)) {
    throw new Problem(422, 'There are no new commits on the base branch.')
  }
  const message = `Merge branch '${baseBranch}' into ${headBranch}`
  const author = identityOf(world, by)
  const merged = await world.git.merge('merge', headSha, base, { message, author })
  if (merged.kind === 'conflict') throw new Problem(422, 'merge conflict between base and head')
  const ref = `refs/heads/${headBranch}`
  await moveRef(world, { repositoryId: head.id, ref, to: merged.oid, by })
  const url = `${placesOf(world, repository).page}/pull/${issue.number}`
  return { kind: 'whole', status: 202, body: { message: 'Updating pull request branch.', url } }
}

/** The head's repository, to which whoever asks must be able to write. */
function headRepository(call: RepositoryCall): Repository {
  const { world, actor, repository } = call
  const { headRepositoryId, maintainerCanModify } = pullAt(call).pull
  const head = world.state.repositories.get(headRepositoryId ?? 0)
  if (head === undefined) throw new Problem(422, 'The head repository is gone')
  if (actor.kind !== 'person') throw new Problem(403, 'Resource not accessible by integration')
  const isOwn = head.ownerId === actor.user.id
  const at = maintainerCanModify && !isOwn ? repository : head
  admit(world.state, actor, { at, role: 'write', needs: ['contents:write'] })
  return head
}
