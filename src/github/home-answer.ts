import { type ZodType, z } from 'zod'
import type { Comment, FileAt, Home, LabelEvent, PullFile, Review } from '../lifecycle/snapshot.ts'
import { type CommitChecks, commitChecksSchema } from './checks-of.ts'
import { comments, files, labelEvents, labels, reviews } from './lists.ts'
import { type Page, pageOf } from './page.ts'
import { personSchema } from './person.ts'

/** A home as the first question brings it: one page of every list. */
export interface HomeAnswer {
  readonly plain: Omit<Home, 'files' | 'labels' | 'labelEvents' | 'comments' | 'reviews' | 'checks'>
  readonly updatedAt: string
  readonly labels: Page<{ readonly name: string }>
  readonly files: Page<PullFile>
  readonly labelEvents: Page<LabelEvent>
  readonly comments: Page<Comment>
  readonly reviews: Page<Review>
  readonly checks: CommitChecks | undefined
  readonly asked: FileAt | undefined
  /** The same by its id, also once it is merged. */
  readonly brought: Pick<FileAt, 'path' | 'blob'> | undefined
}

const commit = z.object({
  seen: z.object({ nodes: z.array(z.object({ createdAt: z.coerce.date() }).nullable()).nullish() }),
  file: z
    .object({
      path: z.string(),
      oid: z.string(),
      object: z.object({ text: z.string().nullish() }).nullish(),
    })
    .nullish(),
})

const plain = z.object({
  number: z.number(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean(),
  locked: z.boolean(),
  headRefName: z.string(),
  headRefOid: z.string(),
  isCrossRepository: z.boolean(),
  createdAt: z.coerce.date().optional(),
  mergedAt: z.coerce.date().nullish(),
  updatedAt: z.string(),
  author: personSchema,
  authorAssociation: z.string().optional(),
})

/** Never asked about rights: only whether GitHub is likely to let them be assigned. */
const insiders: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR'])

const states = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const

/** Reads the fragment `home` of `look-query.ts`. */
export const homeAnswerSchema: ZodType<HomeAnswer> = plain
  .extend({
    labels: pageOf(labels.schema),
    files: pageOf(files.schema),
    labelEvents: pageOf(labelEvents.schema),
    comments: pageOf(comments.schema),
    reviews: pageOf(reviews.schema),
    commits: z.object({
      nodes: z.array(z.object({ commit: z.intersection(commit, commitChecksSchema) })).nullish(),
    }),
  })
  .transform(({ commits, labels, files, labelEvents, comments, reviews, ...rest }) => {
    const head = commits.nodes?.[0]?.commit
    return {
      plain: plainOf(rest, head?.seen),
      updatedAt: rest.updatedAt,
      labels,
      files,
      labelEvents,
      comments,
      reviews,
      checks: head,
      asked: rest.state !== 'MERGED' ? askedOf(head?.file) : undefined,
      brought: head?.file ? { path: head.file.path, blob: head.file.oid } : undefined,
    }
  })

function plainOf(
  given: z.infer<typeof plain>,
  seen: z.infer<typeof commit>['seen'] | undefined,
): HomeAnswer['plain'] {
  const times = (seen?.nodes ?? []).flatMap((suite) => (suite ? [suite.createdAt] : []))
  return {
    number: given.number,
    state: states[given.state],
    draft: given.isDraft,
    locked: given.locked,
    author: given.author,
    ...(insiders.has(given.authorAssociation ?? '') ? { isInsider: true } : {}),
    head: given.headRefOid,
    branch: { name: given.headRefName, inRepository: !given.isCrossRepository },
    headSeen: times.toSorted((a, b) => a.getTime() - b.getTime())[0],
    openedAt: given.createdAt,
    mergedAt: given.mergedAt ?? undefined,
  }
}

function askedOf(file: z.infer<typeof commit>['file']): FileAt | undefined {
  const text = file?.object?.text
  if (!file || typeof text !== 'string') return undefined
  return { path: file.path, blob: file.oid, text }
}
