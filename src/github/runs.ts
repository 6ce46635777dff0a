import { isJobOf } from '../lifecycle/job-name.ts'
import type { Intent, RegistryEntry, Run } from '../lifecycle/snapshot.ts'
import type { Access } from './access.ts'
import type { Memory } from './hints.ts'
import { digestOfRuns } from './inputs.ts'
import { listRuns, type RunsListed } from './list-runs.ts'
import { keepEvidence, olderRuns } from './older-runs.ts'
import { jobsOf } from './run-jobs.ts'
import { type RunsKnown, ranOf, recallRuns, rememberRuns } from './runs-known.ts'

/** Which runs are looked for: ours, and those of others that are about the model. */
export interface RunsWanted extends RunsListed {
  /** The repository's id. */
  readonly repository: string
  readonly file: string
  /** Words in the names of our runs. */
  readonly nonces: readonly string[]
  /** Dispatches, each kind of them apart. */
  readonly intents: readonly (readonly Intent[])[]
  /** The model's name, and the jobs that may name it. */
  readonly model: string
  readonly jobs: readonly string[]
  readonly now: Date
  /** What the registry at a commit says of the model. */
  readonly entryAt: (commit: string) => Promise<RegistryEntry | undefined>
}

export interface RunsSeen {
  readonly runs: readonly Run[]
  /** Stays the same while a listing shows the same of them. */
  readonly digest: string
}

/** Of the runs of others so many are looked into. */
const newestOthers = 30
/** Runs that ended like this had no job that could tell anything. */
const empty = new Set(['skipped', 'action_required', 'startup_failure', 'stale'])

/** The runs that may be evidence, with the jobs of those that have finished: one listing, and what is new in it. */
export async function runsOf(
  access: Access,
  memory: Memory,
  wanted: RunsWanted,
): Promise<RunsSeen> {
  const known = await recallRuns(memory, wanted)
  if (known !== undefined) {
    const listed = known.runs.filter((run) => known.listed.includes(run.id))
    return { runs: known.runs, digest: digestOfRuns(listed, wanted) }
  }
  const ran = await ranOf(memory, wanted)
  const seen = await runsListed(access, memory, wanted)
  const runs = seen.runs.filter((run) => isOurs(wanted, run) || wanted.observed.includes(run.path))
  await rememberRuns(memory, { ask: wanted, ran, known: { runs, listed: seen.listed } })
  return seen
}

async function runsListed(
  access: Access,
  memory: Memory,
  wanted: RunsWanted,
): Promise<RunsSeen & Pick<RunsKnown, 'listed'>> {
  const evidenceKey = `evidence:${wanted.repository}/${wanted.file}`
  const listed = await listRuns(access, wanted)
  const older = await olderRuns(access, memory, { ...wanted, listed, evidenceKey })
  const runs = [...listed, ...older]
  const others = new Set(runs.filter((run) => isOther(wanted, run)).slice(0, newestOthers))
  const read = await Promise.all(
    runs.map(async (run) => {
      const isRead = run.status === 'completed' && (isOurs(wanted, run) || others.has(run))
      if (!isRead) return run
      const jobs = await jobsOf(access, memory, { ...wanted, run })
      return await withEntry(wanted, { ...run, jobs })
    }),
  )
  const evidence = read.filter((run) => run.entry !== undefined && !isOurs(wanted, run))
  await keepEvidence(memory, evidenceKey, evidence)
  return {
    runs: read,
    digest: digestOfRuns(listed, wanted),
    listed: listed.map(({ id }) => id),
  }
}

function isOurs({ nonces, intents }: RunsWanted, run: Run): boolean {
  const isNamed = nonces.some((nonce) => run.title.includes(nonce))
  return isNamed || intents.flat().some((intent) => intent.outcome === run.id)
}

function isOther({ observed, repository }: RunsWanted, run: Run): boolean {
  const isHere = run.headRepositoryId === repository
  return isHere && observed.includes(run.path) && !empty.has(run.conclusion ?? '')
}

/** The registry is read only where a job names the model: everything else is about other models. */
async function withEntry({ observed, jobs, model, entryAt }: RunsWanted, run: Run): Promise<Run> {
  const names = run.jobs.some((job) => jobs.some((id) => isJobOf(job.name, id, model)))
  const isRead = names && observed.includes(run.path) && run.head !== ''
  return isRead ? { ...run, entry: await entryAt(run.head) } : run
}
