import { z } from 'zod'
import type { Allowed } from '../lifecycle/signalled.ts'
import type { Signal } from '../lifecycle/snapshot.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import type { Access, Question } from './access.ts'
import { personFragment, personSchema } from './person.ts'

/** Whose check runs and statuses are asked for, and on which commits. */
export interface SignalsWanted {
  readonly owner: string
  readonly name: string
  readonly heads: readonly string[]
  readonly allowed: Allowed
}

/**
 * The check runs and commit statuses that are allowed as evidence, newest of each name, with one
 * question; `undefined` where the app may not see them.
 */
export async function signalsOf(
  access: Access,
  wanted: SignalsWanted,
): Promise<readonly Signal[] | undefined> {
  const { checks, statuses } = wanted.allowed
  if (wanted.heads.length === 0 || checks.length + statuses.length === 0) return []
  try {
    const { repository } = await access.query(
      `read checks and statuses of ${wanted.owner}/${wanted.name}`,
      questionOf(wanted),
      answerSchema,
    )
    return Object.values(repository).flatMap((commit) => commit?.signals ?? [])
  } catch (error) {
    if (error instanceof OutsideError && !error.retryable) return undefined
    throw error
  }
}

/** Names travel as variables: they are configured text. */
function questionOf({ owner, name, heads, allowed }: SignalsWanted): Question {
  const checks = [...new Set(allowed.checks.map((check) => check.name))]
  const declared = ['$owner: String!', '$name: String!', ...checks.map((_, n) => `$c${n}: String!`)]
  const suites = checks.map(
    (_, n) => `c${n}: checkSuites(first: 50) { nodes {
      app { databaseId slug }
      checkRuns(first: 10, filterBy: { checkType: LATEST, checkName: $c${n} }) {
        nodes { databaseId name conclusion detailsUrl startedAt completedAt }
      }
    } }`,
  )
  const statuses = `status { contexts { context state targetUrl createdAt creator { ...person } } }`
  const parts = [...suites, ...(allowed.statuses.length === 0 ? [] : [statuses])]
  const commits = heads.map((head, n) => `h${n}: object(oid: "${head}") { ...signals }`)
  const query = `query signals(${declared.join(', ')}) {
    repository(owner: $owner, name: $name) { ${commits.join('\n')} }
  }
  fragment signals on Commit { oid ${parts.join('\n')} }
  ${allowed.statuses.length === 0 ? '' : personFragment}`
  const named = Object.fromEntries(checks.map((check, n) => [`c${n}`, check]))
  return { query, variables: { owner, name, ...named } }
}

const checkRun = z.object({
  databaseId: z.number(),
  name: z.string(),
  conclusion: z.string().nullish(),
  detailsUrl: z.string().nullish(),
  startedAt: z.coerce.date().nullish(),
  completedAt: z.coerce.date().nullish(),
})

const suites = z.object({
  nodes: z.array(
    z
      .object({
        app: z.object({ databaseId: z.number().nullish(), slug: z.string() }).nullish(),
        checkRuns: z.object({ nodes: z.array(checkRun.nullable()).nullish() }).nullish(),
      })
      .nullable(),
  ),
})

const context = z.object({
  context: z.string(),
  state: z.string(),
  targetUrl: z.string().nullish(),
  createdAt: z.coerce.date(),
  creator: personSchema,
})

const status = z.object({ contexts: z.array(context) })

const commitSchema = z
  .looseObject({ oid: z.string(), status: status.nullish() })
  .transform(({ oid, status: statuses, ...rest }) => {
    const checks = Object.values(rest).flatMap((one) => suites.safeParse(one).data?.nodes ?? [])
    return {
      signals: [...checks.flatMap((suite) => checksIn(suite, oid)), ...statesIn(statuses, oid)],
    }
  })

const answerSchema = z.object({ repository: z.record(z.string(), commitSchema.nullable()) })

/** The newest of each name in a suite, whoever's it is. */
function checksIn(suite: z.infer<typeof suites>['nodes'][number], head: string): readonly Signal[] {
  const runs = (suite?.checkRuns?.nodes ?? []).filter((run) => run !== null)
  const oldestFirst = runs.toSorted((a, b) => a.databaseId - b.databaseId)
  const by = [suite?.app?.slug ?? '', String(suite?.app?.databaseId ?? '')].map((one) =>
    one.toLowerCase(),
  )
  const newest = new Map(
    oldestFirst.map((run) => [
      run.name,
      {
        kind: 'check',
        head,
        name: run.name,
        by,
        state: run.conclusion?.toLowerCase() ?? null,
        link: linkOf(run.detailsUrl),
        at: run.completedAt ?? run.startedAt ?? undefined,
      } as const,
    ]),
  )
  return [...newest.values()]
}

function statesIn(
  statuses: z.infer<typeof status> | null | undefined,
  head: string,
): readonly Signal[] {
  return (statuses?.contexts ?? []).map((one) => ({
    kind: 'status',
    head,
    name: one.context,
    by: [one.creator.login.toLowerCase()],
    state: one.state.toLowerCase(),
    link: linkOf(one.targetUrl),
    at: one.createdAt,
  }))
}

/** The page that another service gives; anything but an ordinary address could be more than a link. */
function linkOf(given: string | null | undefined): string | undefined {
  const isPlain = /^https:\/\/[\w.-]+(?::\d+)?(?:[/?#][\w.~/?#&=%+:,@!$;*-]*)?$/.test(given ?? '')
  return isPlain && given ? given : undefined
}
