import { expect, test } from 'vitest'
import { renderKey } from '../../src/reconcile/key.ts'
import type { Answer } from '../support/recorded-github.ts'
import {
  entry,
  ground,
  homeAnswer,
  lookAnswer,
  recorded,
  treeAnswer,
} from '../support/recorded-repository.ts'
import { names, overview, recordedWorld } from '../support/recorded-world.ts'
import { smallStore } from '../support/small-store.ts'

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

const moved = 'e'.repeat(40)

/** A look at an open proposal that shows the default branch at a commit. */
function lookAt(oid: string): Answer {
  const defaultBranchRef = { name: 'main', target: { oid, tree: { oid: `root of ${oid}` } } }
  return lookAnswer({ defaultBranchRef, home: homeAnswer() })
}

/** Swept at one commit, told of a merge to another; what a look at the proposal then puts into the queue. */
async function queuedBy(look: Answer): Promise<readonly (readonly [string, string])[]> {
  const queued: (readonly [string, string])[] = []
  const store = {
    ...smallStore(),
    later: async (key: string, at: Date) => void queued.push([key, at.toISOString()]),
  }
  const other = entry('docs/proposals/20260109-falcon.md', '7'.repeat(40))
  const { world } = recordedWorld(
    { ...treeAnswer(moved, [...ground, other]), 'query look': look },
    store,
  )
  const hint = { home: 7, path: recorded.path, name: 'phi-4', settled: true }
  await store.remember(`hint:42/${recorded.file}`, JSON.stringify(hint))
  await store.remember('about:42#7', JSON.stringify({ files: [recorded.file], own: false }))
  await world.resolve(repository)
  await world.resolve({ kind: 'pull', repository: '42', number: 7, merged: moved })
  await world.observe({ kind: 'proposal', repository: '42', file: recorded.file })
  return queued
}

test('a look at a merged proposal passes on the others that the new commit concerns', async () => {
  expect(await queuedBy(lookAt(moved))).toEqual([
    ['proposal:42/20260109-falcon.md', '2026-01-05T12:00:00.000Z'],
  ])
})

test('a look that does not show the merge yet has the repository looked at a little later', async () => {
  expect(await queuedBy(lookAt(recorded.main))).toEqual([
    ['repository:42', '2026-01-05T12:00:10.000Z'],
  ])
})

test('a home that turns out to bring more is looked at as a pull request again', async () => {
  const queued: string[] = []
  const store = { ...smallStore(), later: async (key: string) => void queued.push(key) }
  const files = [recorded.path, 'docs/proposals/20260109-falcon.md'].map((path) => ({
    path,
    changeType: 'ADDED',
  }))
  const home = homeAnswer({ files: { nodes: files, pageInfo: { hasNextPage: false } } })
  const { world } = recordedWorld({ 'query look': lookAnswer({ home }) }, store)
  const hint = { home: 7, path: recorded.path, name: 'phi-4', settled: true }
  await store.remember(`hint:42/${recorded.file}`, JSON.stringify(hint))
  await store.remember('about:42#7', JSON.stringify({ files: [recorded.file], own: false }))

  await world.observe({ kind: 'proposal', repository: '42', file: recorded.file })

  expect(queued).toEqual(['pull:42#7'])
})

test('a home that no longer brings the proposal is looked at as a pull request again', async () => {
  const queued: string[] = []
  const store = { ...smallStore(), later: async (key: string) => void queued.push(key) }
  const files = [{ path: 'docs/proposals/20260105-phi-5.md', changeType: 'ADDED' }]
  const home = homeAnswer({ files: { nodes: files, pageInfo: { hasNextPage: false } } })
  const { world } = recordedWorld({ 'query look': lookAnswer({ home }) }, store)
  const hint = { home: 7, path: recorded.path, name: 'phi-4', settled: true }
  await store.remember(`hint:42/${recorded.file}`, JSON.stringify(hint))
  await store.remember('about:42#7', JSON.stringify({ files: [recorded.file], own: false }))

  await world.observe({ kind: 'proposal', repository: '42', file: recorded.file }).catch(() => {})

  expect(queued).toEqual(['pull:42#7'])
})
