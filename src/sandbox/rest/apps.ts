import { z } from 'zod'
import { giveToken } from '../acts/give-token.ts'
import { suspend } from '../acts/installation.ts'
import { notFound, Problem } from '../problem.ts'
import { appShape, installationShape } from '../shape/people.ts'
import { repositoryShape } from '../shape/repository.ts'
import { repositoryNamed } from '../state/lookup.ts'
import type { Installation } from '../state/people.ts'
import {
  type Answer,
  type AppCall,
  type Call,
  created,
  listed,
  noContent,
  numberAt,
  type Operations,
  ok,
  read,
  textAt,
} from './operation.ts'

/** An app about itself and its installations. */
export const apps: Operations = {
  'apps/get-authenticated': { kind: 'app', handle: ({ world, app }) => ok(appOf(world, app)) },
  'apps/list-installations': {
    kind: 'app',
    handle: (call) => listed(installationsOf(call), (one) => installationShape(call.world, one)),
  },
  'apps/get-installation': {
    kind: 'app',
    handle: (call) => ok(installationShape(call.world, installationAt(call))),
  },
  'apps/suspend-installation': { kind: 'app', handle: (call) => toggle(call, 'suspended') },
  'apps/unsuspend-installation': { kind: 'app', handle: (call) => toggle(call, 'active') },
  'apps/get-repo-installation': { kind: 'app', handle: installationAtRepository },
  'apps/create-installation-access-token': { kind: 'app', handle: createToken },
  'apps/list-repos-accessible-to-installation': { kind: 'anyone', handle: listRepositories },
}

function appOf(world: AppCall['world'], app: AppCall['app']): unknown {
  const installations = world.state.installations.values().filter((one) => one.appId === app.id)
  return { ...appShape(world, app), installations_count: [...installations].length }
}

function installationsOf({ world, app }: AppCall): readonly Installation[] {
  return [...world.state.installations.values()].filter((one) => one.appId === app.id)
}

function installationAt(call: AppCall): Installation {
  const id = numberAt(call, 'installation_id')
  const installation = installationsOf(call).find((one) => one.id === id)
  if (installation === undefined) throw notFound()
  return installation
}

function toggle(call: AppCall, is: 'suspended' | 'active'): Answer {
  suspend(call.world, installationAt(call), is)
  return noContent()
}

function installationAtRepository(call: AppCall): Answer {
  const at = repositoryNamed(call.world.state, textAt(call, 'owner'), textAt(call, 'repo'))
  const found = installationsOf(call).find(
    ({ repositoryIds }) => at !== undefined && repositoryIds.includes(at.id),
  )
  if (found === undefined) throw notFound()
  return ok(installationShape(call.world, found))
}

const tokenWish = z.object({
  repositories: z.array(z.string()).optional(),
  repository_ids: z.array(z.number()).optional(),
  permissions: z.record(z.string(), z.enum(['read', 'write', 'admin'])).optional(),
})

function createToken(call: AppCall): Answer {
  const { world } = call
  const installation = installationAt(call)
  if (installation.suspendedAt !== undefined)
    throw new Problem(403, 'This installation has been suspended')
  const wish = read(call, tokenWish)
  const permissions = narrowed(installation, wish.permissions)
  const repositoryIds = chosenOf(call, installation, wish)
  const token = giveToken(world, installation, { permissions, repositoryIds })
  return created({
    token: token.token,
    expires_at: token.expiresAt,
    permissions: token.permissions,
    repository_selection: 'selected',
  })
}

function narrowed(
  { permissions }: Installation,
  wished: Installation['permissions'] | undefined,
): Installation['permissions'] {
  if (wished === undefined) return permissions
  const isTooMuch = ([name, level]: readonly [string, string]): boolean =>
    permissions[name] === undefined || (level === 'write' && permissions[name] === 'read')
  if (!Object.entries(wished).some(isTooMuch)) return wished
  throw new Problem(422, 'The permissions requested are not granted to this installation.')
}

function chosenOf(
  { world }: AppCall,
  installation: Installation,
  wish: z.infer<typeof tokenWish>,
): readonly number[] | undefined {
  const own = installation.repositoryIds.flatMap((id) => world.state.repositories.get(id) ?? [])
  const named = wish.repositories?.map((name) => own.find((one) => one.name === name)?.id ?? 0)
  const chosen = wish.repository_ids ?? named
  if (chosen?.every((id) => installation.repositoryIds.includes(id)) ?? true) return chosen
  throw new Problem(
    422,
    'There is at least one repository that does not exist or is not accessible',
  )
}

function listRepositories({ world, actor }: Call): Answer {
  if (actor.kind !== 'installation') throw new Problem(403, 'Resource not accessible')
  const ids = actor.token.repositoryIds ?? actor.installation.repositoryIds
  const all = ids.flatMap((id) => world.state.repositories.get(id) ?? [])
  return listed(all, (one) => repositoryShape(world, one), 'repositories')
}
