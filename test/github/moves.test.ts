import { expect, test } from 'vitest'
import { renderKey } from '../../src/reconcile/key.ts'
import { recorded } from '../support/recorded-repository.ts'
import { names, overview, recordedWorld } from '../support/recorded-world.ts'

const repository = { kind: 'repository', repository: '42' } as const
const pushed = { ...repository, head: recorded.main }
const questions = (calls: Parameters<typeof names>[0]): number =>
  names(calls).filter((name) => name === 'query overview').length

test('a push of what was taken in already is not asked about', async () => {
  const { world, calls } = recordedWorld({ 'query overview': overview([]) })
  await world.resolve(repository)

  expect(await world.resolve(pushed)).toEqual([])
  expect(questions(calls)).toBe(1)
})

test('a push of anything else is, and so is every push after a restart', async () => {
  const { world, calls } = recordedWorld({ 'query overview': overview([]) })
  await world.resolve(pushed)
  await world.resolve({ ...repository, head: 'e'.repeat(40) })

  expect(questions(calls)).toBe(2)
})

test('a push of a merge waits for the look at what was merged', async () => {
  const { world, calls, store } = recordedWorld({ 'query overview': overview([]) })
  const head = 'e'.repeat(40)
  await world.resolve(repository)
  await store.remember('about:42#9', JSON.stringify({ files: [recorded.file], own: true }))

  const merged = await world.resolve({ kind: 'pull', repository: '42', number: 9, merged: head })

  expect(merged.map(renderKey)).toEqual([`proposal:42/${recorded.file}`])
  expect(await world.resolve({ ...repository, head })).toEqual([])
  expect(questions(calls)).toBe(1)
})
