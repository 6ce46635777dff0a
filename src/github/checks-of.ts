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

/** Our check runs on one commit, the newest of each name. */
export interface CommitChecks {
  readonly oid: string
  readonly checks: readonly CheckRun[]
}

const run = z.object({
  databaseId: z.number(),
  name: z.string(),
  externalId: z.string().nullish(),
  conclusion: z.string().nullish(),
  title: z.string().nullish(),
  summary: z.string().nullish(),
  text: z.string().nullish(),
})

const suite = z.object({
  checkRuns: z.object({ nodes: z.array(run.nullable()).nullish() }).nullish(),
})

/** Reads a commit with the field `ours` of `look-query.ts`. */
export const commitChecksSchema: ZodType<CommitChecks> = z
  .object({
    oid: z.string(),
    ours: z.object({ nodes: z.array(suite.nullable()).nullish() }).nullish(),
  })
  .transform(({ oid, ours }) => {
    const runs = (ours?.nodes ?? []).flatMap((one) => one?.checkRuns?.nodes ?? [])
    const oldestFirst = runs
      .filter((one) => one !== null)
      .toSorted((a, b) => a.databaseId - b.databaseId)
    const newest = new Map(oldestFirst.map((one) => [one.name, checkOf(one, oid)]))
    return { oid, checks: [...newest.values()] }
  })

function checkOf(given: z.infer<typeof run>, head: string): CheckRun {
  const conclusion = given.conclusion ?? ''
  return {
    id: String(given.databaseId),
    name: given.name,
    head,
    externalId: given.externalId ?? '',
    conclusion: isConclusion(conclusion) ? conclusions[conclusion] : null,
    title: given.title ?? '',
    summary: given.summary ?? '',
    text: given.text ?? '',
  }
}
