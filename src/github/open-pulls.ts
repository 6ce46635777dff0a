import { type ZodType, z } from 'zod'
import type { Person, PullFile } from '../lifecycle/snapshot.ts'
import type { Access } from './access.ts'
import { files, labels } from './lists.ts'
import { allOf, type Page, pageInfo, pageOf } from './page.ts'
import { personFragment, personSchema } from './person.ts'
import { labelNames, labelsField } from './repository-labels.ts'

/** An open pull request as a sweep sees it; of its files the first hundred. */
export interface OpenPull {
  readonly number: number
  readonly branch: string
  readonly head: string
  readonly fromFork: boolean
  readonly updatedAt: string
  readonly author: Person
  readonly files: readonly PullFile[]
}

/** A repository as a sweep sees it. */
export interface Overview {
  readonly id: string
  readonly owner: string
  readonly name: string
  /** `undefined` where GitHub did not say. */
  readonly isPrivate: boolean | undefined
  readonly bot: string
  readonly defaultBranch: string
  readonly head: string
  /** The tree of that commit. */
  readonly tree: string
  readonly labels: ReadonlySet<string>
  readonly open: readonly OpenPull[]
  /** Pull requests that were closed or merged and changed lately: when, by number. */
  readonly recent: ReadonlyMap<number, string>
}

const openField = (after = ''): string => `open: pullRequests(
  states: [OPEN], first: 100, orderBy: { field: CREATED_AT, direction: ASC }${after}
) {
  nodes {
    number headRefName headRefOid isCrossRepository updatedAt
    author { ...person }
    files(first: 100) { nodes { path changeType } }
  }
  ${pageInfo}
}`

const overviewQuery = `query overview($owner: String!, $name: String!) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    databaseId isPrivate
    defaultBranchRef { name target { oid ... on Commit { tree { oid } } } }
    ${labelsField}
    ${openField()}
    recent: pullRequests(
      states: [CLOSED, MERGED], first: 50, orderBy: { field: UPDATED_AT, direction: DESC }
    ) { nodes { number updatedAt } }
  }
}
${personFragment}`

const moreQuery = `query open($owner: String!, $name: String!, $after: String!) {
  repository(owner: $owner, name: $name) { ${openField(', after: $after')} }
}
${personFragment}`

const openSchema: ZodType<OpenPull> = z
  .object({
    number: z.number(),
    headRefName: z.string(),
    headRefOid: z.string(),
    isCrossRepository: z.boolean(),
    updatedAt: z.string(),
    author: personSchema,
    files: z.object({ nodes: z.array(files.schema.nullable()).nullish() }).nullish(),
  })
  .transform(
    ({ number, headRefName, headRefOid, isCrossRepository, updatedAt, author, files }) => ({
      number,
      branch: headRefName,
      head: headRefOid,
      fromFork: isCrossRepository,
      updatedAt,
      author,
      files: (files?.nodes ?? []).filter((file) => file !== null),
    }),
  )

const recentSchema = z
  .object({
    nodes: z.array(z.object({ number: z.number(), updatedAt: z.string() }).nullable()).nullish(),
  })
  .transform(({ nodes }) => (nodes ?? []).filter((pull) => pull !== null))

const overviewAnswer = z.object({
  viewer: z.object({ login: z.string() }),
  repository: z
    .object({
      databaseId: z.number(),
      isPrivate: z.boolean().optional(),
      defaultBranchRef: z
        .object({
          name: z.string(),
          target: z.object({ oid: z.string(), tree: z.object({ oid: z.string() }) }),
        })
        .nullable(),
      labels: pageOf(labels.schema),
      open: pageOf(openSchema),
      recent: recentSchema,
    })
    .nullable(),
})

const moreAnswer: ZodType<Page<OpenPull>> = z
  .object({ repository: z.object({ open: pageOf(openSchema) }) })
  .transform(({ repository }) => repository.open)

/** Looks over a repository in one question; `undefined` where it cannot be seen or is empty. */
export async function overviewOf(
  access: Access,
  { owner, name }: { readonly owner: string; readonly name: string },
): Promise<Overview | undefined> {
  const variables = { owner, name }
  const { viewer, repository } = await access.query(
    `look over ${owner}/${name}`,
    { query: overviewQuery, variables },
    overviewAnswer,
  )
  if (!repository?.defaultBranchRef) return undefined
  const open = await allOf(repository.open, (after) =>
    access.query(
      `list the open pull requests of ${owner}/${name}`,
      { query: moreQuery, variables: { ...variables, after } },
      moreAnswer,
    ),
  )
  return {
    id: String(repository.databaseId),
    owner,
    name,
    isPrivate: repository.isPrivate,
    bot: viewer.login,
    defaultBranch: repository.defaultBranchRef.name,
    head: repository.defaultBranchRef.target.oid,
    tree: repository.defaultBranchRef.target.tree.oid,
    labels: await labelNames(access, variables, repository.labels),
    open,
    recent: new Map(repository.recent.map((pull) => [pull.number, pull.updatedAt])),
  }
}
