import { describe, expect, test } from 'vitest'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { comes, mergedBefore, type Old } from '../support/old-proposals.ts'
import { pictureOf, pictureOfPull } from '../support/picture.ts'
import { repliesOn, standingOn, statusesOn } from '../support/said.ts'

/** Every write of ours so far, as GitHub saw it. */
function writes({ sandbox }: House): readonly string[] {
  return sandbox.calls
    .filter(({ actor, kind }) => actor.startsWith('usher') && kind === 'write')
    .filter(({ operation }) => operation !== 'apps/create-installation-access-token')
    .map(({ operation }) => operation)
}

const tooLate = [
  '/approve',
  '/unapprove',
  '/check',
  '/fix',
  '/reject too late',
  '/reopen',
  '/regenerate',
  '/unhold',
  '/attest validated nowhere',
  '/waive approved it is old',
  '/aprove',
]

function numberOf(old: Old | undefined): number {
  return old?.number ?? 0
}

async function pullsOf(house: House): Promise<readonly string[]> {
  const { pulls } = await pictureOf(house)
  return pulls.map(({ title, by, state }) => `${title}, by ${by}: ${state}`)
}

test(
  'on a repository with thirty old proposals the first day writes nothing at all',
  inHouse(async (house) => {
    const old = await mergedBefore(house, 30)

    await comes(house)
    await house.sweep()
    await house.wait(30)
    await house.sweep()

    expect(writes(house)).toEqual([])
    for (const { number } of old) {
      const { labels, comments, checks } = await pictureOfPull(house, number)
      expect({ number, labels, comments, checks }).toEqual({
        number,
        labels: [],
        comments: [],
        checks: [],
      })
    }
  }),
)

describe('on the home of an old proposal', () => {
  test(
    'a command is answered, and from then on the home shows where the proposal stands',
    inHouse(async (house) => {
      const [one, other] = await mergedBefore(house, 2)
      await comes(house)

      await house.mallory.comment(numberOf(one), '/status')
      await house.quiet()
      await house.wait(30)
      await house.sweep()

      expect(await repliesOn(house, numberOf(one))).toMatchInlineSnapshot(`
        [
          "\`old-model-1\` is **accepted**. Merged before Usher came; a maintainer can have the registration opened with \`/scaffold\`.",
        ]
      `)
      expect(await standingOn(house, numberOf(one))).toMatchInlineSnapshot(`
        [
          "**\`old-model-1\`** is **accepted**. Merged before Usher came; a maintainer can have the registration opened with \`/scaffold\`.",
        ]
      `)
      const { labels } = await pictureOfPull(house, numberOf(one))
      expect(labels).toEqual(['proposal: provisional'])
      expect(await pullsOf(house)).toHaveLength(2)
      expect((await pictureOfPull(house, numberOf(other))).comments).toEqual([])
    }),
  )

  test(
    'a refusal is a reply and nothing more',
    inHouse(async (house) => {
      const [one] = await mergedBefore(house, 1)
      await comes(house)

      await house.mallory.comment(numberOf(one), '/scaffold')
      await house.quiet()
      await house.sweep()

      expect(await repliesOn(house, numberOf(one))).toMatchInlineSnapshot(`
        [
          "\`/scaffold\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository.",
        ]
      `)
      expect(await standingOn(house, numberOf(one))).toEqual([])
      expect((await pictureOfPull(house, numberOf(one))).labels).toEqual([])
      expect(await pullsOf(house)).toHaveLength(1)
    }),
  )

  test(
    'a maintainer has its life taken up, and nobody else is written to',
    inHouse(async (house) => {
      const [one, other] = await mergedBefore(house, 2)
      await comes(house)

      await house.ada.comment(numberOf(one), '/scaffold')
      await house.quiet()
      await house.sweep()

      expect(await repliesOn(house, numberOf(one))).toEqual([])
      expect(await standingOn(house, numberOf(one))).toMatchInlineSnapshot(`
        [
          "**\`old-model-1\`** is **accepted**. Needs a maintainer to merge #3.",
        ]
      `)
      expect(await pullsOf(house)).toMatchInlineSnapshot(`
        [
          "proposal: support old-model-1, by ada: merged",
          "proposal: support old-model-2, by ada: merged",
          "feat: register old-model-1, by usher[bot]: open",
        ]
      `)
      expect(await statusesOn(house, numberOf(other))).toEqual([])
    }),
  )

  test(
    'what comes too late is refused, each with its reason',
    inHouse(async (house) => {
      const [one] = await mergedBefore(house, 1)
      await comes(house)

      for (const command of tooLate) await house.ada.comment(numberOf(one), command)
      await house.quiet()

      const replies = await repliesOn(house, numberOf(one))
      expect(tooLate.map((command, n) => `${command} → ${replies[n]}`)).toMatchInlineSnapshot(`
        [
          "/approve → The pull request is merged; \`/approve\` changes nothing any more.",
          "/unapprove → The pull request is merged; \`/unapprove\` changes nothing any more.",
          "/check → The pull request is merged; \`/check\` changes nothing any more.",
          "/fix → The pull request is merged; \`/fix\` changes nothing any more.",
          "/reject too late → The pull request is merged; \`/reject\` changes nothing any more.",
          "/reopen → The pull request is merged; \`/reopen\` changes nothing any more.",
          "/regenerate → None of our pull requests is open; \`/scaffold\` opens them.",
          "/unhold → It is not on hold.",
          "/attest validated nowhere → \`nowhere\` is no link; it has to begin with \`https://\`.",
          "/waive approved it is old → \`approved\` is no gate of \`/waive\`, which knows \`validated\` or \`published\`.",
          "/aprove → \`/aprove\` is not a command; did you mean \`/approve\`?",
        ]
      `)
      expect(replies).toHaveLength(tooLate.length)
    }),
  )
})
