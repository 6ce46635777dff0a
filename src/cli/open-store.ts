import { join } from 'node:path'
import type { Settings } from '../server/settings.ts'
import { openSqlite } from '../store/sqlite.ts'
import type { Store } from '../store/store.ts'

/** PostgreSQL where an address is given, and only then its driver is loaded. */
export async function openStore({
  databaseUrl,
  dataFolder,
}: Pick<Settings, 'databaseUrl' | 'dataFolder'>): Promise<Store> {
  if (databaseUrl === undefined) return await openSqlite(join(dataFolder, 'usher.db'))
  const { openPostgres } = await import('../store/postgres/postgres.ts')
  return await openPostgres(databaseUrl)
}
