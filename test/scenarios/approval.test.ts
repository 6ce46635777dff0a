import { describe, expect, test } from 'vitest'
import { home, live, openedFromFork } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { phi4 } from '../support/phi4.ts'
import { pictureOfPull } from '../support/picture.ts'

const label = 'proposal: approved'
const approved: unknown = expect.stringMatching(/^usher \/ approval: success, Approved/)
const unapproved: unknown = expect.stringMatching(
  /^usher \/ approval: action_required, Needs approval/,
)
const otherText = phi4.text.replace('phi-4.', 'phi-4 for everyone.')

async function approvedHouse(house: House): Promise<number> {
  await live(house, [openedFromFork])
  const comment = await house.ada.comment(home, '/approve')
  await house.quiet()
  return comment
}

async function forcePush({ rin, quiet }: House, text: string): Promise<void> {
  await rin.rewrite({ branch: 'propose', path: phi4.path, text }, 'rin')
  await quiet()
}

async function repliesOn(house: House): Promise<readonly string[]> {
  const { comments } = await pictureOfPull(house, home)
  return comments
    .filter((text) => text.startsWith('usher[bot]: <!-- usher:v1 {"kind":"reply"'))
    .map((text) => text.split('\n').slice(1).join('\n').trim())
}

describe('a forced push after the approval', () => {
  test(
    'takes the approval away when it brings another text',
    inHouse(async (house) => {
      await approvedHouse(house)

      await forcePush(house, otherText)

      const { labels, checks } = await pictureOfPull(house, home)
      expect(otherText).not.toBe(phi4.text)
      expect(labels).toEqual(['proposal: provisional'])
      expect(checks).toContainEqual(unapproved)
    }),
  )

  test(
    'keeps the approval when the text is the same, and shows it on the new head',
    inHouse(async (house) => {
      await approvedHouse(house)

      await forcePush(house, phi4.text)

      const { labels, checks } = await pictureOfPull(house, home)
      expect(labels).toContain(label)
      expect(checks).toContainEqual(approved)
    }),
  )

  test(
    'asks for an approval of the other text',
    inHouse(async (house) => {
      await approvedHouse(house)

      await forcePush(house, otherText)
      await house.ada.comment(home, '/approve')
      await house.quiet()

      const { labels, checks } = await pictureOfPull(house, home)
      expect(labels).toContain(label)
      expect(checks).toContainEqual(approved)
    }),
  )
})

describe('the approval label', () => {
  test(
    'is taken off again when a stranger puts it on, with one explanation however often they do',
    inHouse(async (house) => {
      await live(house, [openedFromFork])

      for (let times = 0; times < 3; times += 1) {
        house.give(house.mallory, 'triage')
        await house.mallory.label(home, label)
        await house.quiet()
      }

      const { labels, checks } = await pictureOfPull(house, home)
      expect(labels).toEqual(['proposal: provisional'])
      expect(checks).toContainEqual(unapproved)
      expect(await repliesOn(house)).toMatchInlineSnapshot(`
        [
          "The label \`proposal: approved\` was taken off again. \`/approve\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository.",
        ]
      `)
    }),
  )

  test(
    'is an approval when a maintainer puts it on',
    inHouse(async (house) => {
      await live(house, [openedFromFork])

      await house.ada.label(home, label)
      await house.quiet()

      const { labels, checks } = await pictureOfPull(house, home)
      expect(labels).toContain(label)
      expect(checks).toContainEqual(approved)
      expect(await repliesOn(house)).toEqual([])
    }),
  )

  test(
    'is put on again when a stranger takes it off, with one explanation however often they do',
    inHouse(async (house) => {
      await approvedHouse(house)

      for (let times = 0; times < 3; times += 1) {
        house.give(house.mallory, 'triage')
        await house.mallory.unlabel(home, label)
        await house.quiet()
      }

      const { labels, checks } = await pictureOfPull(house, home)
      expect(labels).toContain(label)
      expect(checks).toContainEqual(approved)
      expect(await repliesOn(house)).toMatchInlineSnapshot(`
        [
          "The label \`proposal: approved\` was put back: it follows the approval, which a maintainer takes back with \`/unapprove\`.",
        ]
      `)
    }),
  )

  test(
    'takes the approval back when a maintainer takes it off',
    inHouse(async (house) => {
      await approvedHouse(house)

      await house.ada.unlabel(home, label)
      await house.quiet()

      const { labels, checks } = await pictureOfPull(house, home)
      expect(labels).toEqual(['proposal: provisional'])
      expect(checks).toContainEqual(unapproved)
      expect(await repliesOn(house)).toEqual([])
    }),
  )
})

describe('after the fact', () => {
  test(
    'a comment edited into an approval decides nothing',
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      const comment = await house.ada.comment(home, 'Looks good.')
      await house.quiet()

      await house.ada.editComment(comment, '/approve')
      await house.quiet()

      const { labels, checks } = await pictureOfPull(house, home)
      expect(labels).toEqual(['proposal: provisional'])
      expect(checks).toContainEqual(unapproved)
      expect(await repliesOn(house)).toMatchInlineSnapshot(`
        [
          "An edited comment decides nothing, since somebody else may have edited it. Write a new one.",
        ]
      `)
    }),
  )

  const changes: readonly (readonly [string, (house: House, comment: number) => Promise<void>])[] =
    [
      ['editing the comment', ({ ada }, comment) => ada.editComment(comment, 'Never mind.')],
      ['turning it into /unapprove', ({ ada }, comment) => ada.editComment(comment, '/unapprove')],
      ['deleting the comment', ({ ada }, comment) => ada.deleteComment(comment)],
      ['losing the role', async ({ ada, give }) => give(ada, 'read')],
    ]

  test.each(changes)('%s leaves the approval as it is', (_, change) =>
    inHouse(async (house) => {
      const comment = await approvedHouse(house)
      const before = await pictureOfPull(house, home)

      await change(house, comment)
      await house.quiet()
      await house.sweep()

      const { labels, checks } = await pictureOfPull(house, home)
      expect({ labels, checks }).toEqual({ labels: before.labels, checks: before.checks })
      expect(labels).toContain(label)
      expect(await repliesOn(house)).toEqual([])
    })(),
  )
})
