import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isPublic } from '../lifecycle/board-repository.ts'
import { githubOf } from '../server/board/board-options.ts'
import { repositoriesFor } from '../server/board/reading.ts'
import type { Store } from '../store/store.ts'
import type { ExportOptions } from './board.ts'
import { boardFiles } from './board-files.ts'
import { writeExport } from './board-folder.ts'
import { openStore } from './open-store.ts'
import { UsageError } from './usage-error.ts'

export interface Export extends Pick<ExportOptions, 'private'> {
  readonly repo: readonly string[]
  readonly dir: string
  /** Where the service keeps its data. */
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  /** The API of the GitHub that links lead to. */
  readonly apiUrl: string
}

/** Writes the board as files. Throws a `UsageError` where there is no data, or the folder is not for it. */
export async function runBoardExport(asked: Export, say: (line: string) => void): Promise<void> {
  const { dataFolder, databaseUrl } = asked
  if (databaseUrl === undefined && !existsSync(join(dataFolder, 'usher.db'))) {
    throw new UsageError(
      `There is no data in \`${dataFolder}\`: set USHER_DATA_DIR to the folder of the service, or DATABASE_URL`,
    )
  }
  const store = await openStore(asked)
  try {
    await exportFrom(store, asked, say)
  } finally {
    await store.close()
  }
}

async function exportFrom(store: Store, asked: Export, say: (line: string) => void): Promise<void> {
  const now = new Date()
  const all = await repositoriesFor(store, now, async () => true)
  const wanted = new Set(asked.repo.map((name) => name.toLowerCase()))
  const chosen = all.filter(
    ({ owner, name }) => wanted.size === 0 || wanted.has(`${owner}/${name}`.toLowerCase()),
  )
  for (const name of wanted) {
    const isKnown = chosen.some((one) => `${one.owner}/${one.name}`.toLowerCase() === name)
    if (!isKnown) throw new UsageError(`No repository \`${name}\` has been seen by this service`)
  }
  const shown = chosen.filter((one) => asked.private === true || isPublic(one, now))
  const files = await boardFiles(store, shown, { now, github: githubOf(asked.apiUrl) })
  await writeExport(asked.dir, files)
  say(`${files.size} files in ${asked.dir}; open ${join(asked.dir, 'index.html')}`)
  for (const { owner, name, isPrivate } of chosen.filter((one) => !shown.includes(one))) {
    const why = isPrivate
      ? 'it is private'
      : 'GitHub has not said within the hour that it is public'
    say(`left out: ${owner}/${name}, since ${why}`)
  }
}
