import { describe, expect, test } from 'vitest'
import { home, live, openedFromFork } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { waitingIn } from '../support/orders.ts'
import { pictureOfPull } from '../support/picture.ts'
import { reactionsTo, repliesOn } from '../support/said.ts'

/** What a visitor sees of two comments that were written at once. */
interface Seen {
  readonly labels: readonly string[]
  readonly approval: string
  readonly replies: readonly string[]
  readonly reactions: readonly string[]
}

interface Order {
  readonly name: string
  readonly places: readonly number[]
}

const orders: readonly Order[] = [
  { name: 'as they were written', places: [0, 1] },
  { name: 'the other way round', places: [1, 0] },
  { name: 'only the first', places: [0] },
  { name: 'only the second', places: [1] },
]

/** Stops the sandbox's clock, so that both comments bear the same second. */
async function inOneSecond(house: House, happens: () => Promise<void>): Promise<void> {
  const { clock } = house.sandbox
  const { tick } = clock
  clock.tick = () => undefined
  await happens()
  clock.tick = tick
}

async function seenOf(house: House, comments: readonly number[]): Promise<Seen> {
  const { labels, checks } = await pictureOfPull(house, home)
  const reactions = await Promise.all(comments.map((id) => reactionsTo(house, id)))
  return {
    labels,
    approval: checks.find((check) => check.startsWith('usher / approval')) ?? '',
    replies: await repliesOn(house, home),
    reactions: reactions.map((all) => all.join(' ')),
  }
}

/** ada and rin, who maintains too here, write at the same time; mallory asked for the model. */
async function both(house: House, said: readonly [string, string], order: Order): Promise<Seen> {
  const { sandbox, ada, mallory, give } = house
  give(mallory, 'maintain')
  sandbox.hold()
  const comments: number[] = []
  await inOneSecond(house, async () => {
    comments.push(await ada.comment(home, said[0]))
    comments.push(await mallory.comment(home, said[1]))
  })
  expect(waitingIn(house)).toBe(2)
  sandbox.release(order.places)
  await house.quiet()
  await house.sweep()
  return await seenOf(house, comments)
}

describe('two maintainers at once', () => {
  test.each(orders)('/approve and /reject, delivered $name', (order) =>
    inHouse(async (house) => {
      await live(house, [openedFromFork])

      const seen = await both(house, ['/approve', '/reject not now'], order)

      expect(seen).toMatchInlineSnapshot(`
        {
          "approval": "usher / approval: action_required, Rejected, Rejected by \`mallory\` at <time>: not now. \`/reopen\` lifts that.",
          "labels": [
            "proposal: rejected",
          ],
          "reactions": [
            "rocket",
            "rocket",
          ],
          "replies": [],
        }
      `)
    })(),
  )

  test.each(orders)('/reject and /approve, delivered $name', (order) =>
    inHouse(async (house) => {
      await live(house, [openedFromFork])

      const seen = await both(house, ['/reject not now', '/approve'], order)

      expect(seen).toMatchInlineSnapshot(`
        {
          "approval": "usher / approval: action_required, Rejected, Rejected by \`ada\` at <time>: not now. \`/reopen\` lifts that.",
          "labels": [
            "proposal: rejected",
          ],
          "reactions": [
            "rocket",
            "confused",
          ],
          "replies": [
            "The proposal is rejected; \`/reopen\` lifts that first.",
          ],
        }
      `)
    })(),
  )

  test.each(orders)('/hold and /unhold, delivered $name', (order) =>
    inHouse(async (house) => {
      await live(house, [openedFromFork])

      const seen = await both(house, ['/hold for the board', '/unhold'], order)

      expect(seen).toMatchInlineSnapshot(`
        {
          "approval": "usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.",
          "labels": [
            "proposal: provisional",
          ],
          "reactions": [
            "rocket",
            "rocket",
          ],
          "replies": [],
        }
      `)
    })(),
  )

  test.each(orders)('/unhold and /hold while on hold, delivered $name', (order) =>
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      await house.ada.comment(home, '/hold at first')
      await house.quiet()

      const seen = await both(house, ['/unhold', '/hold for the board'], order)

      expect(seen).toMatchInlineSnapshot(`
        {
          "approval": "usher / approval: action_required, On hold, On hold by \`mallory\` at <time>: for the board. \`/unhold\` lifts that.",
          "labels": [
            "proposal: on hold",
            "proposal: provisional",
          ],
          "reactions": [
            "rocket",
            "rocket",
          ],
          "replies": [],
        }
      `)
    })(),
  )

  test.each(orders)('the same from both, delivered $name', (order) =>
    inHouse(async (house) => {
      await live(house, [openedFromFork])

      const seen = await both(house, ['/approve', '/approve'], order)

      expect(seen).toMatchInlineSnapshot(`
        {
          "approval": "usher / approval: success, Approved, Approved by \`ada\` at <time> and \`mallory\` at <time>.",
          "labels": [
            "proposal: approved",
            "proposal: provisional",
          ],
          "reactions": [
            "rocket",
            "rocket",
          ],
          "replies": [],
        }
      `)
    })(),
  )
})
