import { randomToken } from '../auth/random-token.ts'
import type { Installation, InstallationToken } from '../state/people.ts'
import { secondsOf, type World } from '../world.ts'

/** A token of an installation, good for one hour. */
export function giveToken(
  world: World,
  { id, permissions }: Installation,
  narrower: Partial<Pick<InstallationToken, 'permissions' | 'repositoryIds'>> = {},
): InstallationToken {
  const token: InstallationToken = {
    token: `ghs_${randomToken(world.nextId())}`,
    installationId: id,
    permissions: { metadata: 'read', ...(narrower.permissions ?? permissions) },
    repositoryIds: narrower.repositoryIds,
    expiresAt: secondsOf(new Date(world.clock.now().getTime() + 3_600_000)),
  }
  world.state.tokens.set(token.token, token)
  return token
}
