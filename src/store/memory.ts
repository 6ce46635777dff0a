import type { Connection } from './connection.ts'
import { text } from './row.ts'
import { intentIn, requestIn } from './rows.ts'
import type { StoredRequest } from './store.ts'

/** Everything that is written down beside the queue, without waiting. */
export interface Memory {
  intend(id: string): boolean
  settle(id: string, outcome: string): void
  intents(
    prefix: string,
  ): readonly { readonly id: string; readonly at: Date; readonly outcome: string | undefined }[]
  requests(repository: string, pull: number): readonly StoredRequest[]
  settleRequest(id: string): void
  remember(key: string, value: string): void
  recall(key: string): string | undefined
}

/** The intents, requests and remembered values of one connection. */
export function memoryOf(connection: Connection): Memory {
  return {
    ...intentsOf(connection),
    ...requestsOf(connection),
    ...valuesOf(connection),
  }
}

function intentsOf(connection: Connection): Pick<Memory, 'intend' | 'settle' | 'intents'> {
  const insert = connection.prepare(
    'insert into intent (id, at) values (?, ?) on conflict do nothing',
  )
  const update = connection.prepare('update intent set outcome = ? where id = ?')
  const list = connection.prepare(
    `select id, at, outcome from intent where substr(id, 1, length(?1)) = ?1 order by at, id`,
  )
  return {
    intend: (id) => insert.run(id, connection.now()).changes === 1,
    settle: (id, outcome) => void update.run(outcome, id),
    intents: (prefix) => list.all(prefix).map(intentIn),
  }
}

function requestsOf(connection: Connection): Pick<Memory, 'requests' | 'settleRequest'> {
  const list = connection.prepare(
    `select * from request where repository = ? and pull = ? and settled_at is null
     order by at, rowid`,
  )
  const settle = connection.prepare('update request set settled_at = ? where id = ?')
  return {
    requests: (repository, pull) => list.all(repository, pull).map(requestIn),
    settleRequest: (id) => void settle.run(connection.now(), id),
  }
}

function valuesOf(connection: Connection): Pick<Memory, 'remember' | 'recall'> {
  const insert = connection.prepare(
    `insert into memory (key, value, at) values (?, ?, ?)
     on conflict (key) do update set value = excluded.value, at = excluded.at`,
  )
  const find = connection.prepare('select value from memory where key = ?')
  return {
    remember: (key, value) => void insert.run(key, value, connection.now()),
    recall(key) {
      const row = find.get(key)
      return row === undefined ? undefined : text(row.value)
    },
  }
}
