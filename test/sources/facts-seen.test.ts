import { expect, test } from 'vitest'
import { hub } from '../../src/sandbox/hub.ts'
import { factsSeen } from '../../src/sources/facts-seen.ts'

const id = 'wetland/heron-3b'
const sha = 'a1'.repeat(20)
const hour = 3_600_000

/** A hub with one model, a clock, and somebody who asks. */
function opened(config: Readonly<Record<string, unknown>> = { hidden_size: 8 }) {
  const there = hub()
  there.publish({ id, commits: [sha], licence: 'mit', config, files: { 'model.safetensors': 10 } })
  const memory = new Map<string, string>()
  const time = { now: 0, takes: 0 }
  const broken = { path: 'none' }
  const fetching: typeof fetch = async (input) => {
    time.now += time.takes
    const { pathname } = new URL(String(input))
    if (pathname.includes(broken.path)) there.fail(1)
    return there.answer('GET', pathname)
  }
  const asker = () =>
    factsSeen({
      baseUrl: 'https://hub.example',
      fetch: fetching,
      pause: async () => undefined,
      cache: {
        recall: async (key) => memory.get(key),
        remember: async (key, value) => void memory.set(key, value),
        now: () => new Date(time.now),
      },
    })
  return { there, memory, time, broken, asker, ask: asker() }
}

test('what is known of a commit is known for ever, by whoever asks next', async () => {
  const { there, time, ask, asker } = opened()
  const seen = await ask({ id, revision: sha })
  expect(seen).toMatchObject({
    kind: 'known',
    facts: { id, revision: sha, licence: 'mit' },
    config: { hidden_size: 8 },
    again: undefined,
  })
  const { length } = there.asked

  time.now += 10_000 * hour
  expect(await asker()({ id, revision: sha })).toEqual(seen)
  expect(there.asked).toHaveLength(length)
})

test('of the newest commit it is known for a day', async () => {
  const { there, time, ask } = opened()
  const seen = await ask({ id, revision: undefined })
  expect(seen.again).toEqual(new Date(24 * hour))
  const { length } = there.asked

  time.now += 24 * hour - 1
  await ask({ id, revision: undefined })
  expect(there.asked).toHaveLength(length)

  there.publish({ id, commits: [sha, 'b2'.repeat(20)], config: {} })
  time.now += 1
  expect(await ask({ id, revision: undefined })).toMatchObject({
    facts: { revision: 'b2'.repeat(20) },
  })
})

test('a refusal holds a minute, and another look is due in an hour', async () => {
  const { there, time, ask } = opened()
  there.withdraw(id)
  expect(await ask({ id, revision: sha })).toEqual({
    kind: 'refused',
    why: `${id} is missing, private or gated; without a token there is no telling which`,
    newest: undefined,
    again: new Date(hour),
  })

  time.now += 60_000
  there.publish({ id, commits: [sha], config: {} })
  expect(await ask({ id, revision: sha })).toMatchObject({ kind: 'known' })
})

test('silence is tried three times and then left alone for ten minutes', async () => {
  const { there, time, ask } = opened()
  there.fail(3)
  expect(await ask({ id, revision: sha })).toEqual({
    kind: 'silent',
    why: `Could not ask Hugging Face about ${id}: it answered 503`,
    again: new Date(10 * 60_000),
  })
  expect(there.asked).toHaveLength(3)
  await ask({ id, revision: sha })
  expect(there.asked).toHaveLength(3)

  time.now += 10 * 60_000
  expect(await ask({ id, revision: sha })).toMatchObject({ kind: 'known' })
})

test('half of an answer is none', async () => {
  const { there, broken, ask } = opened()
  broken.path = '/config.json'
  expect(await ask({ id, revision: sha })).toMatchObject({ kind: 'silent' })
  expect(there.asked).toHaveLength(4)
})

test('a hub that is slow to say nothing is not asked about other models for a minute', async () => {
  const { there, time, ask } = opened()
  there.publish({ id: 'wetland/egret-7b', commits: [sha], config: {} })
  time.takes = 4_000
  there.fail(3)
  await ask({ id, revision: sha })
  const { length } = there.asked

  expect(await ask({ id: 'wetland/egret-7b', revision: sha })).toMatchObject({ kind: 'silent' })
  expect(there.asked).toHaveLength(length)

  time.now += 60_000
  expect(await ask({ id: 'wetland/egret-7b', revision: sha })).toMatchObject({ kind: 'known' })
})

test('a configuration out of all proportion is not handed on', async () => {
  const { ask } = opened({ hidden_size: 8, words: 'x'.repeat(300_000) })

  expect(await ask({ id, revision: sha })).toMatchObject({ kind: 'known', config: undefined })
})

test('what was kept and cannot be read is asked for again', async () => {
  const { memory, ask } = opened()
  memory.set(`facts:${id}@${sha}`, '{"at":0,"seen":{"kind":"known","facts":{}}}')

  expect(await ask({ id, revision: sha })).toMatchObject({ kind: 'known', facts: { id } })
})
