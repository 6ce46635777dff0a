import { expect, test } from 'vitest'
import { accessThrough } from '../../src/github/access.ts'
import { redeliver } from '../../src/github/redeliver.ts'
import { type Answer, recordedGitHub } from '../support/recorded-github.ts'
import { smallStore } from '../support/small-store.ts'

const now = new Date('2026-01-05T12:00:00Z')
const list = 'GET /app/hook/deliveries?per_page=100'

interface Attempt {
  readonly id: number
  readonly guid: string
  readonly status: string
  readonly delivered_at: string
}

function attempt(id: number, guid: string, status = 'Invalid HTTP Response: 502'): Attempt {
  return { id, guid, status, delivered_at: '2026-01-05T11:00:00Z' }
}

async function askedFor(
  attempts: readonly Attempt[],
  store = smallStore(),
  more: Readonly<Record<string, Answer>> = {},
): Promise<readonly string[]> {
  const posts: Readonly<Record<string, Answer>> = Object.fromEntries(
    attempts.map(({ id }) => [`POST /app/hook/deliveries/${id}/attempts`, accepted] as const),
  )
  const { octokit, calls } = recordedGitHub({
    [list]: { body: attempts },
    ...posts,
    ...more,
  })
  await redeliver(accessThrough(octokit), store, now)
  return calls.map(({ name }) => name).filter((name) => name.startsWith('POST'))
}

const accepted: Answer = { status: 202, body: {} }

test('a webhook none of whose attempts arrived is asked for once more', async () => {
  const asked = await askedFor([attempt(1, 'lost'), attempt(2, 'fine', 'OK')])

  expect(asked).toEqual(['POST /app/hook/deliveries/1/attempts'])
})

test('a webhook that arrived at the second attempt is left alone', async () => {
  expect(await askedFor([attempt(2, 'late', 'OK'), attempt(1, 'late')])).toEqual([])
})

test('of several attempts the newest is sent again', async () => {
  const later = { ...attempt(2, 'lost'), delivered_at: '2026-01-05T11:30:00Z' }

  expect(await askedFor([attempt(1, 'lost'), later])).toEqual([
    'POST /app/hook/deliveries/2/attempts',
  ])
})

test('what has just been sent may still arrive', async () => {
  const fresh = { ...attempt(1, 'fresh'), delivered_at: '2026-01-05T11:59:30Z' }

  expect(await askedFor([fresh])).toEqual([])
})

test('nobody asks for one webhook more than three times', async () => {
  const store = smallStore()
  const rounds = [1, 2, 3, 4].map(() => () => askedFor([attempt(1, 'poison')], store))
  const counts: number[] = []

  for (const round of rounds) counts.push((await round()).length)

  expect(counts).toEqual([1, 1, 1, 0])
})

test('pages are read back to where the last round began', async () => {
  const store = smallStore()
  await store.remember('redelivery:watermark', '2026-01-05T10:30:00Z')
  const next = 'https://api.github.com/app/hook/deliveries?per_page=100&cursor=x'
  const old = { ...attempt(9, 'old'), delivered_at: '2026-01-05T10:00:00Z' }

  const asked = await askedFor([attempt(1, 'lost')], store, {
    [list]: { body: [attempt(1, 'lost')], headers: { link: `<${next}>; rel="next"` } },
    'GET /app/hook/deliveries?per_page=100&cursor=x': {
      body: [old],
      headers: { link: `<${next}y>; rel="next"` },
    },
  })

  expect(asked).toEqual(['POST /app/hook/deliveries/1/attempts'])
})
