import { digestOf } from '../lifecycle/digest.ts'
import { branchPrefix } from '../lifecycle/names.ts'
import type { Run } from '../lifecycle/snapshot.ts'

/** What a proposal's observation depends on, as both a sweep and an observation can see it. */
export interface Inputs {
  /** Digest of the files that all proposals share. */
  readonly ground: string
  readonly labels: Iterable<string>
  readonly prefix: string
  /** Blob of the proposal on the default branch. */
  readonly accepted: string | undefined
  readonly homeUpdatedAt: string | undefined
  /** Our open pull requests for it. */
  readonly open: readonly { readonly branch: string; readonly head: string }[]
  /** Our runs for it, while they matter. */
  readonly runs: readonly Run[]
}

/** A digest that stays the same while nothing about a proposal has changed. */
export function digestOfInputs(inputs: Inputs): string {
  const { ground, labels, prefix, accepted, homeUpdatedAt, open, runs } = inputs
  const ours = [...labels].filter((label) => label.startsWith(prefix)).toSorted()
  const branches = open.map(({ branch, head }) => `${branch}@${head}`).toSorted()
  const states = runs.map((run) => `${run.id}.${run.attempt}:${run.status}:${run.conclusion}`)
  return digestOf([
    ground,
    JSON.stringify(ours),
    accepted ?? '',
    homeUpdatedAt ?? '',
    JSON.stringify(branches),
    JSON.stringify(states.toSorted()),
  ])
}

/** Whether a branch is one of those for the model of this name. */
export function isBranchFor(name: string | undefined, branch: string): boolean {
  return name !== undefined && branch.startsWith(`${branchPrefix}${name}/`)
}
