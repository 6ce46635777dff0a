import { expect, test } from 'vitest'
import { configurationInForce, type InForce } from '../../src/github/configuration.ts'
import { smallStore } from '../support/small-store.ts'

/** A default branch whose configuration is read commit after commit. */
function branch(): {
  at: (commit: string, text: string | undefined) => Promise<InForce>
  written: () => number
} {
  const store = smallStore()
  let written = 0
  const memory = {
    recall: store.recall,
    async remember(key: string, value: string) {
      written += 1
      await store.remember(key, value)
    },
  }
  const standing = { repository: '5', layout: 'kaito-2025', owner: undefined } as const
  return {
    at: (commit, text) => configurationInForce(memory, { ...standing, commit, text }),
    written: () => written,
  }
}

const good = 'approvals: { count: 2 }\n'
const broken = 'approvals: { cuont: 3 }\n'

test('the last good configuration stays in force while there is a broken one, and says since when', async () => {
  const { at } = branch()
  await at('a', good)
  await at('b', broken)

  const { config, problem } = await at('c', `${broken}# more\n`)

  expect(config.enabled).toBe(true)
  expect(config.approvals.count).toBe(2)
  expect(problem).toEqual({ since: 'b', inForce: 'a' })
})

test('mended, it holds at once', async () => {
  const { at } = branch()
  await at('a', good)
  await at('b', broken)

  const { config, problem } = await at('c', 'approvals: { count: 3 }\n')

  expect(config.approvals.count).toBe(3)
  expect(problem).toBeUndefined()
  expect((await at('d', broken)).problem).toEqual({ since: 'd', inForce: 'c' })
})

test('a first one that is broken, or one after a repository had none, stops every write', async () => {
  const first = await branch().at('a', broken)
  const { at } = branch()
  await at('a', good)
  await at('b', undefined)
  const later = await at('c', broken)

  expect([first.config.enabled, later.config.enabled]).toEqual([false, false])
  expect([first.problem, later.problem]).toEqual([
    { since: 'a', inForce: undefined },
    { since: 'c', inForce: undefined },
  ])
})

test('what does not change is not written again', async () => {
  const { at, written } = branch()
  await at('a', undefined)
  expect(written()).toBe(0)
  await at('b', good)
  await at('c', good)
  await at('d', broken)
  await at('e', broken)

  expect(written()).toBe(2)
})
