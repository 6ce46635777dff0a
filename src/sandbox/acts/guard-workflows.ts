import { permits } from '../auth/access.ts'
import type { Actor } from '../auth/actor.ts'
import { Problem } from '../problem.ts'
import type { Repository } from '../state/repository.ts'
import type { World } from '../world.ts'

const folder = '.github/workflows'

/**
 * An app without the `workflows` permission may not bring a commit whose workflow files differ from
 * those of every branch there is. New refs count too.
 */
export async function guardWorkflows(
  world: World,
  actor: Actor,
  { at, sha }: { readonly at: Repository; readonly sha: string },
): Promise<void> {
  if (actor.kind !== 'installation' || permits(actor.token.permissions, 'workflows:write')) return
  const heads = [...at.refs].filter(([ref]) => ref.startsWith('refs/heads/'))
  const known = await Promise.all(heads.map(([, oid]) => world.git.entryAt(oid, folder)))
  const brought = await world.git.entryAt(sha, folder)
  if (brought === undefined || known.some((entry) => entry?.oid === brought.oid)) return
  throw new Problem(
    403,
    'refusing to allow a GitHub App to create or update workflow without `workflows` permission',
  )
}
