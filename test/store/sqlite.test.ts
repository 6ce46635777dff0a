import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { openSqlite } from '../../src/store/sqlite.ts'
import { storeContract } from './contract.ts'

async function folder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'usher-store-'))
}

async function ownFolder(): Promise<string> {
  const path = await folder()
  onTestFinished(() => rm(path, { recursive: true }))
  return path
}

storeContract('sqlite', async () => {
  const path = await folder()
  const location = join(path, 'usher.db')
  return {
    engine: 'sqlite',
    location,
    open: (now) => openSqlite(location, now === undefined ? {} : { now }),
    remove: () => rm(path, { recursive: true }),
  }
})

async function refusalOf(file: string): Promise<string> {
  const error: unknown = await openSqlite(file).catch((cause: unknown) => cause)
  return error instanceof Error ? error.message.replaceAll(file, 'FILE') : 'it was opened'
}

test('the file is marked as ours, private, and synced at every commit', async () => {
  const file = join(await ownFolder(), 'deep', 'usher.db')
  const store = await openSqlite(file)
  const raw = new DatabaseSync(file)

  expect(raw.prepare('pragma application_id').get()).toEqual({ application_id: 0x55736872 })
  expect(raw.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
  expect((await stat(file)).mode & 0o777).toBe(0o600)

  raw.close()
  await store.close()
})

test('what was stored is there when the file is opened again', async () => {
  const file = join(await ownFolder(), 'usher.db')
  const first = await openSqlite(file)
  await first.later('pull:1#7', new Date(0))
  await first.close()

  const second = await openSqlite(file)

  expect(await second.claim()).toMatchObject({ key: 'pull:1#7' })
  await second.close()
})

test('a store in memory works like one on disk', async () => {
  const store = await openSqlite(':memory:')
  const delivery = { guid: 'a', event: 'ping', action: undefined, body: '{}' }

  expect(await store.accept(delivery, ['repository:1'], [])).toBe('new')
  expect(await store.claim()).toMatchObject({ key: 'repository:1' })
  await store.close()
})

test('what is accepted in the moment of closing is kept', async () => {
  const file = join(await ownFolder(), 'usher.db')
  const first = await openSqlite(file)
  const accepted = first.accept(
    { guid: 'a', event: 'ping', action: undefined, body: '{}' },
    ['repository:1'],
    [],
  )
  await first.close()

  const second = await openSqlite(file)

  expect(await accepted).toBe('new')
  expect(await second.stats()).toMatchObject({ deliveries: 1, queued: 1 })
  await second.close()
})

test("another program's database is refused and left as it is", async () => {
  const file = join(await ownFolder(), 'notes.db')
  const raw = new DatabaseSync(file)
  raw.exec('create table note (text text)')
  raw.close()
  const before = await readFile(file)

  expect(await refusalOf(file)).toMatchInlineSnapshot(
    `"\`FILE\` is the database of another program; set \`USHER_DATA_DIR\` to a folder of its own"`,
  )
  expect(await readFile(file)).toEqual(before)
})

test('a file that is no database is refused and left as it is', async () => {
  const file = join(await ownFolder(), 'usher.db')
  await writeFile(file, 'Dear diary, nothing happened today. '.repeat(40))

  expect(await refusalOf(file)).toMatchInlineSnapshot(
    `"\`FILE\` cannot be used as the database (file is not a database); set \`USHER_DATA_DIR\` to a folder of its own"`,
  )
  expect(await readFile(file, 'utf8')).toMatch(/^Dear diary/)
})

test('a file of another version of Usher is refused', async () => {
  const file = join(await ownFolder(), 'usher.db')
  await (await openSqlite(file)).close()
  const raw = new DatabaseSync(file)
  raw.exec('pragma user_version = 99')
  raw.close()

  expect(await refusalOf(file)).toMatchInlineSnapshot(
    `"\`FILE\` was written by another version of Usher; set \`USHER_DATA_DIR\` to a folder of its own"`,
  )
})

test('a folder that cannot be made is refused', async () => {
  const blocked = join(await ownFolder(), 'file')
  await writeFile(blocked, '')
  const message = await refusalOf(join(blocked, 'data', 'usher.db'))

  expect(message.replaceAll(blocked, 'BLOCKED')).toMatchInlineSnapshot(
    `"\`FILE\` cannot be used as the database (EEXIST: file already exists, mkdir 'BLOCKED'); set \`USHER_DATA_DIR\` to a folder of its own"`,
  )
})

test.skipIf(!existsSync('/proc'))(
  'a folder below /proc (where there is one) is refused, not waited for',
  async () => {
    await expect(openSqlite('/proc/usher/usher.db')).rejects.toThrow(
      /cannot be used as the database/,
    )
  },
)
