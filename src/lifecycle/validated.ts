import { asCode } from '../diagnostics/markdown.ts'
import type { Gate } from './gate.ts'
import type { Run } from './snapshot.ts'
import { noncesOf } from './validation.ts'

/** What a run must be about to count. */
export interface ValidationAsk {
  readonly repository: string
  readonly file: string
  /** Head of the registration pull request. */
  readonly head: string
  /** Preset name, compared exactly with the job's first matrix value. */
  readonly name: string
  readonly bot: string
  readonly workflow: string
  readonly job: string
  readonly branch: string
}

/**
 * The runs we dispatched for this head: started by our bot, on the default branch of this
 * repository, from the configured workflow, with our nonce in their name.
 */
export function runsOf(ask: ValidationAsk, runs: readonly Run[]): readonly Run[] {
  const nonces = noncesOf(ask)
  return runs.filter(
    (run) =>
      run.event === 'workflow_dispatch' &&
      workflowPath(run.path) === ask.workflow &&
      run.headBranch === ask.branch &&
      run.headRepositoryId === ask.repository &&
      run.actor.id === ask.bot &&
      nonces.some((nonce) => run.title.includes(nonce)),
  )
}

/**
 * What the runs say of the model: the job decides, never the run alone, since a green run with an
 * empty matrix proves nothing.
 */
export function validatedGate(ask: ValidationAsk, runs: readonly Run[]): Gate {
  const mine = runsOf(ask, runs).toSorted((a, b) => b.at.getTime() - a.at.getTime())
  const gates = mine.map((run) => gateOfRun(ask, run))
  const best = gates.find(({ is }) => is === 'held') ?? gates[0]
  return best ?? gate('missing', 'No validation run has been seen yet.')
}

function gateOfRun({ job, name }: ValidationAsk, run: Run): Gate {
  const seen = { link: run.link, at: run.at }
  if (run.status !== 'completed') return gate('missing', 'The validation run is under way.', seen)
  const found = run.jobs.find((one) => isJobOf(one.name, job, name))
  if (found === undefined) {
    return gate('failed', `The validation run ended without a job for ${asCode(name)}.`, seen)
  }
  const proof = { link: found.link, at: run.at }
  if (found.conclusion === 'success') return gate('held', `${asCode(found.name)} succeeded.`, proof)
  const is = failures.has(found.conclusion ?? '') ? 'failed' : 'missing'
  return gate(is, `${asCode(found.name)} ended as ${asCode(found.conclusion ?? 'unknown')}.`, proof)
}

/** What speaks against the model; a cancelled or skipped job speaks neither way. */
const failures = new Set(['failure', 'timed_out', 'startup_failure'])

function gate(
  is: Gate['is'],
  says: string,
  seen: { readonly link?: string; readonly at?: Date } = {},
): Gate {
  return { name: 'validated', is, says, link: seen.link, at: seen.at }
}

const jobName = /^(?<job>[\w-]+) \((?<model>[^,)]+?)(?:,|\)|\.\.\.)/

/** Whether a job's display name, cut at 100 characters by GitHub, is that of this model's matrix member. */
export function isJobOf(displayName: string, job: string, name: string): boolean {
  const { job: id, model } = jobName.exec(displayName)?.groups ?? {}
  return id === job && model === name
}

/** The path of a run's workflow without the repository prefix and the ref that REST may add. */
export function workflowPath(path: string): string {
  const start = path.indexOf('.github/workflows/')
  return (start < 0 ? path : path.slice(start)).replace(/@.*$/, '')
}
