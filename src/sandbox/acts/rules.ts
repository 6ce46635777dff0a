import { Problem } from '../problem.ts'
import { latestStatusesOf } from '../shape/status.ts'
import type { Repository } from '../state/repository.ts'
import type { BranchRule, RequiredCheck } from '../state/rules.ts'
import type { World } from '../world.ts'

/** The rules of a branch. */
export function rulesOf({ state }: World, at: Repository, branch: string): readonly BranchRule[] {
  const all = [...state.rules.values()]
  return all.filter((rule) => rule.repositoryId === at.id && rule.branch === branch)
}

/** What the rules of a branch still miss on a commit, in GitHub's words. */
export function missingChecks(
  world: World,
  at: Repository,
  { branch, sha }: { readonly branch: string; readonly sha: string },
): readonly string[] {
  const required = rulesOf(world, at, branch).flatMap(({ checks }) => checks)
  return required.flatMap((check) => {
    const result = resultOf(world, at, { check, sha })
    if (result === 'good') return []
    const word = result === undefined ? 'expected' : 'failing'
    return [`Required status check "${check.context}" is ${word}.`]
  })
}

const good: ReadonlySet<string | null> = new Set(['success', 'neutral', 'skipped'])

function resultOf(
  world: World,
  at: Repository,
  { check, sha }: { readonly check: RequiredCheck; readonly sha: string },
): 'good' | 'bad' | undefined {
  const run = [...world.state.checks.values()].findLast(
    (one) =>
      one.repositoryId === at.id &&
      one.headSha === sha &&
      one.name === check.context &&
      (check.appId === undefined || one.appId === check.appId),
  )
  if (run?.status === 'completed') return good.has(run.conclusion) ? 'good' : 'bad'
  const statuses = check.appId === undefined ? latestStatusesOf(world, at, sha) : []
  const status = statuses.find(({ context }) => context === check.context)
  if (run !== undefined || status === undefined || status.state === 'pending') return undefined
  return status.state === 'success' ? 'good' : 'bad'
}

/** Refuses a merge that the rules of the base branch do not allow yet. */
export function guardMerge(
  world: World,
  at: Repository,
  { branch, sha }: { readonly branch: string; readonly sha: string },
): void {
  const rules = rulesOf(world, at, branch)
  const missing = missingChecks(world, at, { branch, sha })
  if (missing.length > 0) throw new Problem(405, violation(rules, missing))
  if (rules.some(({ queue }) => queue)) {
    throw new Problem(405, violation(rules, ['Changes must be made through the merge queue']))
  }
}

/** Refuses what does not come by pull request where the rules say it must. */
export function guardPush(
  world: World,
  at: Repository,
  { ref, status }: { readonly ref: string; readonly status: number },
): void {
  const rules = rulesOf(world, at, ref.replace(/^refs\/heads\//, ''))
  if (!rules.some(({ pullsOnly, queue }) => pullsOnly || queue)) return
  throw new Problem(status, violation(rules, ['Changes must be made through a pull request.']))
}

function violation(rules: readonly BranchRule[], texts: readonly string[]): string {
  const isRuleset = rules.some(({ kind }) => kind === 'ruleset')
  return [...(isRuleset ? ['Repository rule violations found'] : []), ...texts].join('\n\n')
}
