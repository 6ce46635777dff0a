import { text } from '../row.ts'
import { intentIn, requestIn } from '../rows.ts'
import type { Store } from '../store.ts'
import type { Database } from './connection.ts'

type Memory = Pick<
  Store,
  'intend' | 'settle' | 'intents' | 'requests' | 'settleRequest' | 'remember' | 'recall'
>

/** Everything that is written down beside the queue of one database. */
export function memoryOf(database: Database): Memory {
  return { ...intentsOf(database), ...requestsOf(database), ...valuesOf(database) }
}

function intentsOf({ transaction }: Database): Pick<Memory, 'intend' | 'settle' | 'intents'> {
  const insert = 'insert into intent (id, at) values ($1, $2) on conflict do nothing'
  const update = 'update intent set outcome = $1 where id = $2'
  const list = 'select id, at, outcome from intent where starts_with(id, $1) order by at, id'
  return {
    intend: (id) => transaction(async (tx) => (await tx.run(insert, id, tx.now)) === 1),
    settle: async (id, outcome) => void (await transaction((tx) => tx.run(update, outcome, id))),
    intents: async (prefix) => (await transaction((tx) => tx.rows(list, prefix))).map(intentIn),
  }
}

function requestsOf({ transaction }: Database): Pick<Memory, 'requests' | 'settleRequest'> {
  const list = `select * from request where repository = $1 and pull = $2 and settled_at is null
    order by at, place`
  const settle = 'update request set settled_at = $1 where id = $2'
  return {
    requests: async (repository, pull) =>
      (await transaction((tx) => tx.rows(list, repository, pull))).map(requestIn),
    settleRequest: async (id) => void (await transaction((tx) => tx.run(settle, tx.now, id))),
  }
}

function valuesOf({ transaction }: Database): Pick<Memory, 'remember' | 'recall'> {
  const insert = `insert into memory (key, value, at) values ($1, $2, $3)
    on conflict (key) do update set value = excluded.value, at = excluded.at`
  return {
    remember: async (key, value) =>
      void (await transaction((tx) => tx.run(insert, key, value, tx.now))),
    async recall(key) {
      const sql = 'select value from memory where key = $1'
      const [row] = await transaction((tx) => tx.rows(sql, key))
      return row && text(row.value)
    },
  }
}
