import { describe, expect, test } from 'vitest'
import { home, live, openedFromFork, restOfLife } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { phi4 } from '../support/phi4.ts'
import { pictureOf, pictureOfPull } from '../support/picture.ts'
import { repliesOn, statusesOn } from '../support/said.ts'

const afterMerge = restOfLife.slice(3)

interface Regret {
  readonly name: string
  readonly happens: (house: House, comment: number) => Promise<void>
}

const regrets: readonly Regret[] = [
  {
    name: 'its comment is edited and the approver leaves',
    async happens({ ada, give }, comment) {
      await ada.editComment(comment, 'I did not mean it.')
      give(ada, 'read')
    },
  },
  {
    name: 'its comment is deleted and the database is lost',
    async happens(house, comment) {
      await house.ada.deleteComment(comment)
      await house.quiet()
      await house.loseStore()
    },
  },
  {
    name: 'its comment becomes another command',
    happens: ({ ada }, comment) => ada.editComment(comment, '/reject after all'),
  },
]

describe('an approval that was admitted stands for the whole life', () => {
  test.each(regrets)('when $name', ({ happens }) =>
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      const comment = await house.ada.comment(home, '/approve')
      await house.quiet()

      await happens(house, comment)
      await house.quiet()
      await house.sweep()
      house.give(house.ada, 'maintain')
      await house.ada.merge(home)
      await house.quiet()
      await live(house, afterMerge)

      const { labels } = await pictureOfPull(house, home)
      expect(labels).toEqual(['proposal: approved', 'proposal: integrated'])
      expect(await repliesOn(house, home)).toEqual([])
      const [status] = await statusesOn(house, home)
      expect(status?.body).toContain('| ✅ | approved | Approved by `ada` at ')
    })(),
  )

  test(
    'when the review it was is dismissed after the merge',
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      const { rest } = house.ada.octokit
      const review = { ...house.place, pull_number: home }
      const { data } = await rest.pulls.createReview({ ...review, event: 'APPROVE' })
      await house.quiet()
      await house.ada.merge(home)
      await house.quiet()

      await rest.pulls.dismissReview({ ...review, review_id: data.id, message: 'Too early.' })
      await house.quiet()
      await house.sweep()

      const { labels } = await pictureOfPull(house, home)
      expect(labels).toEqual(['proposal: approved', 'proposal: provisional'])
    }),
  )
})

test(
  'a proposal moved there and back by later pull requests stays one life with its follow-ups',
  inHouse(async (house) => {
    const { sandbox, repository, ada } = house
    await live(house, [openedFromFork, ...restOfLife.slice(0, 3)])
    const elsewhere = `website/docs/proposals/${phi4.file}`

    const moves = [
      [phi4.path, elsewhere],
      [elsewhere, phi4.path],
    ] as const
    for (const [n, [from, to]] of moves.entries()) {
      const by = sandbox.createUser(`mover-${n}`)
      const files = new Map([
        [from, null],
        [to, await ada.read(from)],
      ])
      await sandbox.push(repository, { branch: `move-${n}`, files, by })
      await ada.merge(await ada.open('docs: move a proposal', `move-${n}`))
      await house.quiet()
      await house.loseStore()
      await house.sweep()
    }
    await live(house, afterMerge)

    const { pulls } = await pictureOf(house)
    const seen = pulls.map(({ title, state, comments }) =>
      [title, state, comments.length].join(', '),
    )
    expect(seen).toMatchInlineSnapshot(`
      [
        "proposal: support phi-4, merged, 4",
        "feat: register phi-4, merged, 0",
        "docs: move a proposal, merged, 0",
        "docs: move a proposal, merged, 0",
        "docs: move the status of phi-4, merged, 0",
        "feat: add the preset of phi-4, merged, 0",
        "test: add the e2e test of phi-4, merged, 0",
      ]
    `)
    expect(await statusesOn(house, home)).toHaveLength(1)
  }),
)
