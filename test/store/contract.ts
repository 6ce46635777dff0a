import { once } from 'node:events'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { OutsideError } from '../../src/reconcile/outside-error.ts'
import type { Claim, Delivery, Store, StoredRequest } from '../../src/store/store.ts'
import { boardContract } from './board-contract.ts'
import { startProcess } from './processes.ts'

/** One empty store that any number of openers may share. */
export interface Place {
  /** How `child.ts` finds the engine, and the store in it. */
  readonly engine: string
  readonly location: string
  open(now?: () => number): Promise<Store>
  remove(): Promise<void>
}

const start = Date.parse('2026-03-01T12:00:00Z')

/** A clock that stands still until it is moved. */
class Clock {
  ms = start
  readonly now = (): number => this.ms
  forward(seconds: number): void {
    this.ms += seconds * 1000
  }
}

function delivery(guid: string): Delivery {
  return { guid, event: 'pull_request', action: 'opened', body: '{"number":7}' }
}

function request(id: string, at: string): StoredRequest {
  const when = new Date(at)
  return { id, repository: '1', pull: 7, kind: 'rerequested', actor: '2', at: when, head: 'abc' }
}

async function claimed(store: Store): Promise<Claim> {
  const claim = await store.claim()
  if (claim === undefined) throw new Error('Nothing is due')
  return claim
}

const done = { kind: 'done', again: undefined } as const

/** What every engine behind `Store` must keep. `make` gives an empty store. */
export function storeContract(engine: string, make: () => Promise<Place>): void {
  const places = async (): Promise<Place> => {
    const place = await make()
    onTestFinished(() => place.remove())
    return place
  }
  const opened = async (place: Place, clock: Clock): Promise<Store> => {
    const store = await place.open(clock.now)
    onTestFinished(() => store.close())
    return store
  }
  const single = async (): Promise<{ readonly store: Store; readonly clock: Clock }> => {
    const clock = new Clock()
    return { store: await opened(await places(), clock), clock }
  }

  describe(`the inbox of ${engine}`, () => {
    test('a delivery that comes twice is new once', async () => {
      const { store } = await single()

      expect(await store.accept(delivery('a'), ['pull:1#7'], [])).toBe('new')
      expect(await store.accept(delivery('a'), ['pull:1#7'], [])).toBe('known')
      expect(await store.stats()).toMatchObject({ deliveries: 1, queued: 1 })
    })

    test('of two at the same moment one is new', async () => {
      const { store } = await single()

      const answers = await Promise.all([
        store.accept(delivery('a'), [], []),
        store.accept(delivery('a'), [], []),
      ])

      expect(answers.toSorted()).toEqual(['known', 'new'])
    })

    test('a delivery without keys is done at once', async () => {
      const { store } = await single()

      await store.accept(delivery('a'), [], [])

      expect(await store.stats()).toMatchObject({ deliveries: 1, unfinished: 0, queued: 0 })
    })

    test('a delivery that cannot be stored leaves nothing behind and spares its neighbours', async () => {
      const { store } = await single()
      const broken = { ...request('r1', '2026-03-01T12:00:00Z'), pull: Number.NaN }

      const answers = await Promise.allSettled([
        store.accept(delivery('a'), ['pull:1#1'], []),
        store.accept(delivery('b'), ['pull:1#2'], [broken]),
        store.accept(delivery('c'), ['pull:1#3'], []),
      ])

      expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(errorOf(answers[1])).toBeInstanceOf(OutsideError)
      expect(await store.stats()).toMatchObject({ deliveries: 2, queued: 2 })
      expect(await store.accept(delivery('b'), ['pull:1#2'], [])).toBe('new')
    })

    test('a delivery is done when all its keys are', async () => {
      const { store } = await single()
      await store.accept(delivery('a'), ['pull:1#1', 'pull:1#2', 'pull:1#2'], [])

      await store.finish(await claimed(store), done)
      const halfway = await store.stats()
      await store.finish(await claimed(store), done)

      expect(halfway).toMatchObject({ unfinished: 1 })
      expect(await store.stats()).toMatchObject({ unfinished: 0, queued: 0, active: 0 })
    })

    test('a delivery that comes while its key is worked on waits for the next turn', async () => {
      const { store } = await single()
      await store.accept(delivery('a'), ['pull:1#7'], [])
      const first = await claimed(store)
      await store.accept(delivery('b'), ['pull:1#7'], [])

      await store.finish(first, done)

      expect(await store.stats()).toMatchObject({ unfinished: 1, queued: 1 })
      await store.finish(await claimed(store), done)
      expect(await store.stats()).toMatchObject({ unfinished: 0, queued: 0 })
    })

    test('requests are listed oldest first until they are settled', async () => {
      const { store } = await single()
      const late = request('r1', '2026-03-01T12:05:00Z')
      const early = request('r2', '2026-03-01T12:01:00Z')
      await store.accept(delivery('a'), [], [late, early])
      await store.accept(delivery('b'), [], [late])

      const open = await store.requests('1', 7)
      await store.settleRequest('r2')

      expect(open).toEqual([early, late])
      expect(await store.requests('1', 7)).toEqual([late])
      expect(await store.requests('1', 8)).toEqual([])
    })

    test('finished deliveries are forgotten after two weeks, unfinished ones never', async () => {
      const { store, clock } = await single()
      await store.accept(delivery('finished'), [], [])
      await store.accept(delivery('unfinished'), ['pull:1#7'], [])

      clock.forward(13 * 86_400)
      await store.claim()
      const before = await store.stats()
      clock.forward(2 * 86_400)
      await store.claim()

      expect(before).toMatchObject({ deliveries: 2 })
      expect(await store.stats()).toMatchObject({ deliveries: 1, unfinished: 1 })
    })
  })

  describe(`the queue of ${engine}`, { timeout: 30_000 }, () => {
    test('many deliveries for one key are one turn of work', async () => {
      const { store } = await single()
      for (const guid of ['a', 'b', 'c', 'd']) await store.accept(delivery(guid), ['pull:1#7'], [])

      await store.finish(await claimed(store), done)

      expect(await store.claim()).toBeUndefined()
      expect(await store.stats()).toMatchObject({ deliveries: 4, unfinished: 0 })
    })

    test('a key is never handed to two workers, but other keys are', async () => {
      const place = await places()
      const clock = new Clock()
      const [one, two] = [await opened(place, clock), await opened(place, clock)]
      await one.accept(delivery('a'), ['pull:1#7', 'pull:1#8'], [])
      const first = await claimed(one)
      await one.accept(delivery('b'), ['pull:1#7'], [])

      const second = await claimed(two)
      const third = await two.claim()

      expect([first.key, second.key, third]).toEqual(['pull:1#7', 'pull:1#8', undefined])
    })

    test('a key that waits keeps the earlier time', async () => {
      const { store, clock } = await single()
      await store.later('pull:1#7', new Date(start + 60_000))
      await store.later('pull:1#7', new Date(start + 10_000))
      await store.later('pull:1#7', new Date(start + 30_000))

      clock.forward(9)
      const early = await store.claim()
      clock.forward(1)

      expect(early).toBeUndefined()
      expect(await store.claim()).toMatchObject({ key: 'pull:1#7', attempt: 1 })
    })

    test('a key may ask to be looked at again', async () => {
      const { store, clock } = await single()
      await store.later('pull:1#7', new Date(start))
      await store.finish(await claimed(store), {
        kind: 'done',
        again: new Date(start + 60_000),
      })

      const early = await store.claim()
      clock.forward(60)

      expect(early).toBeUndefined()
      expect(await store.claim()).toMatchObject({ key: 'pull:1#7', attempt: 1 })
    })

    test('a claim lasts as long as it is renewed', async () => {
      const { store, clock } = await single()
      await store.later('pull:1#7', new Date(start))
      const claim = await claimed(store)

      for (let n = 0; n < 12; n += 1) {
        clock.forward(5)
        expect(await store.renew(claim)).toBe(true)
        expect(await store.claim()).toBeUndefined()
      }

      expect(await store.finish(claim, done)).toBe(true)
    })

    test('a worker that was stopped and resumed has lost its key and changes nothing', async () => {
      const place = await places()
      const clock = new Clock()
      const [one, two] = [await opened(place, clock), await opened(place, clock)]
      await one.accept(delivery('a'), ['pull:1#7'], [])
      const slow = await claimed(one)
      clock.forward(16)
      const quick = await claimed(two)

      expect(quick).toMatchObject({ key: slow.key, attempt: 2 })
      expect(await one.renew(slow)).toBe(false)
      expect(await one.finish(slow, { kind: 'failed', error: 'too late' })).toBe(false)
      expect(await two.finish(quick, done)).toBe(true)
      expect(await two.finish(quick, done)).toBe(false)
      expect(await one.stats()).toMatchObject({ unfinished: 0, queued: 0, active: 0 })
    })

    test('a failed key comes back later, and new events do not hurry it', async () => {
      const { store, clock } = await single()
      await store.accept(delivery('a'), ['pull:1#7'], [])
      await store.finish(await claimed(store), { kind: 'failed', error: '502' })
      await store.accept(delivery('b'), ['pull:1#7'], [])

      clock.forward(4)
      const early = await store.claim()
      clock.forward(1)

      expect(early).toBeUndefined()
      expect(await store.claim()).toMatchObject({ attempt: 2 })
    })

    test('a failure while the key waits once more leaves one turn to come', async () => {
      const { store, clock } = await single()
      await store.accept(delivery('a'), ['pull:1#7'], [])
      const claim = await claimed(store)
      await store.accept(delivery('b'), ['pull:1#7'], [])
      await store.finish(claim, { kind: 'failed', error: '502' })
      clock.forward(5)

      await store.finish(await claimed(store), done)

      expect(await store.claim()).toBeUndefined()
      expect(await store.stats()).toMatchObject({ unfinished: 0 })
    })

    test('a key that keeps failing is set aside, seen, and can be redriven or discarded', async () => {
      const { store, clock } = await single()
      await store.accept(delivery('a'), ['pull:1#7'], [])
      await exhaust(store, clock)

      const aside = await store.dead()
      clock.forward(86_400)
      const nothing = await store.claim()
      await store.redrive('pull:1#7')
      const again = await exhaust(store, clock)
      await store.discard('pull:1#7')

      expect(aside).toEqual([{ key: 'pull:1#7', attempts: 5, error: 'try 5 failed' }])
      expect(nothing).toBeUndefined()
      expect(again).toBe(5)
      expect(await store.dead()).toEqual([])
      expect(await store.stats()).toMatchObject({ dead: 0, queued: 0, unfinished: 0 })
    })

    test('a key set aside is tried afresh when something happens to it', async () => {
      const { store, clock } = await single()
      await store.accept(delivery('a'), ['pull:1#7'], [])
      await exhaust(store, clock)
      await store.accept(delivery('b'), ['pull:1#7'], [])

      const claim = await claimed(store)
      await store.finish(claim, done)

      expect(claim.attempt).toBe(1)
      expect(await store.stats()).toMatchObject({ dead: 0, unfinished: 0 })
    })

    test('a key whose workers keep dying is set aside too', async () => {
      const { store, clock } = await single()
      await store.accept(delivery('a'), ['pull:1#7'], [])
      for (let n = 0; n < 5; n += 1) {
        await claimed(store)
        clock.forward(16)
      }

      expect(await store.claim()).toBeUndefined()
      expect(await store.dead()).toEqual([
        { key: 'pull:1#7', attempts: 5, error: 'The worker stopped in the middle' },
      ])
    })

    test('whatever happens, no key is worked on twice at once and no delivery is forgotten', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { maxLength: 60 }), async (steps) => {
          const place = await make()
          const clock = new Clock()
          const store = await place.open(clock.now)

          const overlap = await play(store, clock, steps)
          await drain(store, clock)
          const { unfinished, dead } = await store.stats()
          await store.close()
          await place.remove()

          expect(overlap).toEqual([])
          expect({ unfinished, dead }).toEqual({ unfinished: 0, dead: 0 })
        }),
        { numRuns: 60 },
      )
    })
  })

  describe(`what ${engine} remembers`, () => {
    test('an intent is written down once and keeps its outcome', async () => {
      const { store } = await single()

      expect(await store.intend('dispatch:a_b:1')).toBe(true)
      expect(await store.intend('dispatch:a_b:1')).toBe(false)
      await store.intend('dispatch:axb:1')
      await store.settle('dispatch:a_b:1', 'run 9')

      expect(await store.intents('dispatch:a_')).toEqual([
        { id: 'dispatch:a_b:1', at: new Date(start), outcome: 'run 9' },
      ])
      expect(await store.intents('')).toHaveLength(2)
    })

    test('a value can be read back and replaced', async () => {
      const { store } = await single()

      await store.remember('blob:1', 'old')
      await store.remember('blob:1', 'new')

      expect(await store.recall('blob:1')).toBe('new')
      expect(await store.recall('blob:2')).toBeUndefined()
    })

    test('a slot of a schedule runs out once', async () => {
      const { store, clock } = await single()

      const first = [await store.slot('sweep', 60_000), await store.slot('sweep', 60_000)]
      const other = await store.slot('audit', 60_000)
      clock.forward(60)

      expect([...first, other, await store.slot('sweep', 60_000)]).toEqual([
        true,
        false,
        true,
        true,
      ])
    })

    test('a slot with a key puts it into the queue, once, and an earlier one never after', async () => {
      const { store } = await single()
      const [early, late] = [
        new Date('2026-01-05T06:00:00Z'),
        new Date('2026-01-12T06:00:00Z'),
      ] as const

      const [one, two] = [
        { key: 'audit:1', at: early },
        { key: 'audit:2', at: early },
      ]

      const taken = [
        await store.takeSlot('audit:1', late, one),
        await store.takeSlot('audit:1', late, one),
        await store.takeSlot('audit:1', early, one),
        await store.takeSlot('audit:2', early, two),
      ]

      expect(taken).toEqual([true, false, false, true])
      expect((await store.stats()).queued).toBe(2)
    })
  })

  boardContract(engine, async () => (await single()).store)

  describe(`several processes on ${engine}`, { timeout: 30_000 }, () => {
    test('two openers see each other and share one inbox', async () => {
      const place = await places()
      const clock = new Clock()
      const [one, two] = [await opened(place, clock), await opened(place, clock)]

      const answers = await Promise.all([
        one.accept(delivery('a'), ['pull:1#7'], []),
        two.accept(delivery('a'), ['pull:1#7'], []),
      ])

      expect(answers.toSorted()).toEqual(['known', 'new'])
      expect(await one.stats()).toEqual(await two.stats())
    })

    test('three processes open a new store at once, and each slot has one winner', async () => {
      const place = await places()
      const processes = await Promise.all([1, 2, 3].map(() => startProcess(place)))

      const answers = await Promise.all(processes.map((one) => one.ask('slots', '60')))
      for (const { child } of processes) child.kill()

      const won = answers.flatMap((answer) => numbersOf(answer, 'won'))
      expect(won.toSorted((a, b) => a - b)).toEqual([...Array(60).keys()])
    })

    test('of three processes one takes each slot of a schedule, while the clocks change too', async () => {
      const place = await places()
      const processes = await Promise.all([1, 2, 3].map(() => startProcess(place)))

      const answers = await Promise.all(processes.map((one) => one.ask('schedule', '6')))
      for (const { child } of processes) child.kill()

      const won = answers.flatMap((answer) => numbersOf(answer, 'won'))
      // 2:30 in Berlin is 1:30 in UTC, on the 29th it is 1:00, and from then on 0:30.
      expect(won.toSorted((a, b) => a - b)).toEqual([0, 2, 26, 49, 73, 97, 121])
    })

    test('a process stopped in the middle of a key loses it to another', async () => {
      const place = await places()
      const store = await place.open(() => Date.now() + 60_000)
      onTestFinished(() => store.close())
      const worker = await startProcess(place)
      await store.later('pull:1#7', new Date(0))

      expect(await worker.ask('claim')).toEqual({ claimed: 'pull:1#7' })
      worker.child.kill('SIGSTOP')
      const taken = await claimed(store)
      worker.child.kill('SIGCONT')

      expect(await worker.ask('finish')).toEqual({ renewed: false, kept: false })
      expect(await store.finish(taken, done)).toBe(true)
      worker.child.kill()
    })

    test('a process killed again and again loses nothing it has acknowledged', async () => {
      const place = await places()
      const acknowledged: string[] = []
      for (let round = 0; round < 10; round += 1) {
        acknowledged.push(...(await acceptUntilKilled(place, `round-${round}`)))
      }

      const store = await place.open()
      onTestFinished(() => store.close())
      const again = await Promise.all(
        acknowledged.map((guid) => store.accept(delivery(guid), [], [])),
      )

      expect(acknowledged.length).toBeGreaterThan(100)
      expect(again.filter((answer) => answer === 'new')).toEqual([])
    })
  })
}

function errorOf(answer: PromiseSettledResult<unknown> | undefined): unknown {
  return answer?.status === 'rejected' ? answer.reason : undefined
}

/** Fails a key until it is set aside; says how often it was tried. */
async function exhaust(store: Store, clock: Clock): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    clock.forward(3600)
    const claim = await store.claim()
    if (claim === undefined) return tries
    await store.finish(claim, { kind: 'failed', error: `try ${claim.attempt} failed` })
  }
}

type Step =
  | { readonly do: 'accept' | 'later'; readonly key: string }
  | { readonly do: 'claim' }
  | { readonly do: 'done' | 'again' | 'fail' | 'renew'; readonly which: number }
  | { readonly do: 'wait'; readonly seconds: number }

const anyKey = fc.constantFrom('pull:1#1', 'pull:1#2')
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('accept', 'later'), key: anyKey }),
  fc.constant({ do: 'claim' } as const),
  fc.record({ do: fc.constantFrom('done', 'again', 'fail', 'renew'), which: fc.nat(3) }),
  fc.record({ do: fc.constant('wait'), seconds: fc.constantFrom(1, 6, 16, 100) }),
)

interface Held {
  readonly claim: Claim
  readonly until: number
}

/** Plays the steps and gives back the keys that two workers held at one moment. */
async function play(
  store: Store,
  clock: Clock,
  steps: readonly Step[],
): Promise<readonly string[]> {
  let held: readonly Held[] = []
  const overlap: string[] = []
  for (const [index, step] of steps.entries()) {
    switch (step.do) {
      case 'accept':
        await store.accept(delivery(`d${index}`), [step.key], [])
        break
      case 'later':
        await store.later(step.key, new Date(clock.ms + 2000))
        break
      case 'wait':
        clock.forward(step.seconds)
        break
      case 'claim': {
        const claim = await store.claim()
        if (claim === undefined) break
        const live = held.some((one) => one.claim.key === claim.key && one.until > clock.ms)
        if (live) overlap.push(claim.key)
        held = [...held, { claim, until: clock.ms + 15_000 }]
        break
      }
      case 'done':
      case 'again':
      case 'fail':
      case 'renew':
        held = await worked(store, clock, { held, step })
    }
  }
  return overlap
}

async function worked(
  store: Store,
  clock: Clock,
  { held, step }: { readonly held: readonly Held[]; readonly step: Step & { which: number } },
): Promise<readonly Held[]> {
  const one = held[step.which % Math.max(held.length, 1)]
  if (one === undefined) return held
  const others = held.filter((other) => other !== one)
  if (step.do === 'renew') {
    const kept = await store.renew(one.claim)
    return kept ? [...others, { ...one, until: clock.ms + 15_000 }] : others
  }
  if (step.do === 'fail') await store.finish(one.claim, { kind: 'failed', error: 'no' })
  else {
    const again = step.do === 'again' ? new Date(clock.ms + 1000) : undefined
    await store.finish(one.claim, { kind: 'done', again })
  }
  return others
}

/** Redrives whatever was set aside and finishes everything. */
async function drain(store: Store, clock: Clock): Promise<void> {
  clock.forward(86_400)
  for (;;) {
    const claim = await store.claim()
    if (claim !== undefined) {
      await store.finish(claim, done)
      continue
    }
    const [first] = await store.dead()
    if (first === undefined) return
    await store.redrive(first.key)
  }
}

async function acceptUntilKilled(place: Place, prefix: string): Promise<readonly string[]> {
  const { child } = await startProcess(place)
  const acknowledged: string[] = []
  child.on('message', (message: { readonly acknowledged: string }) => {
    acknowledged.push(message.acknowledged)
    if (acknowledged.length === 30) child.kill('SIGKILL')
  })
  child.send({ order: 'accept', of: prefix })
  await once(child, 'close')
  return acknowledged
}

function numbersOf(answer: unknown, name: string): readonly number[] {
  if (typeof answer !== 'object' || answer === null) return []
  const value: unknown = new Map(Object.entries(answer)).get(name)
  return Array.isArray(value) ? value.map(Number) : []
}
