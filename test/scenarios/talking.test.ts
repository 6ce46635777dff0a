import { describe, expect, test } from 'vitest'
import { endValidation, home, live, openedFromFork, ownPull, restOfLife } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOfPull } from '../support/picture.ts'
import { gateOn, reactionsTo, repliesOn, saidOn, standingOn, statusesOn } from '../support/said.ts'

const label = 'proposal: approved'

function lock({ ada, place }: House): Promise<unknown> {
  return ada.octokit.rest.issues.lock({ ...place, issue_number: home })
}

function unlock({ ada, place }: House): Promise<unknown> {
  return ada.octokit.rest.issues.unlock({ ...place, issue_number: home })
}

async function checksOf(house: House): Promise<readonly string[]> {
  const { checks } = await pictureOfPull(house, home)
  return checks.map((check) => check.split(',', 2).join(','))
}

describe('a locked conversation', () => {
  test(
    'is not written in, and its commands wait until it is unlocked',
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      const before = await saidOn(house, home)

      await lock(house)
      const comment = await house.ada.comment(home, '/approve')
      await house.quiet()
      await house.wait(30)
      await house.sweep()
      expect(await reactionsTo(house, comment)).toEqual([])
      expect((await saidOn(house, home)).filter(({ id }) => id !== comment)).toEqual(before)
      expect((await pictureOfPull(house, home)).labels).toEqual(['proposal: provisional'])

      await unlock(house)
      await house.sweep()
      expect(await reactionsTo(house, comment)).toEqual(['rocket'])
      expect((await pictureOfPull(house, home)).labels).toContain(label)
      expect(await repliesOn(house, home)).toMatchInlineSnapshot(`[]`)
      expect(await standingOn(house, home)).toMatchInlineSnapshot(`
        [
          "**\`phi-4\`** is **approved**. Needs a maintainer to merge it.",
        ]
      `)
    }),
  )

  test(
    'leaves labels, reviews and checks as they are elsewhere',
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      await lock(house)

      await house.ada.label(home, label)
      await house.quiet()
      expect(await checksOf(house)).toMatchInlineSnapshot(`
        [
          "usher / approval: success, Approved",
          "usher / proposal: success, Nothing to mend",
        ]
      `)

      await house.ada.unlabel(home, label)
      await house.quiet()
      expect(await checksOf(house)).toMatchInlineSnapshot(`
        [
          "usher / approval: action_required, Needs approval",
          "usher / proposal: success, Nothing to mend",
        ]
      `)

      const { octokit } = house.ada
      await octokit.rest.pulls.createReview({ ...house.place, pull_number: home, event: 'APPROVE' })
      await house.quiet()
      expect(await checksOf(house)).toMatchInlineSnapshot(`
        [
          "usher / approval: success, Approved",
          "usher / proposal: success, Nothing to mend",
        ]
      `)
      expect((await pictureOfPull(house, home)).labels).toContain(label)
    }),
  )

  test(
    'hears of no right that is missing: the label goes without a word, once',
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      await lock(house)
      house.give(house.mallory, 'triage')

      await house.mallory.label(home, label)
      await house.quiet()
      await house.wait(30)
      await house.sweep()

      expect((await pictureOfPull(house, home)).labels).toEqual(['proposal: provisional'])
      expect(await repliesOn(house, home)).toEqual([])
    }),
  )

  test(
    'does not stop the life, and the comment is brought up to date when it opens again',
    inHouse(async (house) => {
      await live(house, [openedFromFork, ...restOfLife.slice(0, 3)])
      await lock(house)
      const [before] = await standingOn(house, home)

      await endValidation(house, 'success')
      await house.ada.merge(await ownPull(house, 'registration'))
      await house.quiet()
      expect(await standingOn(house, home)).toEqual([before])

      await unlock(house)
      await house.sweep()
      expect(await statusesOn(house, home)).toHaveLength(1)
      expect(await gateOn(house, home, 'registered')).toMatchInlineSnapshot(
        `"| ✅ | registered | \`phi-4\` is registered. |"`,
      )
    }),
  )
})

describe('a home with four hundred comments', () => {
  /** People talk among themselves, and none of it has to do with Usher. */
  async function chat({ ada, mallory, sandbox }: House, count: number): Promise<void> {
    sandbox.hold()
    for (let n = 0; n < count; n += 1) {
      await (n % 2 === 0 ? ada : mallory).comment(home, `Remark ${n}.`)
    }
    sandbox.release([])
  }

  test(
    'still has its last command found and one status comment',
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      await chat(house, 400)

      const comment = await house.ada.comment(home, '/approve')
      await house.quiet()
      expect(await reactionsTo(house, comment)).toEqual(['rocket'])
      expect((await pictureOfPull(house, home)).labels).toContain(label)

      await house.loseStore()
      await house.sweep()
      expect(await statusesOn(house, home)).toHaveLength(1)
      expect(await standingOn(house, home)).toMatchInlineSnapshot(`
        [
          "**\`phi-4\`** is **approved**. Needs a maintainer to merge it.",
        ]
      `)
      expect(await repliesOn(house, home)).toEqual([])
    }),
  )

  test(
    'has its status comment written once even when it comes last',
    inHouse(async (house) => {
      house.sandbox.hold()
      await live(house, [openedFromFork])
      await chat(house, 130)
      await house.sweep()
      await house.ada.comment(home, '/status')
      await house.quiet()
      await house.sweep()

      expect(await statusesOn(house, home)).toHaveLength(1)
      expect(await repliesOn(house, home)).toMatchInlineSnapshot(`
        [
          "\`phi-4\` is **proposed**. Needs \`/approve\` from a maintainer.",
        ]
      `)
    }),
  )
})
