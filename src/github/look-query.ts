import { branchOf, type OwnPlace, ownKeysOf } from '../lifecycle/names.ts'
import { comments, fieldOf, files, labelEvents, labels, reviews } from './lists.ts'
import { personFragment } from './person.ts'
import { labelsField } from './repository-labels.ts'

/** The fields of a check run, and of the text of a file at a commit. */
export const checkFragment: string = `fragment check on CheckRun {
  databaseId name externalId status conclusion title summary text
}`

/** Our own check runs on a commit, newest of each name. */
export const ourChecks: string = `ours: checkSuites(first: 5, filterBy: { appId: $app }) {
  nodes { checkRuns(first: 50, filterBy: { checkType: LATEST }) { nodes { ...check } } }
}`

const home = `fragment home on PullRequest {
  number state isDraft locked headRefName headRefOid isCrossRepository createdAt mergedAt updatedAt
  authorAssociation
  author { ...person }
  ${[labels, files, labelEvents, comments, reviews].map((list) => fieldOf(list)).join('\n  ')}
  commits(last: 1) { nodes { commit {
    oid
    seen: checkSuites(first: 20) { nodes { createdAt } }
    ${ourChecks}
    file(path: $path) { path oid object { ... on Blob { text isTruncated } } }
  } } }
}`

/** A page of pull requests from one branch. */
export const pullsFragment: string = `fragment pulls on PullRequestConnection { nodes {
  number state headRefOid title body mergeable isCrossRepository updatedAt
  author { ...person }
  comments(first: 1) { totalCount }
  timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) {
    nodes { ... on ClosedEvent { createdAt actor { ...person } } }
  }
} }`

/** Where a branch stands, and by whom. */
export const tipFragment: string = `fragment tip on Ref { target { oid ... on Commit {
  message
  author { email user { login databaseId } }
} } }`

/** One branch of ours to ask about, by the name of its variable and of its answer. */
export interface Asked extends OwnPlace {
  readonly as: string
}

/** The branches of ours there may be in a repository, with those of its further targets. */
export function askedOf(slots: readonly string[]): readonly Asked[] {
  return ownKeysOf(slots).map((own, n) => ({
    ...own,
    as: own.slot === undefined ? own.part : `own${n}`,
  }))
}

/** Branches of ours and the pull requests from them, as fields. */
export function branchFields(asked: readonly Asked[]): string {
  const fields = asked.map(
    ({ as }) => `${as}: pullRequests(
      first: 20, headRefName: $${as}, orderBy: { field: CREATED_AT, direction: DESC }
    ) @include(if: $named) { ...pulls }
    ${as}Ref: ref(qualifiedName: $${as}Ref) @include(if: $named) { ...tip }`,
  )
  return fields.join('\n    ')
}

export function branchVariables(asked: readonly Asked[]): string {
  return asked.map(({ as }) => `$${as}: String!, $${as}Ref: String!`).join(', ')
}

/** The values of those variables, for a model of this name. */
export function branchesOf(
  asked: readonly Asked[],
  { name, home }: { readonly name: string; readonly home?: string },
): Readonly<Record<string, string>> {
  const values = asked.flatMap(({ as, key }): readonly (readonly [string, string])[] => {
    const branch = branchOf(name, key, home)
    return [
      [as, branch],
      [`${as}Ref`, `refs/heads/${branch}`],
    ]
  })
  return Object.fromEntries(values)
}

/** Everything GraphQL can say about one proposal, in one question. */
export function lookQuery(asked: readonly Asked[]): string {
  return `query look(
  $owner: String!, $name: String!, $app: Int!,
  $home: Int!, $hasHome: Boolean!, $path: String!,
  $approved: GitObjectID!, $hasApproved: Boolean!,
  $named: Boolean!, ${branchVariables(asked)}
) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
    databaseId name owner { login } isPrivate
    defaultBranchRef { name target { oid ... on Commit { tree { oid } } } }
    ${labelsField}
    home: pullRequest(number: $home) @include(if: $hasHome) { ...home }
    approved: object(oid: $approved) @include(if: $hasApproved) {
      ... on Commit { oid ${ourChecks} }
    }
    ${branchFields(asked)}
  }
}
${[personFragment, checkFragment, home, pullsFragment, tipFragment].join('\n')}`
}
