import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { Chapter } from './story.ts'

type Call = Sandbox['calls'][number]

/** What one chapter of the story asked of GitHub. */
export interface Step {
  readonly title: string
  readonly calls: readonly Call[]
  /** Those of them that are about the registration pull request. */
  readonly registration: readonly Call[]
}

/** What opening a pull request takes, and asking people about it. */
const opening = new Set([
  'git/create-tree',
  'git/create-commit',
  'git/create-ref',
  'pulls/create',
  'issues/add-assignees',
  'pulls/request-reviewers',
])

/** Sorts out what the app asked while a chapter was played. */
export function stepOf({ title, registration }: Chapter, all: readonly Call[]): Step {
  const calls = callsOf(all)
  const about = registration === 'all' ? calls : calls.filter((call) => opening.has(call.operation))
  return { title, calls, registration: registration === undefined ? [] : about }
}

/** The calls of the app; all others are of people. */
export function callsOf(calls: readonly Call[]): readonly Call[] {
  return calls.filter(({ actor }) => actor.startsWith('usher'))
}

/** `65 (12 GraphQL, 8 reads, 45 writes)`. */
export function renderCalls(calls: readonly Call[]): string {
  const count = (kind: Call['kind']): number => calls.filter((call) => call.kind === kind).length
  const kinds = `${count('graphql')} GraphQL, ${count('read')} reads, ${count('write')} writes`
  return `${calls.length} (${kinds})`
}
