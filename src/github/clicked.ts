import { z } from 'zod'
import type { StoredRequest } from '../store/store.ts'

const number = z.union([z.number(), z.bigint(), z.string()]).transform(String)
const sender = z.object({ login: z.string(), type: z.literal('User') })
const run = z.object({ id: number, head_sha: z.string(), completed_at: z.coerce.date() })
/** A suite keeps its id however often it is run again. */
const suite = z
  .object({ id: number, head_sha: z.string(), updated_at: z.coerce.date() })
  .transform(({ id, head_sha, updated_at }) => ({
    id: `${id}@${updated_at.toISOString()}`,
    head_sha,
    completed_at: updated_at,
  }))

const payload = z.union([
  z
    .object({
      sender,
      requested_action: z.object({ identifier: z.string().regex(/^[a-z]{1,20}$/) }),
      check_run: run,
    })
    .transform((given) => ({
      ...given,
      what: given.requested_action.identifier,
      on: given.check_run,
    })),
  z
    .object({ sender, check_run: run })
    .transform((given) => ({ ...given, what: 'rerun', on: given.check_run })),
  z
    .object({ sender, check_suite: suite })
    .transform((given) => ({ ...given, what: 'rerun', on: given.check_suite })),
])

/**
 * The click on a button of a check run, or on "re-run": who it was cannot be read again later. The
 * same button of one run is heard once of each person; a fresh run brings a fresh button.
 */
export function clicked(
  given: unknown,
  { repository, pull }: Pick<StoredRequest, 'repository' | 'pull'>,
): readonly StoredRequest[] {
  const { data } = payload.safeParse(given)
  if (data === undefined) return []
  const { what, on } = data
  const kind = `click:${what}`
  const id = `${repository}#${pull}:${kind}:${on.id}:${data.sender.login}`
  return [
    {
      id,
      repository,
      pull,
      kind,
      actor: data.sender.login,
      at: on.completed_at,
      head: on.head_sha,
    },
  ]
}
