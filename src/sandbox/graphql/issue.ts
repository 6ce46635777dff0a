import { GraphQLError } from 'graphql'
import { placesOf } from '../shape/issue.ts'
import { nodeId } from '../shape/node-id.ts'
import type { Issue } from '../state/conversation.ts'
import { isPull, issueNumbered, labelsOf, userOf } from '../state/lookup.ts'
import { comments } from './comments.ts'
import { connection } from './connection.ts'
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
import { actorObject, userObject } from './people.ts'
import { labelObject, ordered } from './pull.ts'
import { timelineItems } from './timeline.ts'

/** One issue by its number; pull requests are none. */
export function issue(view: RepositoryView, args: Arguments): GraphObject {
  need(view, 'issues:read')
  const number = numberIn(args, 'number') ?? 0
  const found = issueNumbered(view.world.state, view.repository, number)
  if (found !== undefined && !isPull(found)) return issueObject(view, found)
  const message = `Could not resolve to an Issue with the number of ${number}.`
  throw new GraphQLError(message, { extensions: { type: 'NOT_FOUND' } })
}

/** The issues of a repository that are no pull requests. */
export function issues(view: RepositoryView, args: Arguments): GraphObject {
  need(view, 'issues:read')
  const { state } = view.world
  const states = textsIn(args, 'states')
  const wanted = textsIn(args, 'labels')
  const creator = textIn(objectIn(args, 'filterBy'), 'createdBy')
  const hasLabel = (one: Issue): boolean =>
    labelsOf(state, one).some(({ name }) => wanted?.includes(name))
  const found = [...state.issues.values()]
    .filter((one) => one.repositoryId === view.repository.id && !isPull(one))
    .filter((one) => states === undefined || states.includes(one.state.toUpperCase()))
    .filter((one) => wanted === undefined || hasLabel(one))
    .filter((one) => creator === undefined || loginOf(view, one) === creator.toLowerCase())
  const sorted = ordered(found, objectIn(args, 'orderBy'))
  return connection(sorted, args, (one) => issueObject(view, one))
}

/** As REST writes it: with `[bot]` where it is one. */
function loginOf({ world }: RepositoryView, { authorId }: Issue): string {
  return userOf(world.state, authorId).login.toLowerCase()
}

function issueObject(view: RepositoryView, one: Issue): GraphObject {
  const { world, repository } = view
  return {
    __typename: 'Issue',
    id: nodeId('I', one.id),
    databaseId: one.id,
    fullDatabaseId: String(one.id),
    url: `${placesOf(world, repository).page}/issues/${one.number}`,
    number: one.number,
    title: one.title,
    body: one.body ?? '',
    state: one.state.toUpperCase(),
    stateReason: one.stateReason?.toUpperCase() ?? null,
    closed: one.state === 'closed',
    locked: one.locked,
    createdAt: one.createdAt,
    updatedAt: one.updatedAt,
    closedAt: one.closedAt,
    author: actorObject(world, one.authorId),
    assignees: (args: Arguments) =>
      connection(one.assigneeIds, args, (id) => userObject(world, id)),
    labels: (args: Arguments) => connection(labelsOf(world.state, one), args, labelObject),
    comments: (args: Arguments) => comments(view, one, args),
    timelineItems: (args: Arguments) => timelineItems(view, one, args),
  }
}
