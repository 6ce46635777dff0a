import { type ZodType, z } from 'zod'
import type { CheckRun } from '../lifecycle/snapshot.ts'

const conclusions = {
  SUCCESS: 'success',
  FAILURE: 'failure',
  NEUTRAL: 'neutral',
  ACTION_REQUIRED: 'action_required',
} as const
const isConclusion = (text: string): text is keyof typeof conclusions =>
  Object.hasOwn(conclusions, text)

const run = z.object({
  databaseId: z.number(),
  name: z.string(),
  externalId: z.string().nullish(),
  conclusion: z.string().nullish(),
  title: z.string().nullish(),
  summary: z.string().nullish(),
})

/** Check runs as GraphQL groups them: by suite, ours only. */
export interface CommitChecks {
  readonly oid: string
  readonly runs: readonly z.infer<typeof run>[]
}

const suite = z.object({ checkRuns: z.object({ nodes: z.array(run.nullable()).nullish() }).nullish() })

/** Reads a commit with the field `ours`. */
export const commitChecksSchema: ZodType<CommitChecks> = z
  .object({
    oid: z.string(),
    ours: z.object({ nodes: z.array(suite.nullable()).nullish() }).nullish(),
  })
  .transform(({ oid, ours }) => ({
    oid,
    runs: (ours?.nodes ?? [])
      .flatMap((one) => one?.checkRuns?.nodes ?? [])
      .filter((one) => one !== null),
  }))

/** Our check runs on a commit, the newest of each name. */
export function checksOf({ oid, runs }: CommitChecks): readonly CheckRun[] {
  const oldestFirst = runs.toSorted((a, b) => a.databaseId - b.databaseId)
  const newest = new Map(oldestFirst.map((one) => [one.name, one]))
  return [...newest.values()].map((one) => ({
    id: String(one.databaseId),
    name: one.name,
    head: oid,
    externalId: one.externalId ?? '',
    conclusion: conclusionOf(one.conclusion ?? ''),
    title: one.title ?? '',
    summary: one.summary ?? '',
  }))
}

function conclusionOf(text: string): CheckRun['conclusion'] {
  return isConclusion(text) ? conclusions[text] : null
}
