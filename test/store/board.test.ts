import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import type { Happening } from '../../src/lifecycle/happening.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { cardLike, repositoryLike } from '../support/board-cards.ts'

async function opened(now?: () => number): Promise<Store> {
  const store = await openSqlite(':memory:', now === undefined ? {} : { now })
  onTestFinished(() => store.close())
  return store
}

function happening(number: number): Happening {
  const at = new Date(Date.parse('2026-03-01T12:00:00Z') + number * 1000)
  return { id: `h${number}`, kind: 'action', at, by: 'usher[bot]', what: `Number ${number}.` }
}

test('a card is read back as it was written, in the place of the one before', async () => {
  const store = await opened()
  const card = cardLike({
    ending: undefined,
    gates: [
      {
        name: 'validated',
        is: 'failed',
        says: 'It `failed`.',
        link: 'https://ci.example.org/1',
        at: new Date('2026-01-07T10:00:00Z'),
        evidence: [{ says: 'against', what: 'It `failed`.' }],
      },
    ],
    findings: [
      { rule: 'row-filled', severity: 'error', message: 'missing', help: 'fill it', line: 3 },
    ],
    pulls: [{ part: 'preset', number: 4, state: 'open', title: 'feat: add' }],
  })
  await store.keepCard(cardLike(), [])
  await store.keepCard(card, [])

  expect(await store.card('5', card.file)).toEqual(card)
  expect(await store.cards('5')).toEqual([card])
  expect(await store.cards('6')).toEqual([])
})

test('a happening is told once, however often it is written down', async () => {
  const store = await opened()
  await store.keepCard(cardLike(), [happening(1), happening(2)])
  await store.keepCard(cardLike(), [happening(2), { ...happening(1), what: 'Otherwise.' }])

  expect(await store.happenings('5', cardLike().file)).toEqual([happening(2), happening(1)])
})

test('the newest five hundred happenings of a proposal are kept', async () => {
  const store = await opened()
  const all = Array.from({ length: 520 }, (_, number) => happening(number))
  await store.addHappenings(cardLike(), all)

  const kept = await store.happenings('5', cardLike().file)
  expect([kept.length, kept[0]?.id, kept.at(-1)?.id]).toEqual([500, 'h519', 'h20'])
})

test('what GitHub says of a repository is dated, and its practice stays where none is given', async () => {
  let ms = 1000
  const store = await opened(() => ms)
  await store.noteRepository(repositoryLike())
  ms = 2000
  await store.noteRepository({ ...repositoryLike(), name: 'renamed', practice: undefined })

  expect(await store.repositories()).toEqual([
    { ...repositoryLike(), name: 'renamed', seenAt: new Date(2000) },
  ])
})

test('the newest deliveries come first, and say whether they are done', async () => {
  const store = await opened(() => 5000)
  const delivery = { guid: 'a', event: 'push', action: undefined, body: '{}' }
  await store.accept(delivery, [], [])
  await store.accept({ ...delivery, guid: 'b', event: 'ping', action: 'x' }, ['pull:1#7'], [])

  expect(await store.deliveries(5)).toEqual([
    { guid: 'b', event: 'ping', action: 'x', at: new Date(5000), doneAt: undefined },
    { guid: 'a', event: 'push', action: undefined, at: new Date(5000), doneAt: new Date(5000) },
  ])
  expect(await store.deliveriesBehind('pull:1#7')).toEqual([])
  await store.claim()
  expect((await store.deliveriesBehind('pull:1#7')).map(({ guid }) => guid)).toEqual(['b'])
})

test('a file of the version before gets what it lacks, and loses nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'usher-store-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'usher.db')
  const before = await openSqlite(file)
  await before.remember('a', 'b')
  await before.close()
  const raw = new DatabaseSync(file)
  raw.exec('drop table card; drop table happening; drop table board_repository')
  raw.exec('pragma user_version = 1')
  raw.close()

  const store = await openSqlite(file)
  onTestFinished(() => store.close())
  await store.keepCard(cardLike(), [])

  expect(await store.recall('a')).toBe('b')
  expect(await store.cards('5')).toHaveLength(1)
})
