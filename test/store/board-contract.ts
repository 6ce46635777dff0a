import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/lifecycle/card.ts'
import type { Happening } from '../../src/lifecycle/happening.ts'
import type { Store } from '../../src/store/store.ts'

const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 12, minute))

function card(file: string, change: Partial<Card> = {}): Card {
  return {
    repository: '1',
    file,
    path: `docs/proposals/${file}`,
    title: 'Heron 7B',
    status: 'provisional',
    stage: 'proposed',
    stages: ['proposed', 'accepted', 'integrated'],
    since: at(0),
    turn: { who: 'maintainer', since: at(0) },
    next: 'A maintainer approves.',
    remarks: [],
    gates: [],
    findings: [],
    pulls: [],
    seenAt: at(0),
    ...change,
  }
}

function happening(id: string, minute: number, to?: Happening['to']): Happening {
  const kind = to === undefined ? 'gate' : 'stage'
  return { id, kind, at: at(minute), what: `It came to ${id}.`, to }
}

/** What every engine keeps for the board. `single` gives an empty store. */
export function boardContract(engine: string, single: () => Promise<Store>): void {
  describe(`what ${engine} keeps for the board`, () => {
    test('a card takes the place of the one before, and is dropped', async () => {
      const store = await single()
      await store.keepCard(card('b.md'), [])
      await store.keepCard(card('B.md'), [])
      await store.keepCard(card('b.md', { stage: 'accepted', seenAt: at(5) }), [])

      const [one, list] = [await store.card('1', 'b.md'), await store.cards('1')]
      await store.dropCard('1', 'b.md')

      expect(one).toEqual(card('b.md', { stage: 'accepted', seenAt: at(5) }))
      expect(list.map(({ file }) => file)).toEqual(['B.md', 'b.md'])
      expect(await store.card('1', 'b.md')).toBeUndefined()
      expect(await store.cards('2')).toEqual([])
    })

    test('a happening is written once, and the newest come first', async () => {
      const store = await single()
      await store.keepCard(card('a.md'), [happening('one', 1), happening('two', 2, 'accepted')])
      await store.addHappenings({ repository: '1', file: 'a.md' }, [
        happening('two', 9, 'ready'),
        happening('three', 3, 'integrated'),
      ])

      const seen = await store.happenings('1', 'a.md')

      expect(seen.map(({ id }) => id)).toEqual(['three', 'two', 'one'])
      expect(await store.moves('1')).toEqual([
        { repository: '1', file: 'a.md', to: 'accepted', at: at(2) },
        { repository: '1', file: 'a.md', to: 'integrated', at: at(3) },
      ])
    })

    test('a timeline keeps its newest 500', async () => {
      const store = await single()
      const many = Array.from({ length: 520 }, (_, n) => happening(`h${n}`, n))

      await store.addHappenings({ repository: '1', file: 'a.md' }, many)

      const kept = await store.happenings('1', 'a.md')
      expect([kept.length, kept[0]?.id, kept.at(-1)?.id]).toEqual([500, 'h519', 'h20'])
    })

    test('a repository is listed as GitHub last said, with the practice it had', async () => {
      const store = await single()
      const practice = {
        process: 'documents',
        enabled: true,
        dryRun: false,
        approvals: { count: 1, own: false },
        maintainers: { roles: ['admin'], teams: [] },
        stages: ['proposed', 'accepted'],
        required: [],
        pushes: false,
      } as const
      await store.noteRepository({
        id: '1',
        owner: 'wetland',
        name: 'old',
        isPrivate: true,
        practice,
      })
      await store.noteRepository({
        id: '1',
        owner: 'wetland',
        name: 'new',
        isPrivate: false,
        practice: undefined,
      })

      expect(await store.repositories()).toMatchObject([
        { id: '1', owner: 'wetland', name: 'new', isPrivate: false, practice },
      ])
    })

    test('deliveries are listed newest first, and those behind a key while it is worked on', async () => {
      const store = await single()
      const delivery = (guid: string) => ({ guid, event: 'push', action: undefined, body: '{}' })
      await store.accept(delivery('a'), ['pull:1#7'], [])
      await store.accept(delivery('b'), [], [])
      const claim = await store.claim()

      const [latest, behind] = [
        await store.deliveries(1),
        await store.deliveriesBehind(claim?.key ?? ''),
      ]

      expect(latest).toMatchObject([{ guid: 'b', event: 'push', action: undefined }])
      expect(latest[0]?.doneAt).toBeInstanceOf(Date)
      expect(behind).toMatchObject([{ guid: 'a', doneAt: undefined }])
    })

    test('the oldest key that is due says how far behind the work is', async () => {
      const store = await single()
      await store.later('pull:1#7', new Date(Date.UTC(2126, 0, 1)))
      const before = await store.stats()
      await store.later('pull:1#8', at(0))

      expect(before.oldestDue).toBeUndefined()
      expect(await store.stats()).toMatchObject({ oldestDue: at(0) })
    })
  })
}
