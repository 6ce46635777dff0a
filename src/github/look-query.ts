import { ownParts } from '../lifecycle/names.ts'
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
  author { ...person }
  ${[labels, files, labelEvents, comments, reviews].map((list) => fieldOf(list)).join('\n  ')}
  commits(last: 1) { nodes { commit {
    oid
    seen: checkSuites(first: 20) { nodes { createdAt } }
    ${ourChecks}
    file(path: $path) { path oid object { ... on Blob { text isTruncated } } }
  } } }
}`

/** The newest pull requests from a branch. */
export const pullsFragment = `fragment pulls on PullRequestConnection { nodes {
  number state headRefOid title body mergeable isCrossRepository
  author { ...person }
  timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) {
    nodes { ... on ClosedEvent { createdAt actor { ...person } } }
  }
} }`

/** Where a branch stands. */
export const tipFragment = `fragment tip on Ref { target { oid ... on Commit {
  message
  author { email user { login databaseId } }
} } }`

const branches = ownParts.map(
  (part) => `${part}: pullRequests(
      first: 20, headRefName: $${part}, orderBy: { field: CREATED_AT, direction: DESC }
    ) @include(if: $named) { ...pulls }
    ${part}Ref: ref(qualifiedName: $${part}Ref) @include(if: $named) { ...tip }`,
)

const branchVariables = ownParts.map((part) => `$${part}: String!, $${part}Ref: String!`)

/** Everything GraphQL can say about one proposal, in one question. */
export const lookQuery: string = `query look(
  $owner: String!, $name: String!, $app: Int!,
  $home: Int!, $hasHome: Boolean!, $path: String!,
  $approved: GitObjectID!, $hasApproved: Boolean!,
  $named: Boolean!, ${branchVariables.join(', ')}
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
    ${branches.join('\n    ')}
  }
}
${[personFragment, checkFragment, home, pullsFragment, tipFragment].join('\n')}`
