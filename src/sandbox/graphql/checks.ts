import { latestChecksOf, resultOf } from '../shape/check.ts'
import { placesOf } from '../shape/issue.ts'
import { nodeId } from '../shape/node-id.ts'
import type { Annotation, CheckRun, CheckSuite } from '../state/checks.ts'
import { connection } from './connection.ts'
import {
  type Arguments,
  type GraphObject,
  need,
  numberIn,
  objectIn,
  type RepositoryView,
  textIn,
} from './object.ts'

/** The suites on a commit, of one app when asked so. */
export function checkSuites(view: RepositoryView, sha: string, args: Arguments): GraphObject {
  need(view, 'checks:read')
  const { state } = view.world
  const wanted = numberIn(objectIn(args, 'filterBy'), 'appId')
  const suites = [...state.suites.values()]
    .filter((suite) => suite.repositoryId === view.repository.id && suite.headSha === sha)
    .filter((suite) => wanted === undefined || suite.appId === wanted)
  return connection(suites, args, (suite) => suiteObject(view, suite))
}

function suiteObject(view: RepositoryView, suite: CheckSuite): GraphObject {
  const { status, conclusion } = resultOf(suite, latestChecksOf(view.world, suite))
  const app = view.world.state.apps.get(suite.appId)
  return {
    id: nodeId('CS', suite.id),
    databaseId: suite.id,
    createdAt: suite.createdAt,
    updatedAt: suite.createdAt,
    status: status.toUpperCase(),
    conclusion: conclusion?.toUpperCase() ?? null,
    app:
      app === undefined
        ? null
        : { id: nodeId('A', app.id), databaseId: app.id, name: app.slug, slug: app.slug },
    checkRuns: (args: Arguments) => checkRuns(view, suite, args),
  }
}

function checkRuns(view: RepositoryView, suite: CheckSuite, args: Arguments): GraphObject {
  const filter = objectIn(args, 'filterBy')
  const all = [...view.world.state.checks.values()].filter((check) => check.suiteId === suite.id)
  const chosen = textIn(filter, 'checkType') === 'ALL' ? all : latestChecksOf(view.world, suite)
  const name = textIn(filter, 'checkName')
  const named = chosen.filter((check) => name === undefined || check.name === name)
  return connection(named, args, (check) => checkObject(view, check))
}

export function checkObject({ world, repository }: RepositoryView, check: CheckRun): GraphObject {
  const url = `${placesOf(world, repository).page}/runs/${check.id}`
  return {
    __typename: 'CheckRun',
    id: nodeId('CR', check.id),
    databaseId: check.id,
    name: check.name,
    externalId: check.externalId,
    status: check.status.toUpperCase(),
    conclusion: check.conclusion?.toUpperCase() ?? null,
    title: check.output.title,
    summary: check.output.summary,
    text: check.output.text,
    startedAt: check.startedAt,
    completedAt: check.completedAt,
    detailsUrl: check.detailsUrl ?? url,
    url,
    annotations: (args: Arguments) => connection(check.annotations, args, annotationObject),
  }
}

function annotationObject(one: Annotation): GraphObject {
  return {
    path: one.path,
    annotationLevel: one.annotation_level.toUpperCase(),
    title: one.title,
    message: one.message,
    rawDetails: one.raw_details,
    location: {
      start: { line: one.start_line, column: one.start_column },
      end: { line: one.end_line, column: one.end_column },
    },
  }
}
