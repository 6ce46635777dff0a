import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { OutsideError } from '../reconcile/outside-error.ts'
import { applicationId, schema, schemaVersion, upgrades } from './schema.ts'

/** One open SQLite file, as the parts of the store see it. */
export interface Connection {
  /** Milliseconds since 1970 in UTC. */
  readonly now: () => number
  prepare(sql: string): StatementSync
  /** Runs `work` in one write transaction: all of it is on disk afterwards, or none of it. */
  transaction<T>(work: () => T): T
  close(): void
}

/** How long a statement waits for another process that is writing. */
const busyMs = 5000

/**
 * Opens a SQLite file and makes sure that it is ours: creates the tables in a new one.
 *
 * Another program's file is left untouched. Throws `OutsideError` with a message for the operator.
 */
export function connect(file: string, now: () => number): Connection {
  const database = openFile(file)
  try {
    claimFile(database, file)
  } catch (cause) {
    database.close()
    throw cause instanceof OutsideError ? cause : unusable(file, cause)
  }

  const begin = database.prepare('begin immediate')
  const commit = database.prepare('commit')
  const transaction = <T>(work: () => T): T => {
    begin.run()
    try {
      const result = work()
      commit.run()
      return result
    } catch (cause) {
      if (database.isTransaction) database.exec('rollback')
      throw cause
    }
  }
  return {
    now,
    prepare: (sql) => database.prepare(sql),
    transaction,
    close: () => database.close(),
  }
}

function openFile(file: string): DatabaseSync {
  const created = file !== ':memory:' && !existsSync(file)
  try {
    if (file !== ':memory:') makeFolder(dirname(file))
    const database = new DatabaseSync(file, { timeout: busyMs, enableForeignKeyConstraints: true })
    if (created) chmodSync(file, 0o600)
    return database
  } catch (cause) {
    throw unusable(file, cause)
  }
}

/** Makes a folder and those above it. Node's own recursion never ends below `/proc`. */
function makeFolder(path: string): void {
  if (isFolder(path)) return
  makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (cause) {
    // Another process may have been faster.
    if (!isFolder(path)) throw cause
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** A body of 20 KB takes two such pages, and few writes. */
const pageBytes = 16_384

function claimFile(database: DatabaseSync, file: string): void {
  database.exec(`pragma page_size = ${pageBytes}`)
  if (!isOurs(database, file)) {
    database.exec('begin immediate')
    // Another process may have created the tables while we waited for the lock.
    if (!isOurs(database, file)) {
      database.exec(schema)
      database.exec(`pragma application_id = ${applicationId}`)
      database.exec(`pragma user_version = ${schemaVersion}`)
    }
    database.exec('commit')
  }
  upgrade(database)
  database.exec('pragma journal_mode = wal')
  database.exec('pragma synchronous = full')
}

/** Whether the tables are there; `false` for a new file. Throws for a file that is not for us. */
function isOurs(database: DatabaseSync, file: string): boolean {
  const id = pragma(database, 'application_id')
  const version = pragma(database, 'user_version')
  const isNew = id === 0 && version === 0 && tables(database) === 0
  if (isNew) return false
  if (id !== applicationId) {
    throw refusal(`\`${file}\` is the database of another program`)
  }
  if (version !== schemaVersion && !upgrades.has(Number(version))) {
    throw refusal(`\`${file}\` was written by another version of Usher`)
  }
  return true
}

/** Brings a file of an earlier version up to ours, a version at a time; one process of several does it. */
function upgrade(database: DatabaseSync): void {
  for (const [version, statements] of upgrades) {
    if (pragma(database, 'user_version') !== version) continue
    database.exec('begin immediate')
    if (pragma(database, 'user_version') === version) {
      database.exec(statements)
      database.exec(`pragma user_version = ${version + 1}`)
    }
    database.exec('commit')
  }
}

function pragma(database: DatabaseSync, name: 'application_id' | 'user_version'): unknown {
  return database.prepare(`pragma ${name}`).get()?.[name]
}

function tables(database: DatabaseSync): unknown {
  return database.prepare('select count(*) as n from sqlite_schema').get()?.n
}

function unusable(file: string, cause: unknown): OutsideError {
  const why = cause instanceof Error ? cause.message : String(cause)
  return refusal(`\`${file}\` cannot be used as the database (${why})`, cause)
}

function refusal(what: string, cause?: unknown): OutsideError {
  const message = `${what}; set \`USHER_DATA_DIR\` to a folder of its own`
  return new OutsideError(message, { cause, retryable: false })
}
