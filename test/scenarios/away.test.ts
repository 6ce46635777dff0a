import { describe, expect, test } from 'vitest'
import { OutsideError } from '../../src/reconcile/outside-error.ts'
import { endValidation, home, live, mergeOwn, openedFromFork, restOfLife } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf, pictureOfPull } from '../support/picture.ts'
import { reactionsTo, repliesOn, saidOn, standingOn, statusesOn } from '../support/said.ts'
import { healthyLife } from '../support/troubled-life.ts'

const healthy = await healthyLife()
const untilMerged = [openedFromFork, ...restOfLife.slice(0, 3)]

/** Every pull request as people tell them apart. */
async function pullsOf(house: House): Promise<readonly string[]> {
  const { pulls } = await pictureOf(house)
  return pulls.map(({ title, state, labels }) => [title, state, ...labels].join(', '))
}

const healthyPulls = healthy.end.pulls.map(({ title, state, labels }) =>
  [title, state, ...labels].join(', '),
)

/** A look at everything while the app may see nothing: no key may fail for it. */
async function lookInVain(house: House): Promise<void> {
  await house.sweep()
  await house.wait(30)
  await house.sweep()
  expect(await house.store.dead()).toEqual([])
}

describe('while the app is suspended', () => {
  test(
    'nothing is written, and what was missed is answered when it is back, saying how late',
    inHouse(async (house) => {
      const { sandbox, install, repository, ada } = house
      await live(house, [openedFromFork])
      const installation = install(repository)
      await sandbox.suspend(installation)
      await house.quiet()
      const before = await saidOn(house, home)

      const approval = await ada.comment(home, '/approve')
      const question = await ada.comment(home, '/status')
      await house.quiet()
      await lookInVain(house)
      expect((await saidOn(house, home)).slice(0, -2)).toEqual(before)
      expect((await pictureOfPull(house, home)).labels).toEqual(['proposal: provisional'])

      sandbox.clock.advance(3 * 3_600_000)
      await sandbox.unsuspend(installation)
      await house.quiet()
      await house.sweep()

      expect(await reactionsTo(house, approval)).toEqual(['rocket'])
      expect(await reactionsTo(house, question)).toEqual(['rocket'])
      expect(await repliesOn(house, home)).toMatchInlineSnapshot(`
        [
          "Answered 3 hours late.",
          "Answered 3 hours late.

        \`phi-4\` is **approved**. Needs a maintainer to merge it.",
        ]
      `)
      expect(await standingOn(house, home)).toMatchInlineSnapshot(`
        [
          "**\`phi-4\`** is **approved**. Needs a maintainer to merge it.",
        ]
      `)
    }),
  )

  test(
    'the life goes on by people, and Usher catches up with it',
    inHouse(async (house) => {
      const { sandbox, install, repository } = house
      await live(house, untilMerged)
      const installation = install(repository)
      await sandbox.suspend(installation)
      await endValidation(house, 'success')
      await mergeOwn(house, 'registration')
      sandbox.registry.push('aks/kaito/kaito-phi-4', '0.0.1')
      await house.quiet()
      await lookInVain(house)

      await sandbox.unsuspend(installation)
      await live(house, restOfLife.slice(6))

      expect(await pullsOf(house)).toEqual(healthyPulls)
      expect(await statusesOn(house, home)).toHaveLength(1)
    }),
  )

  test(
    'a key that was being worked on when it began is given up and taken up again',
    inHouse(async (house) => {
      const { sandbox, install, repository } = house
      const installation = install(repository)
      let writes = 0
      house.wrap = (world) => ({
        ...world,
        act: async (action, where) => {
          writes += 1
          if (writes === 2) await sandbox.suspend(installation)
          return await world.act(action, where)
        },
      })
      await live(house, [openedFromFork])
      await lookInVain(house)

      await sandbox.unsuspend(installation)
      await house.quiet()

      expect(await standingOn(house, home)).toMatchInlineSnapshot(`
        [
          "**\`phi-4\`** is **proposed**. Needs \`/approve\` from a maintainer.",
        ]
      `)
      expect((await pictureOfPull(house, home)).labels).toEqual(['proposal: provisional'])
    }),
  )
})

describe('an app that is uninstalled', () => {
  test(
    'and installed again goes on with the life it knew, with one comment and no second pull request',
    inHouse(async (house) => {
      const { sandbox, install, repository } = house
      await live(house, untilMerged)
      await sandbox.uninstall(install(repository))
      await endValidation(house, 'success')
      await mergeOwn(house, 'registration')
      await house.quiet()
      await lookInVain(house)

      await sandbox.announce(install(repository))
      await live(house, restOfLife.slice(5))

      expect(await pullsOf(house)).toEqual(healthyPulls)
      expect(await statusesOn(house, home)).toHaveLength(1)
      expect(await standingOn(house, home)).toMatchInlineSnapshot(`
        [
          "**\`phi-4\`** is **integrated**. Nothing is left to do.",
        ]
      `)
    }),
  )

  test(
    'keeps the approval it recorded, also when its database went with it',
    inHouse(async (house) => {
      const { sandbox, install, repository } = house
      await live(house, [openedFromFork, ...restOfLife.slice(0, 2)])
      await sandbox.uninstall(install(repository))
      await house.quiet()
      await house.loseStore()
      const late = await house.mallory.comment(home, '/approve')

      await sandbox.announce(install(repository))
      await house.quiet()
      await house.sweep()

      const { labels, checks } = await pictureOfPull(house, home)
      expect(labels).toEqual(['proposal: approved', 'proposal: provisional'])
      expect(checks[0]).toMatch(/^usher \/ approval: success/)
      expect(await reactionsTo(house, late)).toEqual(['confused'])
      expect(await repliesOn(house, home)).toHaveLength(2)
      expect(await statusesOn(house, home)).toHaveLength(1)
    }),
  )
})

test(
  'what GitHub would not take for an hour is written by the sweep after it',
  inHouse(async (house) => {
    let refuses = true
    house.wrap = (world) => ({
      ...world,
      act: async (action, where) => {
        if (!refuses) return await world.act(action, where)
        throw new OutsideError('Could not write', { retryable: true })
      },
    })
    await live(house, [openedFromFork])
    for (let tries = 0; tries < 12; tries += 1) await house.wait(5)
    expect(await saidOn(house, home)).toEqual([])
    expect(await house.store.dead()).toHaveLength(1)

    refuses = false
    await house.sweep()

    expect(await standingOn(house, home)).toMatchInlineSnapshot(`
      [
        "**\`phi-4\`** is **proposed**. Needs \`/approve\` from a maintainer.",
      ]
    `)
    expect((await pictureOfPull(house, home)).labels).toEqual(['proposal: provisional'])
  }),
)

describe('while the service was down', () => {
  const late: readonly (readonly [string, number])[] = [
    ['20 minutes', 20],
    ['200 minutes', 200],
    ['four days', 4 * 24 * 60],
  ]

  test(
    'a command is answered by the sweep, which says how late it is when it is late',
    inHouse(async (house) => {
      const { sandbox, ada } = house
      await live(house, [openedFromFork])

      const told: string[] = []
      for (const [span, minutes] of late) {
        sandbox.hold()
        const comment = await ada.comment(home, told.length % 2 === 0 ? '/approve' : '/unapprove')
        sandbox.release([])
        sandbox.clock.advance(minutes * 60_000)
        await house.restart()
        await house.sweep()
        expect(await reactionsTo(house, comment)).toEqual(['rocket'])
        const replies = await repliesOn(house, home)
        told.push(`${span}: ${replies[told.length - 1] ?? 'no reply'}`)
      }

      expect((await pictureOfPull(house, home)).labels).toContain('proposal: approved')
      expect(told).toMatchInlineSnapshot(`
        [
          "20 minutes: no reply",
          "200 minutes: Answered 3 hours late.",
          "four days: Answered 4 days late.",
        ]
      `)
    }),
  )
})
