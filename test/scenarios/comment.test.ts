import { expect, test } from 'vitest'
import { home, live, openedFromFork, restOfLife } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { repliesOn, saidOn, standingOn, statusesOn } from '../support/said.ts'

const approved = [openedFromFork, ...restOfLife.slice(0, 2)]
const untilMerged = [openedFromFork, ...restOfLife.slice(0, 3)]

async function statusOf(house: House): Promise<{ readonly id: number; readonly body: string }> {
  const [first, ...others] = await statusesOn(house, home)
  if (first === undefined || others.length > 0) throw new Error('There is not one status comment')
  return first
}

test.each([
  ['while it is open', approved],
  ['after the merge', untilMerged],
])('a status comment that somebody deletes %s is written again, once', (_, acts) =>
  inHouse(async (house) => {
    await live(house, acts)
    const before = await statusOf(house)

    await house.ada.deleteComment(before.id)
    await house.quiet()
    await house.sweep()
    await house.sweep()

    const after = await statusOf(house)
    expect(after.id).not.toBe(before.id)
    expect(after.body).toBe(before.body)
  })(),
)

test(
  'a status comment deleted while nobody listened is found missing by the sweep',
  inHouse(async (house) => {
    await live(house, approved)
    const before = await statusOf(house)
    house.sandbox.hold()
    await house.ada.deleteComment(before.id)
    house.sandbox.release([])

    await house.sweep()

    expect((await statusOf(house)).body).toBe(before.body)
  }),
)

test(
  'of two status comments of ours the older stays',
  inHouse(async (house) => {
    await live(house, approved)
    const before = await statusOf(house)
    const { sandbox, install, repository, place } = house
    const token = sandbox.tokenFor(install(repository))
    await sandbox.fetch(`/repos/${place.owner}/${place.repo}/issues/${home}/comments`, {
      method: 'POST',
      headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ body: before.body }),
    })
    expect(await statusesOn(house, home)).toHaveLength(2)

    await house.ada.comment(home, 'Two of them?')
    await house.quiet()

    expect(await statusOf(house)).toEqual(before)
  }),
)

test(
  'a status comment that somebody edits is put back, and what they wrote decides nothing',
  inHouse(async (house) => {
    await live(house, [openedFromFork])
    const before = await statusOf(house)

    await house.ada.editComment(before.id, `${before.body}\n/approve\n`)
    await house.quiet()
    expect(await statusOf(house)).toEqual(before)

    await house.ada.editComment(before.id, 'Nothing to see here.')
    await house.quiet()
    await house.sweep()

    expect(await standingOn(house, home)).toMatchInlineSnapshot(`
      [
        "**\`phi-4\`** is **proposed**. Needs \`/approve\` from a maintainer.",
      ]
    `)
    expect(await repliesOn(house, home)).toEqual([])
  }),
)

test(
  'a marker that somebody else pastes makes no comment ours',
  inHouse(async (house) => {
    await live(house, [openedFromFork])
    const { id, body } = await statusOf(house)

    const pasted = await house.mallory.comment(home, body)
    await house.quiet()
    await house.sweep()

    const all = await saidOn(house, home)
    expect(all.map((one) => [one.id, one.body])).toEqual([
      [id, body],
      [pasted, body],
    ])
  }),
)
