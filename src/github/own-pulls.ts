import { type ZodType, z } from 'zod'
import { isMerge } from '../decide/follow-up-commit.ts'
import type { OwnPull, Person } from '../lifecycle/snapshot.ts'
import { personSchema } from './person.ts'

type Pull = NonNullable<OwnPull['pull']>

/** A pull request from a branch of our name, whoever opened it from wherever. */
interface PullAnswer {
  readonly pull: Omit<Pull, 'closedByUs' | 'closedAt'>
  readonly fromFork: boolean
  readonly by: Person
  /** As GitHub writes it. */
  readonly updatedAt: string | undefined
  /** Whether anything was said there. */
  readonly isTalkedOn: boolean
  readonly closed: { readonly by: Person; readonly at: Date } | undefined
}

/** Where a branch stands, and who GitHub or the commit says made that commit. */
interface TipAnswer {
  readonly oid: string
  readonly message: string
  readonly account: string | undefined
  readonly email: string | undefined
}

const states = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const

const closing = z
  .object({ createdAt: z.coerce.date(), actor: personSchema })
  .transform(({ createdAt, actor }) => ({ by: actor, at: createdAt }))

const pull: ZodType<PullAnswer> = z
  .object({
    number: z.number(),
    state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
    headRefOid: z.string(),
    title: z.string(),
    body: z.string(),
    mergeable: z.string(),
    isCrossRepository: z.boolean(),
    author: personSchema,
    comments: z.object({ totalCount: z.number() }).nullish(),
    updatedAt: z.string().nullish(),
    timelineItems: z.object({
      nodes: z.array(closing.nullable()).nullish(),
    }),
  })
  .transform(({ number, state, headRefOid, title, body, mergeable, ...rest }) => ({
    pull: {
      number,
      state: states[state],
      head: headRefOid,
      title,
      body,
      conflicting: mergeable === 'CONFLICTING',
    },
    fromFork: rest.isCrossRepository,
    by: rest.author,
    updatedAt: rest.updatedAt ?? undefined,
    isTalkedOn: (rest.comments?.totalCount ?? 0) > 0,
    closed: rest.timelineItems.nodes?.find((event) => event !== null) ?? undefined,
  }))

/** Pull requests from one branch name. */
const pullsSchema: ZodType<readonly PullAnswer[]> = z
  .object({ nodes: z.array(pull.nullable()).nullish() })
  .nullish()
  .transform((given) => (given?.nodes ?? []).filter((one) => one !== null))

const author = z.object({
  email: z.string().nullish(),
  user: z.object({ databaseId: z.number().nullish() }).nullish(),
})

const target = z.object({
  oid: z.string(),
  message: z.string().nullish(),
  author: author.nullish(),
})

/** A ref, or its absence. */
export const tipSchema: ZodType<TipAnswer | undefined> = z
  .object({ target: target.nullish() })
  .nullish()
  .transform((ref) => {
    const commit = ref?.target
    if (!commit) return undefined
    const account = commit.author?.user?.databaseId
    return {
      oid: commit.oid,
      message: commit.message ?? '',
      account: account ? String(account) : undefined,
      email: commit.author?.email ?? undefined,
    }
  })

/** What was asked about one branch name. */
export interface BranchAnswer {
  readonly pulls: readonly PullAnswer[]
  readonly tip: TipAnswer | undefined
}

/** Reads what was asked about a branch name under a name of the question's. */
export function branchSchema(as: string): ZodType<BranchAnswer> {
  return z.record(z.string(), z.unknown()).transform((given) => ({
    pulls: pullsSchema.parse(given[as]),
    tip: tipSchema.parse(given[`${as}Ref`]),
  }))
}

/**
 * Our branch and the newest pull request that we opened from it.
 *
 * Anyone may open one from a branch of the same name in a fork; those are not ours.
 */
export function ownPullOf(
  { part, slot, branch }: Pick<OwnPull, 'part' | 'slot' | 'branch'>,
  seen: BranchAnswer = { pulls: [], tip: undefined },
  bot: Pick<Person, 'login' | 'id'>,
): OwnPull {
  const isOurs = (one: Person | undefined): boolean =>
    one?.type === 'Bot' && one.login === bot.login
  const mine = seen.pulls.filter((one) => !one.fromFork && isOurs(one.by))
  const newest = mine.toSorted((a, b) => b.pull.number - a.pull.number)[0]
  const closed = newest?.pull.state === 'closed' ? newest.closed : undefined
  const closing = { closedByUs: isOurs(closed?.by), closedAt: closed?.at }
  return {
    part,
    ...(slot === undefined ? {} : { slot }),
    branch,
    tip: seen.tip && {
      oid: seen.tip.oid,
      message: seen.tip.message,
      ours: isByBot(seen.tip, bot) && !isMerge(seen.tip.message),
    },
    pull: newest && { ...newest.pull, ...closing },
  }
}

/** GitHub links a commit to its author's account by mail address; a bot's may come without the account. */
export function isByBot({ account, email }: TipAnswer, bot: Pick<Person, 'login' | 'id'>): boolean {
  if (account !== undefined) return account === bot.id
  return email === `${bot.id}+${bot.login}@users.noreply.github.com`
}
