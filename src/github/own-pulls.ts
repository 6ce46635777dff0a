import { type ZodType, z } from 'zod'
import type { OwnPart, OwnPull, Person } from '../lifecycle/snapshot.ts'
import { personSchema } from './person.ts'

const pull = z.object({
  number: z.number(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  headRefOid: z.string(),
  title: z.string(),
  body: z.string(),
  mergeable: z.string(),
  isCrossRepository: z.boolean(),
  author: personSchema,
  timelineItems: z.object({
    nodes: z.array(z.object({ actor: personSchema }).nullable()).nullish(),
  }),
})

const author = z.object({
  email: z.string().nullish(),
  user: z.object({ login: z.string(), databaseId: z.number().nullish() }).nullish(),
})

const tip = z.object({
  target: z
    .object({ oid: z.string(), message: z.string().nullish(), author: author.nullish() })
    .nullish(),
})

/** A branch of ours and the pull requests from branches of that name, as GraphQL gives them. */
export interface BranchAnswer {
  readonly pulls: readonly z.infer<typeof pull>[]
  readonly tip: z.infer<typeof tip> | undefined
}

/** Reads the connection of pull requests from one branch name. */
export const pullsSchema: ZodType<BranchAnswer['pulls']> = z
  .object({ nodes: z.array(pull.nullable()).nullish() })
  .nullish()
  .transform((given) => (given?.nodes ?? []).filter((one) => one !== null))

/** Reads a ref, or its absence. */
export const tipSchema: ZodType<BranchAnswer['tip']> = tip
  .nullish()
  .transform((given) => given ?? undefined)

const states = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const

/**
 * Our branch and the newest pull request that we opened from it.
 *
 * Anyone may open one from a branch of the same name in a fork; those are not ours.
 */
export function ownPullOf(
  { part, branch }: { readonly part: OwnPart; readonly branch: string },
  answer: BranchAnswer,
  bot: Pick<Person, 'login' | 'id'>,
): OwnPull {
  const isOurs = (one: Person): boolean => one.type === 'Bot' && one.login === bot.login
  const mine = answer.pulls.filter((one) => !one.isCrossRepository && isOurs(one.author))
  const newest = mine.toSorted((a, b) => b.number - a.number)[0]
  return { part, branch, tip: tipOf(answer, bot), pull: newest && pullOf(newest, isOurs) }
}

function pullOf(
  one: z.infer<typeof pull>,
  isOurs: (by: Person) => boolean,
): NonNullable<OwnPull['pull']> {
  const closer = one.timelineItems.nodes?.find((event) => event !== null)?.actor
  return {
    number: one.number,
    state: states[one.state],
    head: one.headRefOid,
    title: one.title,
    body: one.body,
    conflicting: one.mergeable === 'CONFLICTING',
    closedByUs: one.state === 'CLOSED' && closer !== undefined && isOurs(closer),
  }
}

function tipOf({ tip }: BranchAnswer, bot: Pick<Person, 'login' | 'id'>): OwnPull['tip'] {
  const commit = tip?.target
  if (!commit) return undefined
  return { oid: commit.oid, message: commit.message ?? '', ours: isByBot(commit.author, bot) }
}

/** GitHub links a commit to its author's account by mail address; a bot's may come without the account. */
function isByBot(
  by: z.infer<typeof author> | null | undefined,
  bot: Pick<Person, 'login' | 'id'>,
): boolean {
  if (by?.user) return String(by.user.databaseId) === bot.id
  return by?.email === `${bot.id}+${bot.login}@users.noreply.github.com`
}
