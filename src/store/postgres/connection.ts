import { Pool, type PoolClient, types } from 'pg'
import { OutsideError } from '../../reconcile/outside-error.ts'
import { applicationId, schemaVersion } from '../schema.ts'
import { schema } from './schema.ts'

/** A row as PostgreSQL gives it: 64-bit integers are numbers. */
export type Row = Readonly<Record<string, unknown>>

/** One transaction under way. */
export interface Transaction {
  /** Milliseconds since 1970 in UTC, the same throughout: the clock of the database, whoever asks. */
  readonly now: number
  rows(sql: string, ...values: readonly unknown[]): Promise<readonly Row[]>
  /** Runs a statement and says how many rows it wrote. */
  run(sql: string, ...values: readonly unknown[]): Promise<number>
}

/** A PostgreSQL database, as the parts of the store see it. */
export interface Database {
  /** Runs `work` in one transaction, and again where another one was in its way. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Replaces the clock of the database; for tests. */
  readonly now?: () => number
  /** The schema that holds our tables; made where it is not there. */
  readonly schema?: string
}

/**
 * Opens a database and makes sure that its tables are ours: creates them where there are none.
 *
 * Throws `OutsideError`; one that is not retryable has a message for the operator.
 */
export async function connect(
  url: string,
  { now, schema: name = 'usher' }: DatabaseOptions,
): Promise<Database> {
  types.setTypeParser(types.builtins.INT8, Number)
  const pool = new Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 10_000,
    // A worker that was stopped in the middle must not hold up the others.
    options: `-c search_path="${name}" -c idle_in_transaction_session_timeout=10s -c statement_timeout=30s`,
  })
  // An idle connection that breaks is replaced by the pool when it is needed.
  pool.on('error', () => undefined)
  const transaction: Database['transaction'] = (work) => again(pool, now, work)
  await claimSchema(transaction, name).catch(async (cause: unknown) => {
    await pool.end()
    throw cause instanceof OutsideError ? cause : unusable(cause)
  })
  return { transaction, close: () => pool.end() }
}

/** Serialization failure, deadlock, and two that made the same row: each comes out right when tried again. */
const inTheWay: ReadonlySet<unknown> = new Set(['40001', '40P01', '23505'])

const maxTries = 8

async function again<T>(
  pool: Pool,
  clock: (() => number) | undefined,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const client = await pool.connect()
    try {
      return await once(client, clock, work)
    } catch (cause) {
      if (tries >= maxTries || !inTheWay.has(codeOf(cause))) throw cause
    }
  }
}

async function once<T>(
  client: PoolClient,
  clock: (() => number) | undefined,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  let broken = false
  try {
    await client.query('begin')
    const result = await work(transactionOf(client, clock?.() ?? (await nowOf(client))))
    await client.query('commit')
    return result
  } catch (cause) {
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw cause
  } finally {
    client.release(broken)
  }
}

async function nowOf(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ readonly now: number }>(
    'select (extract(epoch from statement_timestamp()) * 1000)::bigint as now',
  )
  return rows[0]?.now ?? 0
}

function transactionOf(client: PoolClient, now: number): Transaction {
  return {
    now,
    rows: async (sql, ...values) => (await client.query<Row>(sql, [...values])).rows,
    run: async (sql, ...values) => (await client.query(sql, [...values])).rowCount ?? 0,
  }
}

/** Creates the tables once, whoever comes first, and refuses a schema that is not ours. */
async function claimSchema(transaction: Database['transaction'], name: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.rows('select pg_advisory_xact_lock($1)', applicationId)
    await tx.run(`create schema if not exists "${name}"`)
    const tables = await tx.rows(
      'select table_name from information_schema.tables where table_schema = $1',
      name,
    )
    if (tables.length === 0) {
      await tx.run(schema)
      await tx.run(`insert into usher_version (version) values (${schemaVersion})`)
      return
    }
    if (!tables.some((row) => row.table_name === 'usher_version'))
      throw refused(`The schema \`${name}\` of the database holds tables of another program`)
    const [found] = await tx.rows('select version from usher_version')
    if (found?.version !== schemaVersion)
      throw refused(`The schema \`${name}\` was written by another version of Usher`)
  })
}

function refused(problem: string): OutsideError {
  const remedy = 'set `DATABASE_URL` to a database of its own'
  return new OutsideError(`${problem}; ${remedy}`, { retryable: false })
}

/** Addresses hold passwords, so the message names none. */
function unusable(cause: unknown): OutsideError {
  const why = cause instanceof Error ? ` (${cause.message || codeOf(cause)})` : ''
  const message = `The database in \`DATABASE_URL\` cannot be used${why}; check the address, and that the user may create a schema`
  return new OutsideError(message, { cause, retryable: false })
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined
}
