import { z } from 'zod'
import { mergePull } from '../acts/merge-pull.ts'
import { commitsOf, filesOf } from '../acts/pull-diff.ts'
import { notFound } from '../problem.ts'
import { commitShape, fileShape } from '../shape/commit.ts'
import { pullShape, pullSummary } from '../shape/pull.ts'
import type { PullRequest } from '../state/conversation.ts'
import { pullsOf, userOf } from '../state/lookup.ts'
import { pullAt } from './find.ts'
import {
  type Answer,
  inRepository,
  listed,
  noContent,
  type Operations,
  ok,
  type RepositoryCall,
  read,
} from './operation.ts'
import { updateBranch } from './pull-branch.ts'
import { createPull } from './pull-create.ts'
import { updatePull } from './pull-update.ts'

const reading = { needs: ['pull_requests:read'], role: 'read' } as const
const writing = { needs: ['pull_requests:write'], role: 'read' } as const

/** Pull requests. */
export const pulls: Operations = {
  'pulls/create': inRepository(writing, createPull),
  'pulls/get': inRepository(reading, async (call) =>
    ok(await pullShape(call.world, call.repository, pullAt(call))),
  ),
  'pulls/list': inRepository(reading, listPulls),
  'pulls/update': inRepository(writing, updatePull),
  'pulls/update-branch': inRepository(writing, updateBranch),
  'pulls/list-files': inRepository(reading, listFiles),
  'pulls/list-commits': inRepository(reading, listCommits),
  'pulls/merge': inRepository({ needs: ['contents:write'], role: 'write' }, merge),
  'pulls/check-if-merged': inRepository({ needs: ['contents:read'], role: 'read' }, (call) => {
    if (pullAt(call).pull.merge === undefined) throw notFound()
    return noContent()
  }),
}

function listPulls({ world, repository, query }: RepositoryCall): Answer {
  const state = query.get('state') ?? 'open'
  const head = query.get('head')
  const base = query.get('base')
  const labelOf = ({ pull }: PullRequest): string =>
    `${userOf(world.state, pull.headOwnerId).login}:${pull.headBranch}`
  const found = pullsOf(world.state, repository)
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => head === null || labelOf(issue) === head)
    .filter((issue) => base === null || issue.pull.baseBranch === base)
  return listed(sorted(found, query), (issue) => pullSummary(world, repository, issue))
}

/** Newest first unless asked otherwise. */
function sorted(issues: readonly PullRequest[], query: URLSearchParams): readonly PullRequest[] {
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt'
  const ascending = issues.toSorted((a, b) => a[key].localeCompare(b[key]) || a.number - b.number)
  const isDescending = query.get('direction') !== 'asc'
  return isDescending ? ascending.toReversed() : ascending
}

async function listFiles(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const issue = pullAt(call)
  const files = (await filesOf(world, issue)).slice(0, 3000)
  const head = issue.pull.headSha
  return listed(files, (file) => fileShape(world, repository, { head, file }))
}

async function listCommits(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const commits = await commitsOf(world, pullAt(call))
  return listed(commits, (commit) => commitShape(world, repository, commit))
}

const mergeWish = z.object({
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
  merge_method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
})

async function merge(call: RepositoryCall): Promise<Answer> {
  const wish = read(call, mergeWish)
  const sha = await mergePull(call.world, pullAt(call), {
    by: call.user,
    method: wish.merge_method,
    title: wish.commit_title,
    message: wish.commit_message,
    sha: wish.sha,
  })
  return ok({ sha, merged: true, message: 'Pull Request successfully merged' })
}
