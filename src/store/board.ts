import { type Card, parseCard, renderCard } from '../lifecycle/card.ts'
import { type Happening, parseHappening, renderHappening } from '../lifecycle/happening.ts'
import { mostHappenings, movesIn, noteIn, repositoryIn } from './board-rows.ts'
import type { Connection } from './connection.ts'
import { text } from './row.ts'
import type { BoardStore } from './store.ts'

/** The methods of `BoardStore`, without waiting. */
export type Board = {
  [Name in keyof BoardStore]: (
    ...args: Parameters<BoardStore[Name]>
  ) => Awaited<ReturnType<BoardStore[Name]>>
}

/** The cards, happenings and repositories of one connection. */
export function boardOf(connection: Connection): Board {
  return {
    ...cardsOf(connection),
    ...happeningsOf(connection),
    ...repositoriesOf(connection),
    ...deliveriesOf(connection),
  }
}

function cardsOf(connection: Connection): Pick<Board, 'card' | 'cards' | 'keepCard' | 'dropCard'> {
  const find = connection.prepare('select body from card where repository = ? and file = ?')
  const list = connection.prepare('select body from card where repository = ? order by file')
  const upsert = connection.prepare(
    `insert into card (repository, file, body) values (?, ?, ?)
     on conflict (repository, file) do update set body = excluded.body`,
  )
  const remove = connection.prepare('delete from card where repository = ? and file = ?')
  const write = writerOf(connection)
  return {
    card(repository, file) {
      const row = find.get(repository, file)
      return row === undefined ? undefined : parseCard(text(row.body))
    },
    cards: (repository) => list.all(repository).flatMap(({ body }) => parseCard(text(body)) ?? []),
    keepCard: (card, happenings) =>
      connection.transaction(() => {
        upsert.run(card.repository, card.file, renderCard(card))
        write(card, happenings)
      }),
    dropCard: (repository, file) => void remove.run(repository, file),
  }
}

type Writer = (of: Pick<Card, 'repository' | 'file'>, happenings: readonly Happening[]) => void

/** Writes happenings that are new, and forgets the oldest where there are too many. */
function writerOf(connection: Connection): Writer {
  const insert = connection.prepare(
    `insert into happening (repository, file, id, kind, at, body) values (?, ?, ?, ?, ?, ?)
     on conflict (repository, file, id) do nothing`,
  )
  const trim = connection.prepare(
    `delete from happening where repository = ?1 and file = ?2 and at < (
       select min(at) from (
         select at from happening where repository = ?1 and file = ?2
         order by at desc limit ${mostHappenings}
       ) newest
     )`,
  )
  return ({ repository, file }, happenings) => {
    const written = happenings.map((one) => {
      const { id, kind, at } = one
      return insert.run(repository, file, id, kind, at.getTime(), renderHappening(one)).changes
    })
    if (written.some((changes) => changes !== 0)) trim.run(repository, file)
  }
}

function happeningsOf(
  connection: Connection,
): Pick<Board, 'happenings' | 'addHappenings' | 'moves'> {
  const list = connection.prepare(
    `select body from happening where repository = ? and file = ? order by at desc, id
     limit ${mostHappenings}`,
  )
  const moves = connection.prepare(
    `select file, body from happening where repository = ? and kind = 'stage' order by at, id`,
  )
  const write = writerOf(connection)
  return {
    happenings: (repository, file) =>
      list.all(repository, file).flatMap(({ body }) => parseHappening(text(body)) ?? []),
    addHappenings: (of, happenings) => connection.transaction(() => write(of, happenings)),
    moves: (repository) => moves.all(repository).flatMap((row) => movesIn(repository, row)),
  }
}

function repositoriesOf(connection: Connection): Pick<Board, 'noteRepository' | 'repositories'> {
  const upsert = connection.prepare(
    `insert into board_repository (id, owner, name, is_private, practice, seen_at)
     values (?, ?, ?, ?, ?, ?)
     on conflict (id) do update set owner = excluded.owner, name = excluded.name,
       is_private = excluded.is_private, seen_at = excluded.seen_at,
       practice = coalesce(excluded.practice, board_repository.practice)`,
  )
  const list = connection.prepare('select * from board_repository order by owner, name, seen_at')
  return {
    noteRepository({ id, owner, name, isPrivate, practice }) {
      const written = practice === undefined ? null : JSON.stringify(practice)
      upsert.run(id, owner, name, isPrivate ? 1 : 0, written, connection.now())
    },
    repositories: () => list.all().map((row) => repositoryIn(row)),
  }
}

function deliveriesOf(connection: Connection): Pick<Board, 'deliveries' | 'deliveriesBehind'> {
  const latest = connection.prepare(
    `select guid, event, action, received_at, done_at from delivery
     order by id desc limit ?`,
  )
  const behind = connection.prepare(
    `select guid, event, action, received_at, done_at from delivery where id in (
       select delivery_job.delivery from delivery_job join job on job.id = delivery_job.job
       where job.key = ? and job.state = 'active'
     ) order by id`,
  )
  return {
    deliveries: (most) => latest.all(most).map((row) => noteIn(row)),
    deliveriesBehind: (key) => behind.all(key).map((row) => noteIn(row)),
  }
}
