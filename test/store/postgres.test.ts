import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import { postgresPrograms, type Server, startPostgres } from '../support/postgres.ts'
import { storeContract } from './contract.ts'

let server: Server
let schemas = 0

function freshSchema(): string {
  schemas += 1
  return `usher_${schemas}`
}

async function query(sql: string): Promise<void> {
  const pool = new Pool({ connectionString: server.url })
  // The server may stop while the connection is on its way out.
  pool.on('error', () => undefined)
  await pool.query(sql)
  await pool.end()
}

async function refusalOf(url: string, schema: string): Promise<string> {
  const error: unknown = await openPostgres(url, { schema }).catch((cause: unknown) => cause)
  return error instanceof Error ? error.message : 'it was opened'
}

describe.skipIf(postgresPrograms === undefined)('PostgreSQL (where it is installed)', () => {
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  storeContract('postgres', async () => {
    const schema = freshSchema()
    return {
      engine: 'postgres',
      location: `${server.url} ${schema}`,
      open: (now) => openPostgres(server.url, { schema, ...(now === undefined ? {} : { now }) }),
      remove: () => query(`drop schema if exists "${schema}" cascade`),
    }
  })

  test('what was stored is there when the database is opened again', async () => {
    const schema = freshSchema()
    const first = await openPostgres(server.url, { schema })
    await first.later('pull:1#7', new Date(0))
    await first.close()

    const second = await openPostgres(server.url, { schema })

    expect(await second.claim()).toMatchObject({ key: 'pull:1#7' })
    await second.close()
  })

  test('two jobs of one delivery that end at the same moment leave it done', async () => {
    const schema = freshSchema()
    const store = await openPostgres(server.url, { schema })
    for (let round = 0; round < 20; round += 1) {
      const guid = `delivery-${round}`
      const keys = ['pull:1#1', 'pull:1#2', 'pull:1#3']
      await store.accept({ guid, event: 'push', action: undefined, body: '{}' }, keys, [])
      const claims = await Promise.all(keys.map(() => store.claim()))
      const held = claims.filter((claim) => claim !== undefined)

      await Promise.all(
        held.map((claim) => store.finish(claim, { kind: 'done', again: undefined })),
      )
    }

    expect(await store.stats()).toMatchObject({ deliveries: 20, unfinished: 0, active: 0 })
    await store.close()
  })

  test('eight workers at once share the keys: none is handed out twice', async () => {
    const store = await openPostgres(server.url, { schema: freshSchema() })
    const keys = Array.from({ length: 40 }, (_, n) => `pull:1#${n}`)
    for (const key of keys) await store.later(key, new Date(0))

    const claimed: string[] = []
    const worker = async (): Promise<void> => {
      for (let claim = await store.claim(); claim !== undefined; claim = await store.claim()) {
        claimed.push(claim.key)
        await store.finish(claim, { kind: 'done', again: undefined })
      }
    }
    await Promise.all(Array.from({ length: 8 }, worker))

    expect(claimed.toSorted()).toEqual(keys.toSorted())
    await store.close()
  })

  test("another program's schema is refused and left as it is", async () => {
    const schema = freshSchema()
    await query(`create schema "${schema}"; create table "${schema}".note (text text)`)

    expect(await refusalOf(server.url, schema)).toBe(
      `The schema \`${schema}\` of the database holds tables of another program; set \`DATABASE_URL\` to a database of its own`,
    )
  })

  test('a schema of another version of Usher is refused', async () => {
    const schema = freshSchema()
    await (await openPostgres(server.url, { schema })).close()
    await query(`update "${schema}".usher_version set version = 99`)

    expect(await refusalOf(server.url, schema)).toMatch(/written by another version of Usher/)
  })

  test('a server that is not there is refused without its password being said', async () => {
    const message = await refusalOf('postgresql://usher:secret@localhost:1/usher', 'usher')

    expect(message).toMatch(/^The database in `DATABASE_URL` cannot be used/)
    expect(message).not.toMatch(/secret/)
  })
})
