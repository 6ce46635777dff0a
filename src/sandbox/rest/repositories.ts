import { notFound, Problem } from '../problem.ts'
import { commitShape } from '../shape/commit.ts'
import { userShape } from '../shape/people.ts'
import { pullSummary } from '../shape/pull.ts'
import { repositoryShape } from '../shape/repository.ts'
import type { PullRequest } from '../state/conversation.ts'
import { isCollaborator, pullsOf, roleOf, userNamed } from '../state/lookup.ts'
import type { Role } from '../state/people.ts'
import { shaOf } from './find.ts'
import {
  type Answer,
  inRepository,
  listed,
  noContent,
  type Operations,
  ok,
  type RepositoryCall,
  textAt,
} from './operation.ts'

const metadata = { needs: ['metadata:read'], role: 'read' } as const
const contents = { needs: ['contents:read'], role: 'read' } as const

/** A repository, its commits, and who may do what there. */
export const repositories: Operations = {
  'repos/get': inRepository(metadata, ({ world, repository }) =>
    ok(repositoryShape(world, repository)),
  ),
  'repos/get-collaborator-permission-level': inRepository(metadata, permissionOf),
  'repos/check-collaborator': inRepository({ ...metadata, role: 'write' }, checkCollaborator),
  'repos/list-commits': inRepository(contents, listCommits),
  'repos/get-commit': inRepository(contents, getCommit),
  'repos/list-pull-requests-associated-with-commit': inRepository(
    { needs: ['pull_requests:read'], role: 'read' },
    listPulls,
  ),
}

const coarse: Readonly<Record<Role, string>> = {
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
}

function permissionOf(call: RepositoryCall): Answer {
  const { world, repository } = call
  const user = userNamed(world.state, textAt(call, 'username'))
  if (user === undefined) throw notFound()
  const given = roleOf(world.state, repository, user.id)
  return ok({
    permission: given === undefined ? 'none' : coarse[given.role],
    role_name: given?.name ?? 'none',
    user: userShape(world, user.id),
  })
}

function checkCollaborator(call: RepositoryCall): Answer {
  const { world, repository } = call
  const user = userNamed(world.state, textAt(call, 'username'))
  if (user === undefined || !isCollaborator(world.state, repository, user.id)) throw notFound()
  return noContent()
}

async function listCommits(call: RepositoryCall): Promise<Answer> {
  const { world, repository, query } = call
  const to = shaOf(call, query.get('sha') ?? repository.defaultBranch)
  if (to === undefined) throw notFound()
  const path = query.get('path')
  const commits = await world.git.log({ to, ...(path === null ? {} : { path }) }, 1000)
  return listed(commits, (commit) => commitShape(world, repository, commit))
}

async function getCommit(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const sha = shaOf(call, textAt(call, 'ref'))
  const commit = sha === undefined ? undefined : await world.git.readCommit(sha)
  if (commit === undefined)
    throw new Problem(422, `No commit found for SHA: ${textAt(call, 'ref')}`)
  return ok(commitShape(world, repository, commit))
}

/** Pull requests that brought or would bring the commit, also by merging it. */
async function listPulls(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const sha = textAt(call, 'commit_sha')
  const all = pullsOf(world.state, repository)
  const flags = await Promise.all(all.map((issue) => brings(call, issue, sha)))
  const bringing = all.filter((_, index) => flags[index])
  return listed(bringing, (issue) => pullSummary(world, repository, issue))
}

async function brings(
  { world }: RepositoryCall,
  issue: PullRequest,
  sha: string,
): Promise<boolean> {
  const { headSha, baseSha, merge } = issue.pull
  if (headSha === sha || merge?.sha === sha) return true
  if ((await world.git.readCommit(sha)) === undefined) return false
  const isInside = await world.git.isAncestor(sha, headSha)
  return isInside && !(await world.git.isAncestor(sha, baseSha))
}
