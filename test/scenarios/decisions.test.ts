import { describe, expect, test } from 'vitest'
import { home, live, openedFromFork, untilMerged } from '../support/acts.ts'
import { gate, glance, repliesOn } from '../support/glance.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf } from '../support/picture.ts'
import { say } from '../support/saying.ts'

describe('a rejected proposal', () => {
  test(
    'says why, takes no approval, and is approved once it is reopened',
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      await say(house, house.ada, '/approve')

      await say(house, house.ada, '/reject The licence forbids *any* use, says @legal.')
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **rejected**. Rejected by \`ada\` at <time>: The licence forbids \\*any\\* use, says @&#8203;legal. \`/reopen\` lifts that.
        [proposal: rejected]
        usher / approval: action_required, Rejected, Rejected by \`ada\` at <time>: The licence forbids \\*any\\* use, says @&#8203;legal. \`/reopen\` lifts that.
        usher / proposal: success, Nothing to mend"
      `)

      await say(house, house.ada, '/approve')
      await say(house, house.rin, '/reopen')
      expect(await repliesOn(house)).toMatchInlineSnapshot(`
        [
          "The proposal is rejected; \`/reopen\` lifts that first.",
          "\`/reopen\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository.",
        ]
      `)

      await say(house, house.ada, '/reopen')
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **proposed**. Needs \`/approve\` from a maintainer.
        [proposal: provisional]
        usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
        usher / proposal: success, Nothing to mend
        > The proposal is rejected; \`/reopen\` lifts that first.
        > \`/reopen\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository."
      `)

      await say(house, house.ada, '/approve')
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **approved**. Needs a maintainer to merge it.
        [proposal: approved]
        [proposal: provisional]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, Nothing to mend
        > The proposal is rejected; \`/reopen\` lifts that first.
        > \`/reopen\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository."
      `)
    }),
  )

  test(
    'that is closed and opened again is still rejected',
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      await say(house, house.ada, '/reject Not now.')
      const { rest } = house.ada.octokit

      await house.ada.close(home)
      await house.quiet()
      await rest.pulls.update({ ...house.place, pull_number: home, state: 'open' })
      await house.quiet()

      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **rejected**. Rejected by \`ada\` at <time>: Not now. \`/reopen\` lifts that.
        [proposal: rejected]
        usher / approval: action_required, Rejected, Rejected by \`ada\` at <time>: Not now. \`/reopen\` lifts that.
        usher / proposal: success, Nothing to mend"
      `)
    }),
  )
})

test(
  'a rejected proposal that somebody merges all the same is accepted, and says what it lacks',
  inHouse(async (house) => {
    await live(house, [openedFromFork])
    await say(house, house.ada, '/reject Not now.')
    await house.ada.merge(home)
    await house.quiet()

    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`phi-4\`** is **accepted**. Needs a maintainer to merge #2.
      [proposal: provisional]
      usher / approval: action_required, Rejected, Rejected by \`ada\` at <time>: Not now. \`/reopen\` lifts that.
      usher / proposal: success, Nothing to mend"
    `)
    expect(await gate(house, 'approved')).toMatchInlineSnapshot(
      `"| ⬜ | approved | Merged without a recorded approval. |"`,
    )
  }),
)

describe('a hold', () => {
  test(
    'before the merge is shown by the check and a label, keeps the approval, and is lifted',
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      await say(house, house.ada, '/hold Wait for the benchmark.')
      await say(house, house.ada, '/approve')
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **approved**. On hold by \`ada\` at <time>: Wait for the benchmark. \`/unhold\` lifts that.
        [proposal: approved]
        [proposal: on hold]
        [proposal: provisional]
        usher / approval: action_required, On hold, On hold by \`ada\` at <time>: Wait for the benchmark. \`/unhold\` lifts that.
        usher / proposal: success, Nothing to mend"
      `)

      await say(house, house.mallory, '/unhold')
      await say(house, house.ada, '/unhold')
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **approved**. Needs a maintainer to merge it.
        [proposal: approved]
        [proposal: provisional]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, Nothing to mend
        > \`/unhold\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository."
      `)
    }),
  )

  test(
    'after the merge starts nothing new, and the rest goes on where it stopped',
    inHouse(async (house) => {
      await live(house, untilMerged.slice(0, 2))
      await say(house, house.ada, '/hold Wait for the release.')
      await live(house, untilMerged.slice(2))
      await house.sweep()
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **accepted**. On hold by \`ada\` at <time>: Wait for the release. \`/unhold\` lifts that.
        [proposal: approved]
        [proposal: on hold]
        [proposal: provisional]
        usher / approval: action_required, On hold, On hold by \`ada\` at <time>: Wait for the release. \`/unhold\` lifts that.
        usher / proposal: success, Nothing to mend"
      `)
      expect((await pictureOf(house)).pulls).toHaveLength(1)
      expect((await pictureOf(house)).runs).toEqual([])

      await say(house, house.ada, '/unhold')
      const { pulls, runs } = await pictureOf(house)
      expect(pulls.map(({ title }) => title).slice(1)).toEqual(['feat: register phi-4'])
      expect(runs).toEqual(['queued: null'])
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **accepted**. Needs a maintainer to merge #2.
        [proposal: approved]
        [proposal: provisional]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, Nothing to mend"
      `)
    }),
  )
})

describe('a question', () => {
  test(
    'about the status is answered to anyone in a sentence',
    inHouse(async (house) => {
      await live(house, untilMerged)
      await say(house, house.mallory, '/status')

      expect((await repliesOn(house)).at(-1)).toMatchInlineSnapshot(
        `"\`phi-4\` is **accepted**. Needs a maintainer to merge #2."`,
      )
    }),
  )

  test(
    'why is answered with a tree of the gates, or with one of them',
    inHouse(async (house) => {
      await live(house, untilMerged)
      await say(house, house.mallory, '/why')
      await say(house, house.mallory, '/why validated\n/why not')

      expect((await repliesOn(house)).slice(-2)).toMatchInlineSnapshot(`
        [
          "\`phi-4\` deserves the status \`provisional\`, since its stage is **accepted**.

        - ✅ **well-formed** is held
          - The proposal follows the template.
        - ✅ **approved** is held
          - Approved by \`ada\` at <time>.
        - ✅ **accepted** is held
          - \`docs/proposals/20260105-phi-4.md\` is on the default branch. (<time>)
        - ⬜ **registered** is missing
          - Needs a maintainer to merge #2.
        - ⬜ **validated** is missing
          - The validation run is under way. (<time>, [see](http://sandbox.invalid/kaito-project/kaito/actions/runs/<id>))
        - ⬜ **published** is missing
          - Looked for once it is registered.
        - ⬜ **integrated** is missing
          - Missing: \`presets/workspace/models/supported_models.yaml\` has no entry \`phi-4\`; no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required).

        Next: Needs a maintainer to merge #2.",
          "\`phi-4\` deserves the status \`provisional\`, since its stage is **accepted**.

        - ⬜ **validated** is missing
          - The validation run is under way. (<time>, [see](http://sandbox.invalid/kaito-project/kaito/actions/runs/<id>))

        Next: Needs a maintainer to merge #2.

        \`not\` is no gate; there are \`well-formed\`, \`approved\`, \`accepted\`, \`registered\`, \`validated\`, \`published\`, \`integrated\`.",
        ]
      `)
    }),
  )
})
