import { type BoardRepository, parsePractice } from '../lifecycle/board-repository.ts'
import { type Move, parseHappening } from '../lifecycle/happening.ts'
import { integer, text } from './row.ts'
import type { DeliveryNote } from './store.ts'

type Row = Readonly<Record<string, unknown>>

/** The newest of a proposal's happenings are kept, this many. */
export const mostHappenings = 500

/** The move in the row of a happening, where it is one. */
export function movesIn(repository: string, row: Row): readonly Move[] {
  const move = parseHappening(text(row.body))
  if (move?.to === undefined) return []
  return [{ repository, file: text(row.file), at: move.at, to: move.to }]
}

/** A repository out of its row. */
export function repositoryIn(row: Row): BoardRepository {
  return {
    id: text(row.id),
    owner: text(row.owner),
    name: text(row.name),
    isPrivate: row.is_private !== 0,
    practice: row.practice === null ? undefined : parsePractice(text(row.practice)),
    seenAt: new Date(integer(row.seen_at)),
  }
}

/** A delivery without its body, out of its row. */
export function noteIn(row: Row): DeliveryNote {
  return {
    guid: text(row.guid),
    event: text(row.event),
    action: row.action === null ? undefined : text(row.action),
    at: new Date(integer(row.received_at)),
    doneAt: row.done_at === null ? undefined : new Date(integer(row.done_at)),
  }
}
