import { type ZodType, z } from 'zod'
import type { Person, Run } from '../lifecycle/snapshot.ts'
import { workflowPath } from '../lifecycle/workflow-path.ts'

const id = z.union([z.number(), z.bigint(), z.string()]).transform(String)
const actor = z.object({ login: z.string(), id, type: z.string() })

/** Reads a workflow run as REST shows it; its jobs are asked for apart. */
export const runSchema: ZodType<Run> = z
  .object({
    id,
    path: z.string(),
    display_title: z.string(),
    event: z.string(),
    head_sha: z.string().nullish(),
    head_branch: z.string().nullish(),
    head_repository: z.object({ id }).nullish(),
    actor: actor.nullish(),
    run_attempt: z.number().nullish(),
    status: z.string().nullish(),
    conclusion: z.string().nullish(),
    html_url: z.string(),
    created_at: z.coerce.date(),
    run_started_at: z.coerce.date().nullish(),
  })
  .transform((given) => ({
    id: given.id,
    path: workflowPath(given.path),
    title: given.display_title,
    event: given.event,
    head: given.head_sha ?? '',
    headBranch: given.head_branch ?? '',
    headRepositoryId: given.head_repository?.id ?? '',
    actor: personOf(given.actor),
    attempt: given.run_attempt ?? 1,
    status: given.status ?? '',
    conclusion: given.conclusion ?? null,
    link: given.html_url,
    // A re-run keeps the run and its creation.
    at: given.run_started_at ?? given.created_at,
    jobs: [],
    entry: undefined,
  }))

function personOf(given: z.infer<typeof actor> | null | undefined): Person {
  if (!given) return { login: 'ghost', id: '0', type: 'User' }
  const { login, id, type } = given
  return { login, id, type: type === 'User' || type === 'Bot' ? type : 'Organization' }
}
