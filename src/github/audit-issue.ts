import { z } from 'zod'
import type { AuditIssue, AuditSnapshot } from '../audit/audit-snapshot.ts'
import { parseMarker } from '../decide/marker.ts'
import { repairBranch } from '../lifecycle/names.ts'
import type { Bot, Person } from '../lifecycle/snapshot.ts'
import type { Access } from './access.ts'
import type { Memory } from './hints.ts'
import { comments, fieldOf } from './lists.ts'
import { pullsFragment, tipFragment } from './look-query.ts'
import { branchSchema, ownPullOf } from './own-pulls.ts'
import { allOf, type Page, pageOf } from './page.ts'
import { personFragment, personSchema } from './person.ts'

const issueFragment = `fragment issue on Issue {
  number state locked body author { ...person } ${fieldOf(comments)}
}`

const query = `query audit(
  $owner: String!, $name: String!, $login: String!, $number: Int!, $hasNumber: Boolean!,
  $branch: String!, $ref: String!
) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
    databaseId
    defaultBranchRef { name target { oid ... on Commit { tree { oid } } } }
    known: issue(number: $number) @include(if: $hasNumber) { ...issue }
    mine: issues(
      first: 20, filterBy: { createdBy: $login }, orderBy: { field: CREATED_AT, direction: ASC }
    ) { nodes { ...issue } }
    repair: pullRequests(
      first: 20, headRefName: $branch, orderBy: { field: CREATED_AT, direction: DESC }
    ) { ...pulls }
    repairRef: ref(qualifiedName: $ref) { ...tip }
  }
}
${[personFragment, pullsFragment, tipFragment, issueFragment].join('\n')}`

const issue = z.object({
  number: z.number(),
  state: z.enum(['OPEN', 'CLOSED']),
  locked: z.boolean(),
  body: z.string(),
  author: personSchema,
  comments: pageOf(comments.schema),
})
type Issue = z.infer<typeof issue>

const answer = z.object({
  viewer: z.object({ login: z.string(), databaseId: z.number() }),
  repository: z
    .intersection(
      z.object({
        databaseId: z.number(),
        defaultBranchRef: z
          .object({
            name: z.string(),
            target: z.object({ oid: z.string(), tree: z.object({ oid: z.string() }) }),
          })
          .nullable(),
        known: issue.nullish(),
        mine: z.object({ nodes: z.array(issue.nullable()).nullish() }),
      }),
      branchSchema('repair'),
    )
    .nullable(),
})

/** What of an audit is shown on GitHub: the issue, the repair pull request, and who we are. */
export interface Shown extends Pick<AuditSnapshot, 'issue' | 'doubles' | 'repair'> {
  readonly bot: Omit<Bot, 'appId'>
  /** The repository's id, its default branch, the commit that stands at, and its tree. */
  readonly id: string
  readonly defaultBranch: string
  readonly head: string
  readonly tree: string
}

/** Where to look. */
interface At {
  readonly id: string
  readonly owner: string
  readonly name: string
}

/**
 * Looks at the audit issue, the repair pull request and the default branch, in one question as long
 * as we know our name and the comments fill one page. `undefined` where the repository cannot be seen
 * or is empty.
 */
export async function auditShown(
  access: Access,
  memory: Memory,
  at: At,
): Promise<Shown | undefined> {
  const login = await loginOf(access, memory)
  const number = Number((await memory.recall(numberKey(at.id))) ?? '0')
  const { viewer, repository } = await access.query(
    `look at the audit of ${at.owner}/${at.name}`,
    {
      query,
      variables: {
        owner: at.owner,
        name: at.name,
        login,
        number,
        hasNumber: number > 0,
        branch: repairBranch,
        ref: `refs/heads/${repairBranch}`,
      },
    },
    answer,
  )
  if (viewer.login !== login) await memory.remember(loginKey, viewer.login)
  if (!repository?.defaultBranchRef) return undefined
  const { name: defaultBranch, target } = repository.defaultBranchRef
  const bot = { login: viewer.login, id: String(viewer.databaseId) }
  const [first, ...others] = ownIssues(repository, bot)
  if (first !== undefined) await rememberIssue(memory, at.id, first.number)
  const asOwn = { part: 'status', branch: repairBranch } as const
  return {
    bot,
    id: String(repository.databaseId),
    defaultBranch,
    head: target.oid,
    tree: target.tree.oid,
    issue: first === undefined ? undefined : await issueOf(access, at, first),
    doubles: others.filter(({ state }) => state === 'OPEN').map((one) => one.number),
    repair: ownPullOf(asOwn, repository, bot),
  }
}

const loginKey = 'login'
const nameQuery = 'query name { viewer { login } }'
const nameAnswer = z.object({ viewer: z.object({ login: z.string() }) })

/** Our name on GitHub, by which issues of ours are found; asked for once. */
async function loginOf(access: Access, memory: Memory): Promise<string> {
  const known = await memory.recall(loginKey)
  if (known !== undefined) return known
  const question = { query: nameQuery, variables: {} }
  const { viewer } = await access.query('see who we are', question, nameAnswer)
  await memory.remember(loginKey, viewer.login)
  return viewer.login
}

/** The issues of ours that are of the audit, the oldest first. Only what our own bot made counts. */
function ownIssues(
  {
    known,
    mine,
  }: {
    readonly known?: Issue | null | undefined
    readonly mine: { nodes?: readonly (Issue | null)[] | null | undefined }
  },
  bot: Pick<Person, 'login'>,
): readonly Issue[] {
  const isOurs = ({ author }: Issue): boolean => author.type === 'Bot' && author.login === bot.login
  const marked = (mine.nodes ?? [])
    .filter((one) => one !== null)
    .filter(({ body }) => parseMarker(body)?.kind === 'audit')
  const all = [...(known ? [known] : []), ...marked].filter((one) => isOurs(one))
  const byNumber = new Map(all.map((one) => [one.number, one]))
  return [...byNumber.values()].toSorted((a, b) => a.number - b.number)
}

async function issueOf(access: Access, at: At, found: Issue): Promise<AuditIssue> {
  const { number, state, locked, body } = found
  const all = await allOf(found.comments, (after) => moreComments(access, { ...at, number }, after))
  return {
    number,
    state: state === 'OPEN' ? 'open' : 'closed',
    locked,
    body,
    comments: all,
  }
}

const moreQuery = `query comments($owner: String!, $name: String!, $number: Int!, $after: String!) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) { ${fieldOf(comments, 'after: $after')} }
  }
}
${personFragment}`

const moreAnswer = z
  .object({ repository: z.object({ issue: z.object({ comments: pageOf(comments.schema) }) }) })
  .transform(({ repository }) => repository.issue.comments)

async function moreComments(
  access: Access,
  { owner, name, number }: At & { readonly number: number },
  after: string,
): Promise<Page<AuditIssue['comments'][number]>> {
  const variables = { owner, name, number, after }
  return await access.query(
    `read more comments of #${number}`,
    { query: moreQuery, variables },
    moreAnswer,
  )
}

const numberKey = (repository: string): string => `audit-issue:${repository}`

/** Remembers which issue it is: GitHub lists new issues late. */
export async function rememberIssue(
  memory: Memory,
  repository: string,
  number: number,
): Promise<void> {
  await memory.remember(numberKey(repository), String(number))
}
