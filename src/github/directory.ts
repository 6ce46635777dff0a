import type { Access } from './access.ts'
import type { Place } from './place.ts'

/** Finds repositories by their ids: names change, ids do not. */
export interface Directory {
  /** Where a repository is now; asks GitHub once more before it says that there is none. */
  find(repository: string): Promise<Place | undefined>
  /** Where an owner's repository of that name is, as far as known. */
  named(owner: string, name: string): Promise<Place | undefined>
  /** Every repository the app may see, read now. */
  all(): Promise<readonly Place[]>
  /** Every repository the app may see, as far as known. */
  known(): Promise<readonly Place[]>
  /** Forgets what it knew, for example after a repository was renamed. */
  forget(): void
}

interface Installation {
  readonly id: number
  readonly at: Date
  readonly permissions: Readonly<Record<string, string>>
}

/** A directory of everything the app is installed on, kept in memory. */
export function directoryOf(
  app: Access,
  through: (installation: number) => Promise<Access>,
): Directory {
  let known: Promise<readonly Place[]> | undefined

  const read = async (): Promise<readonly Place[]> => {
    const installed = await installationsOf(app)
    const places = await Promise.all(
      installed.map(async (one) => await placesOf(await through(one.id), one)),
    )
    return places.flat()
  }
  const again = async (): Promise<readonly Place[]> => {
    const reading = read()
    known = reading
    try {
      return await reading
    } catch (cause) {
      if (known === reading) known = undefined
      throw cause
    }
  }

  return {
    async find(repository) {
      const isIt = (place: Place): boolean => place.id === repository
      const before = known && (await known).find(isIt)
      return before ?? (await again()).find(isIt)
    },
    async named(owner, name) {
      const wanted = `${owner}/${name}`.toLowerCase()
      const places = await (known ?? again())
      return places.find((place) => `${place.owner}/${place.name}`.toLowerCase() === wanted)
    },
    all: again,
    known: () => known ?? again(),
    forget() {
      known = undefined
    },
  }
}

async function installationsOf(app: Access): Promise<readonly Installation[]> {
  const all = await app.ask('list the installations', (octokit) =>
    octokit.paginate(octokit.rest.apps.listInstallations, { per_page: 100 }),
  )
  return all
    .filter((one) => !one.suspended_at)
    .map((one) => ({
      id: one.id,
      at: new Date(one.created_at),
      permissions: { ...one.permissions },
    }))
}

async function placesOf(
  access: Access,
  { id, at, permissions }: Installation,
): Promise<readonly Place[]> {
  const all = await access.ask(`list the repositories of installation ${id}`, (octokit) =>
    octokit.paginate(octokit.rest.apps.listReposAccessibleToInstallation, { per_page: 100 }),
  )
  return all.map((one) => ({
    id: String(one.id),
    owner: one.owner.login,
    name: one.name,
    installation: id,
    installedAt: at,
    permissions,
  }))
}
