import { z } from 'zod'
import type { Intent, Person, Run } from '../lifecycle/snapshot.ts'
import { workflowPath } from '../lifecycle/validated.ts'
import type { Access } from './access.ts'
import type { Memory } from './hints.ts'

/** Which runs are looked for: those of one workflow, and among them ours. */
export interface RunsWanted {
  readonly owner: string
  readonly name: string
  readonly workflow: string
  /** Words in the names of our runs. */
  readonly nonces: readonly string[]
  readonly intents: readonly Intent[]
}

const id = z.union([z.number(), z.bigint(), z.string()]).transform(String)
const actor = z.object({ login: z.string(), id, type: z.string() })

const runSchema = z
  .object({
    id,
    path: z.string(),
    display_title: z.string(),
    event: z.string(),
    head_branch: z.string().nullish(),
    head_repository: z.object({ id }).nullish(),
    actor: actor.nullish(),
    run_attempt: z.number().nullish(),
    status: z.string().nullish(),
    conclusion: z.string().nullish(),
    html_url: z.string(),
    created_at: z.coerce.date(),
  })
  .transform((given) => ({
    id: given.id,
    path: workflowPath(given.path),
    title: given.display_title,
    event: given.event,
    headBranch: given.head_branch ?? '',
    headRepositoryId: given.head_repository?.id ?? '',
    actor: personOf(given.actor),
    attempt: given.run_attempt ?? 1,
    status: given.status ?? '',
    conclusion: given.conclusion ?? null,
    link: given.html_url,
    at: given.created_at,
    jobs: [],
  }))

/** The workflow's newest runs that were dispatched, and ours among older ones, with the jobs of ours that have finished. */
export async function runsOf(
  access: Access,
  memory: Memory,
  wanted: RunsWanted,
): Promise<readonly Run[]> {
  const listed = await listRuns(access, wanted)
  const isOurs = (run: Run): boolean =>
    wanted.nonces.some((nonce) => run.title.includes(nonce)) ||
    wanted.intents.some((intent) => intent.outcome === run.id)
  const runs = [...listed, ...(await olderRuns(access, wanted, listed))]
  const read = runs.map(async (run) =>
    isOurs(run) && run.status === 'completed'
      ? { ...run, jobs: await jobsOf(access, memory, { ...wanted, run }) }
      : run,
  )
  return await Promise.all(read)
}

/** The newest hundred dispatched runs of a workflow; none where there is no such workflow. */
export async function listRuns(
  access: Access,
  { owner, name, workflow }: Pick<RunsWanted, 'owner' | 'name' | 'workflow'>,
): Promise<readonly Run[]> {
  const runs = await access.askFor(`list the runs of ${workflow}`, async (octokit) => {
    const { data } = await octokit.rest.actions.listWorkflowRuns({
      owner,
      repo: name,
      workflow_id: workflowFile(workflow),
      event: 'workflow_dispatch',
      per_page: 100,
    })
    return z.array(runSchema).parse(data.workflow_runs)
  })
  return runs ?? []
}

/** GitHub knows a workflow by its file's name. */
export function workflowFile(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

const newestFew = 3

async function olderRuns(
  access: Access,
  { owner, name, intents }: RunsWanted,
  listed: readonly Run[],
): Promise<readonly Run[]> {
  const known = new Set(listed.map((run) => run.id))
  const newest = intents.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, newestFew)
  const missing = newest.flatMap(({ outcome }) =>
    outcome !== undefined && /^\d+$/.test(outcome) && !known.has(outcome) ? [outcome] : [],
  )
  const found = missing.map((run) =>
    access.askFor(`read run ${run}`, async (octokit) => {
      const at = { owner, repo: name, run_id: Number(run) }
      return runSchema.parse((await octokit.rest.actions.getWorkflowRun(at)).data)
    }),
  )
  return (await Promise.all(found)).filter((run) => run !== undefined)
}

const jobsSchema = z.array(
  z.object({
    name: z.string(),
    conclusion: z
      .string()
      .nullish()
      .transform((text) => text ?? null),
    link: z.string(),
  }),
)

/** The jobs of a finished attempt change no more, so they are read once. */
async function jobsOf(
  access: Access,
  memory: Memory,
  { owner, name, run }: RunsWanted & { readonly run: Run },
): Promise<Run['jobs']> {
  const key = `jobs:${run.headRepositoryId}:${run.id}:${run.attempt}`
  const known = await memory.recall(key)
  if (known !== undefined) return jobsSchema.parse(JSON.parse(known))
  const all = await access.ask(`read the jobs of run ${run.id}`, (octokit) =>
    octokit.paginate(octokit.rest.actions.listJobsForWorkflowRun, {
      owner,
      repo: name,
      run_id: Number(run.id),
      filter: 'latest',
      per_page: 100,
    }),
  )
  const jobs = all.map((job) => ({
    name: job.name,
    conclusion: job.conclusion,
    link: job.html_url ?? run.link,
  }))
  await memory.remember(key, JSON.stringify(jobs))
  return jobs
}

function personOf(given: z.infer<typeof actor> | null | undefined): Person {
  if (!given) return { login: 'ghost', id: '0', type: 'User' }
  const { login, id, type } = given
  return { login, id, type: type === 'User' || type === 'Bot' ? type : 'Organization' }
}
