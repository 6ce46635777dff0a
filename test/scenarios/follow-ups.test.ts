import { describe, expect, test } from 'vitest'
import { live, ownPull, untilMerged, untilRegistered } from '../support/acts.ts'
import { gate, glance, repliesOn } from '../support/glance.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf, pictureOfPull } from '../support/picture.ts'
import { onMain, say } from '../support/saying.ts'

const registry = 'presets/workspace/models/supported_models.yaml'
const branch = 'usher/phi-4/registration'

describe('a pull request of ours that a person closed', () => {
  test(
    'stays closed until a maintainer asks for the follow-ups again',
    inHouse(async (house) => {
      const { ada } = house
      await live(house, untilMerged)
      await ada.close(await ownPull(house, 'registration'))
      await house.quiet()
      await house.wait(30)
      await house.sweep()
      expect(await gate(house, 'registered')).toMatchInlineSnapshot(
        `"| ⬜ | registered | Pull request #2 was closed; the registration is left to a person. A maintainer can have it again with \`/scaffold\`. |"`,
      )

      await say(house, house.rin, '/scaffold')
      expect((await pictureOf(house)).pulls.map(({ state }) => state)).toEqual(['merged', 'closed'])
      await say(house, ada, '/scaffold')
      const { pulls } = await pictureOf(house)
      expect(pulls.slice(1).map(({ title, state }) => `${title}: ${state}`)).toMatchInlineSnapshot(`
          [
            "feat: register phi-4: closed",
            "feat: register phi-4: open",
          ]
        `)
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **accepted**. Needs a maintainer to merge #3.
        [proposal: approved]
        [proposal: provisional]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, Nothing to mend
        > \`/scaffold\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository."
      `)

      // Closed again, that is a new decision.
      await ada.close(await ownPull(house, 'registration'))
      await house.quiet()
      await house.sweep()
      expect((await pictureOf(house)).pulls.map(({ state }) => state)).not.toContain('open')
    }),
  )

  test(
    'is nothing to ask for before the merge',
    inHouse(async (house) => {
      await live(house, untilMerged.slice(0, 1))
      await say(house, house.ada, '/scaffold')
      expect(await repliesOn(house)).toMatchInlineSnapshot(`
        [
          "\`/scaffold\` can be asked once the pull request is merged.",
        ]
      `)
    }),
  )
})

describe('/regenerate', () => {
  test(
    'writes our branch anew on the present default branch',
    inHouse(async (house) => {
      const { ada } = house
      await live(house, untilMerged)
      const number = await ownPull(house, 'registration')
      await onMain(house, 'README.md', '# KAITO\n')

      await say(house, ada, '/regenerate')

      expect(await repliesOn(house)).toEqual([])
      expect(await ada.read('README.md', branch)).toBe('# KAITO\n')
      expect((await pictureOfPull(house, number)).state).toBe('open')
    }),
  )

  test(
    'leaves a branch alone that a person has committed to where nothing is new, and says so',
    inHouse(async (house) => {
      const { ada } = house
      await live(house, untilMerged)
      const text = `${await ada.read(registry, branch)}# as agreed\n`
      await ada.write({ branch, path: registry, text })
      await house.quiet()

      await say(house, ada, '/regenerate')

      expect(await repliesOn(house)).toMatchInlineSnapshot(`
        [
          "#2 holds commits of a person, and nothing new is to be merged into it.",
        ]
      `)
      expect(await ada.read(registry, branch)).toBe(text)
    }),
  )

  test(
    'is refused where nothing of ours is open',
    inHouse(async (house) => {
      await live(house, untilRegistered)
      await say(house, house.ada, '/regenerate')
      expect(await repliesOn(house)).toMatchInlineSnapshot(`
        [
          "None of our pull requests is open; \`/scaffold\` opens them.",
        ]
      `)
    }),
  )
})
