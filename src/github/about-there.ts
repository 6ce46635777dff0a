import type { EditSnapshot } from '../lifecycle/snapshot.ts'
import { filesAbout, isAllAbout, rememberAbout } from './about.ts'
import type { Outside } from './outside.ts'
import type { PullThere } from './resolve-pull.ts'

/** Remembers which proposals an open pull request is all about: not where more than those is shown on it. */
export async function keepAbout(
  { store }: Pick<Outside, 'store'>,
  { seen, ground }: PullThere,
  edit: EditSnapshot | undefined,
): Promise<void> {
  if (seen.ours || seen.pull.state !== 'open') return
  const isAll = edit === undefined && isAllAbout(seen.files, ground)
  const files = isAll ? filesAbout(seen.files, ground.config) : []
  const which = { repository: seen.repository.id, number: seen.pull.number }
  await rememberAbout(store, which, { files, own: false })
}
