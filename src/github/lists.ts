import { type ZodType, z } from 'zod'
import type { Comment, LabelEvent, PullFile, Review } from '../lifecycle/snapshot.ts'
import type { Access } from './access.ts'
import { allOf, type Page, pageInfo, pageOf } from './page.ts'
import { personFragment, personSchema } from './person.ts'

/** A list of a pull request that may be longer than a page: how it is asked for, and what is in it. */
export interface List<T> {
  readonly name: string
  readonly field: string
  readonly only?: string
  readonly nodes: string
  readonly schema: ZodType<T>
}

/** Where a pull request is. */
export interface PullAt {
  readonly owner: string
  readonly name: string
  readonly number: number
}

export const labels: List<{ readonly name: string }> = {
  name: 'labels',
  field: 'labels',
  nodes: 'name',
  schema: z.object({ name: z.string() }),
}

const changes = {
  ADDED: 'added',
  CHANGED: 'modified',
  COPIED: 'added',
  DELETED: 'removed',
  MODIFIED: 'modified',
  RENAMED: 'renamed',
} as const

export const files: List<PullFile> = {
  name: 'files',
  field: 'files',
  nodes: 'path changeType',
  schema: z
    .object({
      path: z.string(),
      changeType: z.enum(['ADDED', 'CHANGED', 'COPIED', 'DELETED', 'MODIFIED', 'RENAMED']),
    })
    .transform(({ path, changeType }) => ({ path, change: changes[changeType] })),
}

export const labelEvents: List<LabelEvent> = {
  name: 'labelEvents',
  field: 'timelineItems',
  only: 'itemTypes: [LABELED_EVENT, UNLABELED_EVENT]',
  nodes: `__typename
    ... on LabeledEvent { id createdAt label { name } actor { ...person } }
    ... on UnlabeledEvent { id createdAt label { name } actor { ...person } }`,
  schema: z
    .object({
      __typename: z.enum(['LabeledEvent', 'UnlabeledEvent']),
      id: z.string(),
      createdAt: z.coerce.date(),
      label: z.object({ name: z.string() }),
      actor: personSchema,
    })
    .transform(({ __typename, id, createdAt, label, actor }) => ({
      id,
      label: label.name,
      on: __typename === 'LabeledEvent',
      by: actor,
      at: createdAt,
    })),
}

const signals = { EYES: 'eyes', ROCKET: 'rocket', CONFUSED: 'confused' } as const
const isSignal = (content: string): content is keyof typeof signals =>
  Object.hasOwn(signals, content)

/** Database ids are text: GitHub's no longer fit a GraphQL `Int`. */
const databaseId: ZodType<string> = z.union([z.string(), z.number()]).transform(String)

export const comments: List<Comment> = {
  name: 'comments',
  field: 'comments',
  nodes: `fullDatabaseId body createdAt lastEditedAt
    author { ...person }
    reactionGroups { content viewerHasReacted }`,
  schema: z
    .object({
      fullDatabaseId: databaseId,
      body: z.string(),
      createdAt: z.coerce.date(),
      lastEditedAt: z.string().nullish(),
      author: personSchema,
      reactionGroups: z
        .array(z.object({ content: z.string(), viewerHasReacted: z.boolean() }))
        .nullish(),
    })
    .transform(({ fullDatabaseId, body, createdAt, lastEditedAt, author, reactionGroups }) => {
      const given = (reactionGroups ?? []).filter((group) => group.viewerHasReacted)
      const ours = given.map((group) => group.content).filter(isSignal)
      return {
        id: fullDatabaseId,
        by: author,
        body,
        at: createdAt,
        edited: typeof lastEditedAt === 'string',
        ours: new Set(ours.map((content) => signals[content])),
      }
    }),
}

const states = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
  PENDING: 'pending',
} as const

export const reviews: List<Review> = {
  name: 'reviews',
  field: 'reviews',
  nodes: 'fullDatabaseId state body createdAt submittedAt commit { oid } author { ...person }',
  schema: z
    .object({
      fullDatabaseId: databaseId,
      body: z.string().nullish(),
      state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING']),
      createdAt: z.coerce.date(),
      submittedAt: z.coerce.date().nullish(),
      commit: z.object({ oid: z.string() }).nullish(),
      author: personSchema,
    })
    .transform(({ fullDatabaseId, state, body, createdAt, submittedAt, commit, author }) => ({
      id: fullDatabaseId,
      by: author,
      state: states[state],
      commit: commit?.oid ?? '',
      at: submittedAt ?? createdAt,
      body: body ?? '',
    })),
}

/** Asks for one page of a list, inside `... on PullRequest`. */
export function fieldOf(
  { name, field, only, nodes }: Omit<List<unknown>, 'schema'>,
  after = '',
): string {
  const call = [`first: 100`, after, only ?? ''].filter((part) => part !== '').join(', ')
  return `${name}: ${field}(${call}) { nodes { ${nodes} } ${pageInfo} }`
}

/** Everything in a list, from its first page on. */
export async function wholeList<T>(
  access: Access,
  at: PullAt,
  { list, first }: { readonly list: List<T>; readonly first: Page<T> },
): Promise<readonly T[]> {
  const uses = list.nodes.includes('...person') ? personFragment : ''
  const query = `query page($owner: String!, $name: String!, $number: Int!, $after: String!) {
    repository(owner: $owner, name: $name) {
      pullRequest(number: $number) { ${fieldOf(list, 'after: $after')} }
    }
  }
  ${uses}`
  const answer = z
    .object({
      repository: z.object({ pullRequest: z.record(z.string(), pageOf(list.schema)) }),
    })
    .transform(
      ({ repository }) => repository.pullRequest[list.name] ?? { nodes: [], next: undefined },
    )

  return await allOf(first, (after) =>
    access.query(
      `read more ${list.name} of #${at.number}`,
      { query, variables: { ...at, after } },
      answer,
    ),
  )
}
