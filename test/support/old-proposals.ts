import type { House } from './house.ts'
import { phi4 } from './phi4.ts'

/** A pull request merged before Usher came, and the proposal it brought. */
export interface Old {
  readonly number: number
  readonly path: string
}

/** The repository as it was before Usher: so many proposals, each merged by its own pull request. */
export async function mergedBefore(house: House, count: number): Promise<readonly Old[]> {
  const { sandbox, repository, install } = house
  await sandbox.uninstall(install(repository))
  const old: Old[] = []
  for (let n = 1; n <= count; n += 1) old.push(await merged(house, n))
  sandbox.clock.advance(30 * 24 * 3_600_000)
  return old
}

/** Usher comes, and hears of it. */
export async function comes({ sandbox, repository, install, quiet }: House): Promise<void> {
  const installation = install(repository)
  await sandbox.announce(installation)
  await quiet()
}

async function merged({ sandbox, repository, ada }: House, n: number): Promise<Old> {
  const model = `old-model-${n}`
  const path = `docs/proposals/202501${String(n).padStart(2, '0')}-${model}.md`
  const files = new Map([[path, phi4.text.replaceAll('phi-4', model)]])
  const by = sandbox.createUser(`writer-${n}`)
  await sandbox.push(repository, { branch: model, files, by })
  const number = await ada.open(`proposal: support ${model}`, model)
  await ada.merge(number)
  return { number, path }
}
