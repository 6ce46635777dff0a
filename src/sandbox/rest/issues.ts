import { z } from 'zod'
import { attachLabels } from '../acts/label.ts'
import { nextNumber, revise } from '../acts/record.ts'
import { tellIssue } from '../acts/tell.ts'
import { objectionTo } from '../auth/access.ts'
import { issueShape } from '../shape/issue.ts'
import type { Issue } from '../state/conversation.ts'
import { labelNamed, userOf } from '../state/lookup.ts'
import { timeOf } from '../world.ts'
import { issueAt } from './find.ts'
import { updateIssue } from './issue-update.ts'
import { labelNames } from './label-names.ts'
import {
  type Answer,
  created,
  inRepository,
  listed,
  noContent,
  type Operations,
  ok,
  type RepositoryCall,
  read,
} from './operation.ts'

const reading = { needs: ['issues:read', 'pull_requests:read'], role: 'read' } as const
const writing = { needs: ['issues:write', 'pull_requests:write'], role: 'read' } as const

const locking = { ...writing, role: 'write' } as const

/** Issues, and pull requests seen as issues. */
export const issues: Operations = {
  'issues/create': inRepository({ needs: ['issues:write'], role: 'read' }, create),
  'issues/get': inRepository(reading, (call) =>
    ok(issueShape(call.world, call.repository, issueAt(call))),
  ),
  'issues/update': inRepository(writing, updateIssue),
  'issues/list-for-repo': inRepository(reading, list),
  'issues/lock': inRepository(locking, (call) => lock(call, 'locked')),
  'issues/unlock': inRepository(locking, (call) => lock(call, 'unlocked')),
}

const wish = z.object({
  title: z.union([z.string(), z.number()]).transform(String),
  body: z.string().max(65_536).nullish(),
  labels: labelNames.optional(),
})

async function create(call: RepositoryCall): Promise<Answer> {
  const { world, repository, user, actor } = call
  const { title, body, labels } = read(call, wish)
  const now = timeOf(world)
  const issue: Issue = {
    id: world.nextId(),
    repositoryId: repository.id,
    number: nextNumber(world, repository.id),
    authorId: user.id,
    title,
    body: body ?? null,
    state: 'open',
    stateReason: null,
    labelIds: [],
    assigneeIds: [],
    locked: false,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedById: undefined,
    pull: undefined,
  }
  world.state.issues.set(issue.id, issue)
  const occasion = { at: repository, by: user, action: 'opened' }
  await tellIssue(world, occasion, issue)
  const labelling = { at: repository, role: 'triage', needs: ['issues:write'] } as const
  const mayLabel = objectionTo(world.state, actor, labelling) === undefined
  const names = mayLabel ? (labels ?? []) : []
  return created(
    issueShape(world, repository, await attachLabels(world, occasion, { issue, names })),
  )
}

/** Locks the conversation, or opens it again; what is so already is not told. */
async function lock(call: RepositoryCall, action: 'locked' | 'unlocked'): Promise<Answer> {
  const { world, repository: at, user: by } = call
  const issue = issueAt(call)
  const locked = action === 'locked'
  if (issue.locked === locked) return noContent()
  await tellIssue(world, { at, by, action }, revise(world, issue, { locked }))
  return noContent()
}

function list(call: RepositoryCall): Answer {
  const { world, repository, query } = call
  const state = query.get('state') ?? 'open'
  const since = Date.parse(query.get('since') ?? '1970-01-01T00:00:00Z')
  const creator = query.get('creator')?.toLowerCase()
  const labels = (query.get('labels') ?? '').split(',').filter((name) => name !== '')
  const wanted = labels.map((name) => labelNamed(world.state, repository.id, name)?.id ?? -1)
  const found = [...world.state.issues.values()]
    .filter((issue) => issue.repositoryId === repository.id)
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => Date.parse(issue.updatedAt) >= since)
    .filter((issue) => wanted.every((id) => issue.labelIds.includes(id)))
    .filter((issue) => [undefined, loginOf(call, issue)].includes(creator))
  return listed(sorted(found, query), (issue) => issueShape(world, repository, issue))
}

function loginOf({ world }: RepositoryCall, issue: Issue): string {
  return userOf(world.state, issue.authorId).login.toLowerCase()
}

/** Newest first unless asked otherwise. */
function sorted(found: readonly Issue[], query: URLSearchParams): readonly Issue[] {
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt'
  const ascending = found.toSorted((a, b) => a[key].localeCompare(b[key]) || a.number - b.number)
  return query.get('direction') === 'asc' ? ascending : ascending.toReversed()
}
