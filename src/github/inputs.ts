import { digestOf } from '../lifecycle/digest.ts'
import { branchStart } from '../lifecycle/names.ts'
import type { Run } from '../lifecycle/snapshot.ts'
import type { Ground } from './ground.ts'
import { type Hint, nameIn } from './hints.ts'

/** What a proposal's observation depends on besides files and runs, as a sweep can see it too. */
export interface Inputs {
  /** Blob of the proposal on the default branch. */
  readonly accepted: string | undefined
  readonly homeUpdatedAt: string | undefined
  /** Our open pull requests for it. */
  readonly open: readonly OpenInput[]
}

/** One of our open pull requests, and when anything last happened to it, as GitHub writes that. */
export interface OpenInput {
  readonly branch: string
  readonly head: string
  readonly updatedAt?: string | undefined
}

/** A digest that stays the same while nothing of that has changed. */
export function digestOfInputs({ accepted, homeUpdatedAt, open }: Inputs): string {
  const branches = open
    .map(({ branch, head, updatedAt = '' }) => `${branch}@${head} ${updatedAt}`)
    .toSorted()
  return digestOf([JSON.stringify(branches), accepted ?? '', homeUpdatedAt ?? ''])
}

/**
 * A digest that stays the same while a proposal's runs stand as they do: ours whatever their state,
 * and those of others that have ended and may be about it.
 */
export function digestOfRuns(
  runs: readonly Run[],
  {
    nonces,
    observed,
  }: { readonly nonces: readonly string[]; readonly observed: readonly string[] },
): string {
  const counted = runs.filter(
    (run) =>
      nonces.some((nonce) => run.title.includes(nonce)) ||
      (run.status === 'completed' && observed.includes(run.path)),
  )
  const states = counted.map(({ id, attempt, status, conclusion }) =>
    JSON.stringify([id, attempt, status, conclusion]),
  )
  return digestOf(states.toSorted())
}

/**
 * A digest of what matters to one proposal of the files that all share: everything while there is
 * still work to do for it, and what its targets find of it once that is done.
 */
export function digestOfPart(
  ground: Ground,
  {
    hint,
    file,
    open,
  }: {
    readonly hint: Hint
    readonly file: string
    readonly open: number
  },
): string {
  const { config, template, files, targets } = ground
  const index = files.get(config.proposals.index ?? '') ?? ''
  const lines = index.split('\n').filter((line) => line.includes(file))
  const shared = [JSON.stringify(config), template?.blob ?? '', ...lines]
  if (hint.name === undefined) return digestOf(shared)
  const found = targets.map(({ target, required }) => ({
    required,
    inspection: target.inspect(nameIn(hint, target), files),
  }))
  const isDone = found.every(({ required, inspection }) => inspection.complete || !required)
  return digestOf([...shared, isDone && open === 0 ? JSON.stringify(found) : ground.digest])
}

/** Whether a branch is one of those for the model of this name. */
export function isBranchFor(name: string | undefined, branch: string): boolean {
  return name !== undefined && branch.startsWith(branchStart(name))
}
