import { asCode } from '../diagnostics/markdown.ts'
import type { Evidence } from './evidence.ts'
import { isJobOf } from './job-name.ts'
import type { Run } from './snapshot.ts'

/** What to look for in a run, and what a maintainer says to have another. */
export interface RunAsk {
  /** Preset name, compared exactly with the job's first matrix value. */
  readonly name: string
  readonly job: string
  /** What the run is called in words: `validation run`. */
  readonly noun: string
  readonly retry: string
}

/** Runs that wait longer than this for a machine are said to be stuck. */
const startsWithinHours = 6
/** GitHub ends a job on its own machines after six hours. */
const endsWithinHours = 6

/** What speaks against the model; any other end but success speaks neither way. */
const failures = new Set(['failure', 'timed_out', 'startup_failure'])
const hour = 3_600_000

/** Whether a run has neither ended nor waited or worked too long. */
export function isUnderWay(run: Run, now: Date): boolean {
  return run.status !== 'completed' && !isStuck(run, now)
}

function isStuck(run: Run, now: Date): boolean {
  const hours = run.status === 'in_progress' ? endsWithinHours : startsWithinHours
  return now.getTime() - run.at.getTime() > hours * hour
}

/**
 * What the newest attempt of a run says of the model: its jobs decide, never the run alone, since a
 * green run with an empty matrix proves nothing. Where several jobs name the model, all have to succeed.
 */
export function verdictOf(ask: RunAsk, run: Run, now: Date): Evidence {
  if (run.status !== 'completed') return unfinished(ask, run, now)
  const jobs = jobsOf(ask, run)
  const failed = jobs.find(({ conclusion }) => failures.has(conclusion ?? ''))
  const first = failed ?? jobs.find(({ conclusion }) => conclusion !== 'success') ?? jobs[0]
  if (first === undefined) return withoutJob(ask, run)

  const seen = { link: first.link, at: run.at }
  const name = asCode(first.name)
  if (first.conclusion === 'success') return { says: 'for', what: `${name} succeeded.`, ...seen }
  const ended = `${name} ended as ${asCode(first.conclusion ?? 'unknown')}`
  return {
    says: failed === undefined ? 'pending' : 'against',
    what: retryable(ask, ended),
    ...seen,
  }
}

/** The jobs of a run that name the model. */
export function jobsOf({ job, name }: Pick<RunAsk, 'job' | 'name'>, run: Run): Run['jobs'] {
  return run.jobs.filter((one) => isJobOf(one.name, job, name))
}

function unfinished(ask: RunAsk, run: Run, now: Date): Evidence {
  const seen = { says: 'pending', link: run.link, at: run.at } as const
  if (!isStuck(run, now)) return { ...seen, what: underWay(ask, run) }
  // The hours it took so far would change these words, and the comment, every hour.
  const state =
    run.status === 'in_progress'
      ? `The ${ask.noun} has not ended within ${endsWithinHours} hours`
      : `The ${ask.noun} has not started within ${startsWithinHours} hours; its machines may be missing`
  return { ...seen, what: retryable(ask, state) }
}

function underWay({ noun }: RunAsk, { status }: Run): string {
  return status === 'waiting'
    ? `The ${noun} waits for somebody to review its deployment.`
    : `The ${noun} is under way.`
}

const neitherWay = new Set(['cancelled', 'skipped', 'neutral', 'action_required', 'stale'])

function withoutJob(ask: RunAsk, run: Run): Evidence {
  const conclusion = run.conclusion ?? 'unknown'
  const why = conclusion === 'success' ? ', and a green run without it proves nothing' : ''
  const ended = `The ${ask.noun} ended as ${asCode(conclusion)} without a job for ${asCode(ask.name)}${why}`
  const says = neitherWay.has(conclusion) ? 'pending' : 'against'
  return { says, what: retryable(ask, ended), link: run.link, at: run.at }
}

function retryable({ retry }: RunAsk, what: string): string {
  return `${what}. A maintainer can have another with \`${retry}\`.`
}
