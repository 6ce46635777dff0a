import { parseCard, renderCard } from '../../lifecycle/card.ts'
import { type Happening, parseHappening, renderHappening } from '../../lifecycle/happening.ts'
import { mostHappenings, movesIn, noteIn, repositoryIn } from '../board-rows.ts'
import { text } from '../row.ts'
import type { BoardStore } from '../store.ts'
import type { Database, Transaction } from './connection.ts'

/** The cards, happenings and repositories of one database. */
export function boardOf(database: Database): BoardStore {
  return {
    ...cardsOf(database),
    ...happeningsOf(database),
    ...repositoriesOf(database),
    ...deliveriesOf(database),
  }
}

function cardsOf({
  transaction,
}: Database): Pick<BoardStore, 'card' | 'cards' | 'keepCard' | 'dropCard'> {
  const find = 'select body from card where repository = $1 and file = $2'
  const list = 'select body from card where repository = $1 order by file collate "C"'
  const upsert = `insert into card (repository, file, body) values ($1, $2, $3)
    on conflict (repository, file) do update set body = excluded.body`
  const remove = 'delete from card where repository = $1 and file = $2'
  return {
    async card(repository, file) {
      const [row] = await transaction((tx) => tx.rows(find, repository, file))
      return row && parseCard(text(row.body))
    },
    async cards(repository) {
      const rows = await transaction((tx) => tx.rows(list, repository))
      return rows.flatMap(({ body }) => parseCard(text(body)) ?? [])
    },
    keepCard: (card, happenings) =>
      transaction(async (tx) => {
        await tx.run(upsert, card.repository, card.file, renderCard(card))
        await write(tx, card, happenings)
      }),
    dropCard: async (repository, file) =>
      void (await transaction((tx) => tx.run(remove, repository, file))),
  }
}

/** Writes happenings that are new, and forgets the oldest where there are too many. */
async function write(
  tx: Transaction,
  { repository, file }: { readonly repository: string; readonly file: string },
  happenings: readonly Happening[],
): Promise<void> {
  const insert = `insert into happening (repository, file, id, kind, at, body)
    values ($1, $2, $3, $4, $5, $6) on conflict (repository, file, id) do nothing`
  let written = 0
  for (const one of happenings) {
    const { id, kind, at } = one
    written += await tx.run(insert, repository, file, id, kind, at.getTime(), renderHappening(one))
  }
  if (written > 0) await tx.run(trim, repository, file)
}

const trim = `delete from happening where repository = $1 and file = $2 and at < (
  select min(at) from (
    select at from happening where repository = $1 and file = $2
    order by at desc limit ${mostHappenings}
  ) newest
)`

function happeningsOf({
  transaction,
}: Database): Pick<BoardStore, 'happenings' | 'addHappenings' | 'moves'> {
  const list = `select body from happening where repository = $1 and file = $2
    order by at desc, id collate "C" limit ${mostHappenings}`
  const moves = `select file, body from happening where repository = $1 and kind = 'stage'
    order by at, id collate "C"`
  return {
    async happenings(repository, file) {
      const rows = await transaction((tx) => tx.rows(list, repository, file))
      return rows.flatMap(({ body }) => parseHappening(text(body)) ?? [])
    },
    addHappenings: (of, happenings) => transaction((tx) => write(tx, of, happenings)),
    async moves(repository) {
      const rows = await transaction((tx) => tx.rows(moves, repository))
      return rows.flatMap((row) => movesIn(repository, row))
    },
  }
}

function repositoriesOf({
  transaction,
}: Database): Pick<BoardStore, 'noteRepository' | 'repositories'> {
  const upsert = `insert into board_repository (id, owner, name, is_private, practice, seen_at)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (id) do update set owner = excluded.owner, name = excluded.name,
      is_private = excluded.is_private, seen_at = excluded.seen_at,
      practice = coalesce(excluded.practice, board_repository.practice)`
  const list = `select * from board_repository
    order by owner collate "C", name collate "C", seen_at`
  return {
    async noteRepository({ id, owner, name, isPrivate, practice }) {
      const written = practice === undefined ? null : JSON.stringify(practice)
      await transaction((tx) => tx.run(upsert, id, owner, name, isPrivate ? 1 : 0, written, tx.now))
    },
    repositories: async () => (await transaction((tx) => tx.rows(list))).map(repositoryIn),
  }
}

function deliveriesOf({
  transaction,
}: Database): Pick<BoardStore, 'deliveries' | 'deliveriesBehind'> {
  const columns = 'guid, event, action, received_at, done_at'
  const latest = `select ${columns} from delivery order by id desc limit $1`
  const behind = `select ${columns} from delivery where id in (
      select delivery_job.delivery from delivery_job join job on job.id = delivery_job.job
      where job.key = $1 and job.state = 'active'
    ) order by id`
  return {
    deliveries: async (most) => (await transaction((tx) => tx.rows(latest, most))).map(noteIn),
    deliveriesBehind: async (key) => (await transaction((tx) => tx.rows(behind, key))).map(noteIn),
  }
}
