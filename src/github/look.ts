import { z } from 'zod'
import { branchOf } from '../lifecycle/names.ts'
import type { FileAt, Home, OwnKey, OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import type { Access, Question } from './access.ts'
import { commitChecksSchema } from './checks-of.ts'
import type { Hint } from './hints.ts'
import { homeAnswerSchema } from './home-answer.ts'
import { homeOf } from './home-of.ts'
import { labels } from './lists.ts'
import { lookAnswerSchema } from './look-answer.ts'
import { type Asked, askedOf, branchesOf, lookQuery } from './look-query.ts'
import { type BranchAnswer, ownPullOf } from './own-pulls.ts'
import { pageOf } from './page.ts'
import type { Place } from './place.ts'
import { labelNames } from './repository-labels.ts'

/** What one question to GraphQL says about one proposal. */
export interface Look {
  readonly bot: Omit<Snapshot['bot'], 'appId'>
  readonly repository: Omit<Snapshot['repository'], 'installedAt'>
  /** The tree of the default branch's commit. */
  readonly tree: string
  readonly home: Home | undefined
  readonly homeUpdatedAt: string | undefined
  readonly asked: FileAt | undefined
  /** The proposal at the head of its home, merged or not. */
  readonly brought: Pick<FileAt, 'path' | 'blob'> | undefined
  readonly ownPulls: ReadonlyMap<OwnKey, OwnPull>
  /** Our open pull requests on which something was said. */
  readonly talked: readonly number[]
  /** When each pull request from a branch of our name last changed, by its number. */
  readonly updated: ReadonlyMap<number, string | undefined>
}

const repository = z.looseObject({
  databaseId: z.number(),
  name: z.string(),
  owner: z.object({ login: z.string() }),
  isPrivate: z.boolean().optional(),
  defaultBranchRef: z.object({
    name: z.string(),
    target: z.object({ oid: z.string(), tree: z.object({ oid: z.string() }) }),
  }),
  labels: pageOf(labels.schema),
  home: homeAnswerSchema.nullish(),
  approved: z.union([commitChecksSchema, z.object({}).transform(() => undefined)]).nullish(),
})
type Repository = z.infer<typeof repository>

/** Looks at one proposal where the hint says; `undefined` where the repository cannot be seen. */
export async function look(
  access: Access,
  at: { readonly place: Place; readonly appId: string },
  hint: Hint,
): Promise<Look | undefined> {
  const { place } = at
  const asked = askedOf(hint.slots)
  const answer = await access.query(
    `look at ${place.owner}/${place.name}`,
    questionOf(at, hint, asked),
    lookAnswerSchema(repository, asked),
  )
  const seen = answer.repository
  if (seen === null) return undefined
  const bot = { login: answer.viewer.login, id: String(answer.viewer.databaseId) }
  const { home } = seen
  const own = ({ key, part, slot }: Asked, n: number): readonly [OwnKey, OwnPull] => [
    key,
    ownPullOf({ part, slot, branch: branchOf(hint.name ?? '', key) }, seen.own[n], bot),
  ]
  return {
    bot,
    repository: await repositoryOf(access, seen),
    tree: seen.defaultBranchRef.target.tree.oid,
    home: home ? await homeOf(access, place, { answer: home, approved: seen.approved }) : undefined,
    homeUpdatedAt: home?.updatedAt,
    asked: home?.asked,
    brought: home?.brought,
    ownPulls: new Map(hint.name ? asked.map(own) : []),
    talked: seen.own.flatMap((one) => talkedIn(one)),
    updated: new Map(
      seen.own.flatMap(({ pulls }) =>
        pulls.map((one) => [one.pull.number, one.updatedAt] as const),
      ),
    ),
  }
}

/** Pull requests of others are none of ours, and are sorted out where the comments are used. */
function talkedIn({ pulls }: BranchAnswer): readonly number[] {
  return pulls.flatMap(({ pull, isTalkedOn, fromFork }) =>
    pull.state === 'open' && isTalkedOn && !fromFork ? [pull.number] : [],
  )
}

const nowhere = '0'.repeat(40)

function questionOf(
  { place, appId }: { readonly place: Place; readonly appId: string },
  hint: Hint,
  asked: readonly Asked[],
): Question {
  return {
    query: lookQuery(asked),
    variables: {
      owner: place.owner,
      name: place.name,
      app: Number(appId),
      home: hint.home ?? 0,
      hasHome: typeof hint.home === 'number',
      path: hint.path ?? '-',
      approved: hint.approvedHead ?? nowhere,
      hasApproved: hint.approvedHead !== undefined,
      named: hint.name !== undefined,
      ...branchesOf(asked, { name: hint.name ?? '-' }),
    },
  }
}

async function repositoryOf(access: Access, seen: Repository): Promise<Look['repository']> {
  const at = { owner: seen.owner.login, name: seen.name }
  return {
    ...at,
    id: String(seen.databaseId),
    isPrivate: seen.isPrivate,
    defaultBranch: seen.defaultBranchRef.name,
    head: seen.defaultBranchRef.target.oid,
    labels: await labelNames(access, at, seen.labels),
  }
}
