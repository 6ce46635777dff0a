import { expect, test } from 'vitest'
import type { ProposalKey } from '../../src/reconcile/key.ts'
import { reconcile } from '../../src/reconcile/reconcile.ts'
import { FakeWorld } from '../support/fake-world.ts'
import { life } from '../support/life.ts'
import { phi4 } from '../support/phi4.ts'

const key: ProposalKey = { kind: 'proposal', repository: '5', file: phi4.file }

/** What people see in the end: everything but ids, times and the number of tries. */
function shown(world: FakeWorld): unknown {
  const { home, files, accepted } = world.snapshot
  return {
    status: /^status: (?<word>.*)$/m.exec(accepted?.text ?? '')?.groups?.word,
    labels: [...(home?.labels ?? [])].toSorted(),
    comments: home?.comments.map(({ by, body, ours }) => ({ by: by.login, body, ours: [...ours] })),
    checks: home?.checks.map(({ name, conclusion, title }) => ({ name, conclusion, title })),
    files: [...files].toSorted(),
  }
}

/** Works until the world no longer answers with errors, as the queue does. */
async function reconcileUntilDone(world: FakeWorld): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    try {
      await reconcile(world, key)
      return
    } catch {}
  }
  throw new Error('The world never recovered')
}

async function live(world: FakeWorld): Promise<FakeWorld> {
  for (const { happens } of life) {
    happens(world)
    await reconcileUntilDone(world)
  }
  return world
}

test('one life leads from provisional over ready to integrate to integrated', async () => {
  const world = new FakeWorld()
  const statuses: string[] = []
  for (const { name, happens } of life) {
    happens(world)
    const { changes } = await reconcile(world, key)
    const status = /^status: (?<word>.*)$/m.exec(world.snapshot.accepted?.text ?? '')?.groups?.word
    statuses.push(`${name} [${status ?? ''}]: ${changes.map(({ kind }) => kind).join(' ')}`)
  }

  expect(statuses).toMatchInlineSnapshot(`
    [
      "opened []: create-check create-check create-label add-labels create-comment",
      "a stranger approves []: create-comment react",
      "a maintainer approves []: update-check react create-label add-labels edit-comment",
      "merged [provisional]: push-branch open-pull ask dispatch edit-comment",
      "validated [provisional]: edit-comment",
      "registration merged [provisional]: edit-comment",
      "image pushed [provisional]: create-label add-labels remove-label push-branch open-pull edit-comment",
      "status merged [ready to integrate]: push-branch open-pull push-branch open-pull ask ask edit-comment",
      "preset merged [integrated]: create-label add-labels remove-label edit-comment",
      "e2e merged [integrated]: edit-comment",
    ]
  `)
})

test('a second run straight after any step changes nothing', async () => {
  const world = new FakeWorld()
  for (const { happens } of life) {
    happens(world)
    await reconcile(world, key)
    expect((await reconcile(world, key)).changes).toEqual([])
  }
})

test('whatever call fails, before or after its effect, the end is the same', async () => {
  const undisturbed = await live(new FakeWorld())
  const counted = new FakeWorld()
  counted.fault = { call: Infinity, when: 'before' }
  await live(counted)
  expect(counted.calls).toBeGreaterThan(30)

  for (let call = 0; call < counted.calls; call++) {
    for (const when of ['before', 'after'] as const) {
      const world = new FakeWorld()
      world.fault = { call, when }
      await live(world)
      expect(shown(world), `${when} call ${call}`).toEqual(shown(undisturbed))
    }
  }
}, 120_000)

test('looking only at the very end comes to the same documents', async () => {
  const world = new FakeWorld()
  const [opened, ...later] = life.slice(0, 3)
  opened?.happens(world)
  for (const { happens } of later) happens(world)

  await reconcile(world, key)

  expect([...(world.snapshot.home?.labels ?? [])].toSorted()).toEqual([
    'proposal: approved',
    'proposal: provisional',
  ])
})
