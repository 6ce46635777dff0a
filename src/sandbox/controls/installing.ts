import { cover, suspend, tellInstallation } from '../acts/installation.ts'
import type { Desk } from '../server/desk.ts'
import type { Installation, Permissions } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import { act, theOne } from './act.ts'

/** What the owner of an account does to an installed app; the app is told. */
export interface Installing {
  /** Its tokens answer 403, and it hears of nothing but this. */
  suspend(installation: Installation): Promise<void>
  unsuspend(installation: Installation): Promise<void>
  addRepository(installation: Installation, repository: Repository): Promise<void>
  removeRepository(installation: Installation, repository: Repository): Promise<void>
  /** What the owner has granted instead of what the app asks for; tokens given before stay as they are. */
  changePermissions(installation: Installation, permissions: Permissions): Promise<void>
  /** Its tokens stop working. */
  uninstall(installation: Installation): Promise<void>
}

export function installing(desk: Desk): Installing {
  const { world } = desk
  const at = ({ id }: Repository): Repository => theOne(world.state.repositories, id)
  return {
    suspend: (installation) => act(desk, () => suspend(world, installation, 'suspended')),
    unsuspend: (installation) => act(desk, () => suspend(world, installation, 'active')),
    addRepository: (installation, one) =>
      act(desk, () => cover(world, installation, { repository: at(one), is: 'added' })),
    removeRepository: (installation, one) =>
      act(desk, () => cover(world, installation, { repository: at(one), is: 'removed' })),
    changePermissions: ({ id }, permissions) =>
      act(desk, () => {
        const before = theOne(world.state.installations, id)
        const changed = { ...before, permissions: { metadata: 'read', ...permissions } as const }
        world.state.installations.set(id, changed)
        tellInstallation(world, changed, 'new_permissions_accepted')
      }),
    uninstall: ({ id }) =>
      act(desk, () => {
        const gone = theOne(world.state.installations, id)
        world.state.installations.delete(id)
        tellInstallation(world, gone, 'deleted')
      }),
  }
}
