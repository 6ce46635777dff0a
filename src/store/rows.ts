import { integer, text } from './row.ts'
import type { Store, StoredRequest } from './store.ts'

type Row = Readonly<Record<string, unknown>>

/** An intent out of its row. */
export function intentIn({ id, at, outcome }: Row): Awaited<ReturnType<Store['intents']>>[number] {
  return {
    id: text(id),
    at: new Date(integer(at)),
    outcome: outcome === null ? undefined : text(outcome),
  }
}

/** A request out of its row. */
export function requestIn(row: Row): StoredRequest {
  return {
    id: text(row.id),
    repository: text(row.repository),
    pull: integer(row.pull),
    kind: text(row.kind),
    actor: text(row.actor),
    at: new Date(integer(row.at)),
    head: text(row.head),
  }
}
