import { GraphQLError } from 'graphql'
import { placesOf } from '../shape/issue.ts'
import { nodeId } from '../shape/node-id.ts'
import type { PullRequest } from '../state/conversation.ts'
import { pullNumbered, pullsOf } from '../state/lookup.ts'
import { connection } from './connection.ts'
import { commitNamed, objectNamed } from './git-objects.ts'
import { issue, issues } from './issue.ts'
import {
  type Arguments,
  type GraphObject,
  need,
  numberIn,
  objectIn,
  type RepositoryView,
  textIn,
  textsIn,
} from './object.ts'
import { actorObject } from './people.ts'
import { labelObject, ordered, pullObject } from './pull.ts'

/** A repository and the ways into it. */
export function repositoryObject(view: RepositoryView): GraphObject {
  const { world, repository } = view
  return {
    __typename: 'Repository',
    id: nodeId('R', repository.id),
    databaseId: repository.id,
    name: repository.name,
    owner: actorObject(world, repository.ownerId),
    nameWithOwner: () => placesOf(world, repository).page.slice(world.place.url.length + 1),
    url: placesOf(world, repository).page,
    isPrivate: repository.isPrivate,
    isFork: repository.parentId !== undefined,
    isArchived: false,
    defaultBranchRef: () => refObject(view, `refs/heads/${repository.defaultBranch}`),
    ref: (args: Arguments) => refObject(view, textIn(args, 'qualifiedName') ?? ''),
    object: (args: Arguments) => named(view, args),
    labels: (args: Arguments) => labels(view, args),
    issue: (args: Arguments) => issue(view, args),
    issues: (args: Arguments) => issues(view, args),
    pullRequest: (args: Arguments) => pull(view, numberIn(args, 'number') ?? 0),
    pullRequests: (args: Arguments) => pulls(view, args),
  }
}

function refObject(view: RepositoryView, name: string): GraphObject | null {
  const full = name.startsWith('refs/') ? name : `refs/heads/${name}`
  const oid = view.repository.refs.get(full)
  if (oid === undefined) return null
  const [, kind, ...rest] = full.split('/')
  return {
    id: nodeId('REF', full),
    name: rest.join('/'),
    prefix: `refs/${kind}/`,
    target: () => {
      need(view, 'contents:read')
      return commitNamed(view, oid)
    },
  }
}

async function named(view: RepositoryView, args: Arguments): Promise<GraphObject | null> {
  need(view, 'contents:read')
  const expression = textIn(args, 'expression') ?? textIn(args, 'oid') ?? ''
  const [revision = '', ...path] = expression.split(':')
  const { refs, defaultBranch } = view.repository
  const name = revision === 'HEAD' ? defaultBranch : revision
  const oid = refs.get(name) ?? refs.get(`refs/heads/${name}`) ?? refs.get(`refs/tags/${name}`)
  const commit = oid ?? (/^[0-9a-f]{40}$/.test(name) ? name : undefined)
  if (commit === undefined) return null
  return await objectNamed(view, commit, path.length === 0 ? undefined : path.join(':'))
}

function labels({ world, repository }: RepositoryView, args: Arguments): GraphObject {
  const query = textIn(args, 'query')?.toLowerCase() ?? ''
  const all = [...world.state.labels.values()]
    .filter((label) => label.repositoryId === repository.id)
    .filter((label) => label.name.toLowerCase().includes(query))
  return connection(all, args, labelObject)
}

function pull(view: RepositoryView, number: number): GraphObject {
  need(view, 'pull_requests:read')
  const issue = pullNumbered(view.world.state, view.repository, number)
  if (issue !== undefined) return pullObject(view, issue)
  const message = `Could not resolve to a PullRequest with the number of ${number}.`
  throw new GraphQLError(message, { extensions: { type: 'NOT_FOUND' } })
}

function pulls(view: RepositoryView, args: Arguments): GraphObject {
  need(view, 'pull_requests:read')
  const states = textsIn(args, 'states')
  const head = textIn(args, 'headRefName')
  const base = textIn(args, 'baseRefName')
  const stateOf = ({ pull: { merge }, state }: PullRequest): string =>
    merge === undefined ? state.toUpperCase() : 'MERGED'
  const found = pullsOf(view.world.state, view.repository)
    .filter((issue) => states === undefined || states.includes(stateOf(issue)))
    .filter((issue) => head === undefined || issue.pull.headBranch === head)
    .filter((issue) => base === undefined || issue.pull.baseBranch === base)
  const sorted = ordered(found, objectIn(args, 'orderBy'))
  return connection(sorted, args, (issue) => pullObject(view, issue))
}
