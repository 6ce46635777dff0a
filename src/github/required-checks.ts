import { z } from 'zod'
import { checkNames } from '../lifecycle/names.ts'
import type { Access } from './access.ts'
import { hidden } from './asking.ts'
import { remembered } from './hints.ts'
import type { Outside } from './outside.ts'
import type { Place } from './place.ts'

/** How long the rules of a branch are believed before they are read again, in milliseconds. */
const freshFor = 60 * 60 * 1000

/** What the rules of one branch ask for of ours, and when that was read. */
const schema = z.record(z.string(), z.object({ names: z.array(z.string()), at: z.number() }))
type Known = z.infer<typeof schema>

/**
 * The names of our checks that a rule of `branch` asks for: one of a ruleset, or of the older branch
 * protection. A rule that wants them from another app does not mean us.
 *
 * Two questions an hour for each branch, whatever number of pull requests asks.
 */
export async function requiredChecks(
  outside: Pick<Outside, 'store' | 'now' | 'appId'>,
  access: Access,
  { place, branch }: { readonly place: Place; readonly branch: string },
): Promise<readonly string[]> {
  const known = await knownOf(outside, place.id)
  const before = known[branch]
  const now = outside.now().getTime()
  if (before !== undefined && now - before.at < freshFor) return before.names
  const asked = await askedForBy(access, { place, branch })
  const names = namesIn(asked.checks, outside.appId)
  const all = { ...known, [branch]: { names, at: now } }
  await outside.store.remember(keyOf(place.id), JSON.stringify(all))
  return names
}

/** Every check that the rules of a branch ask for, and whether they merge by a queue. */
export async function askedForBy(
  access: Access,
  { place, branch }: { readonly place: Place; readonly branch: string },
): Promise<{ readonly checks: readonly AskedFor[]; readonly queue: boolean }> {
  const rules = await rulesetsOf(access, place, branch)
  const inRulesets = rules
    .filter(({ type }) => type === 'required_status_checks')
    .flatMap(({ parameters }) => parameters?.required_status_checks ?? [])
    .map(({ context, integration_id }) => ({ context, app: integration_id }))
  return {
    checks: [...inRulesets, ...(await inProtection(access, place, branch))],
    queue: rules.some(({ type }) => type === 'merge_queue'),
  }
}

/** Whether a rule may ask for one of our checks there: one is known to, or nothing is known. */
export async function mayBeRequired(
  outside: Pick<Outside, 'store' | 'now'>,
  repository: string,
): Promise<boolean> {
  const known = Object.values(await knownOf(outside, repository))
  const oldest = outside.now().getTime() - freshFor
  const fresh = known.filter(({ at }) => at > oldest)
  return fresh.length === 0 || fresh.some(({ names }) => names.length > 0)
}

const keyOf = (repository: string): string => `required:${repository}`

async function knownOf({ store }: Pick<Outside, 'store'>, repository: string): Promise<Known> {
  return remembered(await store.recall(keyOf(repository)), schema) ?? {}
}

/** One check that is asked for; where no app is named, anybody's will do. */
export interface AskedFor {
  readonly context: string
  readonly app: number | null | undefined
}

function namesIn(asked: readonly AskedFor[], appId: string): string[] {
  const means = ({ app }: AskedFor): boolean =>
    app === undefined || app === null || app < 0 || String(app) === appId
  const contexts = new Set(asked.filter(means).map(({ context }) => context))
  return Object.values(checkNames).filter((name) => contexts.has(name))
}

const rulesSchema = z.array(
  z.object({
    type: z.string(),
    parameters: z
      .object({
        required_status_checks: z
          .array(z.object({ context: z.string(), integration_id: z.number().nullish() }))
          .catch([]),
      })
      .optional()
      .catch(undefined),
  }),
)

async function rulesetsOf(
  access: Access,
  { owner, name }: Place,
  branch: string,
): Promise<z.infer<typeof rulesSchema>> {
  const rules = await access.askFor(
    `read the rules of ${branch}`,
    (octokit) =>
      octokit.paginate(octokit.rest.repos.getBranchRules, {
        owner,
        repo: name,
        branch,
        per_page: 100,
      }),
    hidden,
  )
  return rulesSchema.parse(rules ?? [])
}

const protectionSchema = z.object({
  protection: z
    .object({
      required_status_checks: z
        .object({
          contexts: z.array(z.string()).catch([]),
          checks: z
            .array(z.object({ context: z.string(), app_id: z.number().nullish() }))
            .catch([]),
        })
        .optional(),
    })
    .optional()
    .catch(undefined),
})

async function inProtection(
  access: Access,
  { owner, name }: Place,
  branch: string,
): Promise<readonly AskedFor[]> {
  const answer = await access.askFor(
    `read the protection of ${branch}`,
    (octokit) => octokit.rest.repos.getBranch({ owner, repo: name, branch }),
    hidden,
  )
  const { protection } = protectionSchema.parse(answer?.data ?? {})
  const { contexts = [], checks = [] } = protection?.required_status_checks ?? {}
  const named = checks.map(({ context, app_id }) => ({ context, app: app_id }))
  const others = contexts.filter((one) => !named.some(({ context }) => context === one))
  return [...named, ...others.map((context) => ({ context, app: undefined }))]
}
