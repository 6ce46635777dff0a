import { atOnce } from '../../src/github/pace.ts'
import { type GithubWorld, githubWorld } from '../../src/github/world.ts'
import { type Answer, type Call, recordedGitHub } from './recorded-github.ts'
import {
  blobsAnswer,
  directoryAnswers,
  ground,
  page,
  recorded,
  treeAnswer,
} from './recorded-repository.ts'
import { smallStore } from './small-store.ts'

export type Answers = Parameters<typeof recordedGitHub>[0]

/** A world over recorded answers, what it asked, and what it remembers. */
export interface Recorded {
  readonly world: GithubWorld
  readonly calls: readonly Call[]
  readonly store: ReturnType<typeof smallStore>
}

/** A world of one quiet repository, with whatever is answered differently. */
export function recordedWorld(answers: Answers, store: Recorded['store'] = smallStore()): Recorded {
  const { octokit, calls } = recordedGitHub({
    ...directoryAnswers,
    ...treeAnswer(recorded.main, ground),
    'query blobs': blobsAnswer,
    'query overview': overview([]),
    ...rulesAnswers,
    ...answers,
  })
  const world = githubWorld({
    appId: '1',
    appOctokit: octokit,
    octokitFor: async () => octokit,
    store,
    now: () => new Date('2026-01-05T12:00:00Z'),
    pace: atOnce,
    registry: async (image, tag) =>
      image.endsWith('phi-4') && tag === '0.0.1' ? 'present' : 'absent',
    facts: async () => undefined,
  })
  return { world, calls, store }
}

/** The names of the calls beside those that find the repository and its rules. */
export function names(calls: readonly Call[]): readonly string[] {
  const known = { ...directoryAnswers, ...rulesAnswers }
  return calls.map(({ name }) => name).filter((name) => !Object.hasOwn(known, name))
}

/** A default branch without rules, which is asked about once an hour. */
const rulesAnswers: Answers = {
  'GET /repos/acme/kaito/rules/branches/main?per_page=100': { body: [] },
  'GET /repos/acme/kaito/branches/main': { body: {} },
}

/** What the question `overview` is answered. */
export function overview(
  open: readonly object[],
  recent: readonly object[] = [],
  labels: object = page([{ name: 'bug' }]),
): Answer {
  const target = { name: 'main', target: { oid: recorded.main, tree: { oid: 'root' } } }
  const seen = { databaseId: 42, defaultBranchRef: target, labels, open: page(open) }
  const repository = { ...seen, recent: { nodes: recent } }
  return { body: { data: { viewer: { login: 'usher[bot]' }, repository } } }
}

/** The variables a GraphQL question was asked with. */
export function variablesOf({ body }: Call): Readonly<Record<string, unknown>> {
  return typeof body.variables === 'object' ? { ...body.variables } : {}
}

/** The open pull request that brings the proposal, as a sweep sees it. */
export const openPull: object = {
  number: 7,
  headRefName: 'phi-4',
  headRefOid: recorded.head,
  isCrossRepository: true,
  updatedAt: '2026-01-05T10:00:00Z',
  author: recorded.ines,
  files: { nodes: [{ path: recorded.path, changeType: 'ADDED' }] },
}
