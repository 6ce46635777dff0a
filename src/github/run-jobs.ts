import { z } from 'zod'
import type { Run } from '../lifecycle/snapshot.ts'
import type { Access } from './access.ts'
import type { Memory } from './hints.ts'

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

/** The jobs of a finished run's newest attempt. They change no more, so they are read once. */
export async function jobsOf(
  access: Access,
  memory: Memory,
  { owner, name, run }: { readonly owner: string; readonly name: string; readonly run: Run },
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
