import { describe, expect, test } from 'vitest'
import { home, live, openedFromFork } from '../support/acts.ts'
import { glance, repliesOn } from '../support/glance.ts'
import { inHouse } from '../support/in-house.ts'
import { configured, review, say } from '../support/saying.ts'

describe('where two maintainers have to approve', () => {
  test(
    'the first is told who is missing, the second makes it approved',
    inHouse(async (house) => {
      const { ada, mallory, give } = house
      give(mallory, 'maintain')
      await configured(house, 'approvals: { count: 2 }\n')
      await live(house, [openedFromFork])

      await say(house, ada, '/approve')
      await say(house, ada, '/approve')
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **proposed**. Approved by \`ada\` at <time>. Needs one more approval, from another maintainer.
        [proposal: provisional]
        usher / approval: action_required, Needs 2 approvals, Approved by \`ada\` at <time>. Needs one more approval, from another maintainer.
        usher / proposal: success, Nothing to mend
        > Approved by \`ada\` at <time>. Needs one more approval, from another maintainer."
      `)

      await say(house, mallory, '/approve')
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **approved**. Needs a maintainer to merge it.
        [proposal: approved]
        [proposal: provisional]
        usher / approval: success, Approved, Approved by \`ada\` at <time> and \`mallory\` at <time>.
        usher / proposal: success, Nothing to mend
        > Approved by \`ada\` at <time>. Needs one more approval, from another maintainer."
      `)
    }),
  )

  test(
    'approving reviews count, and one that asks for changes later takes back its own',
    inHouse(async (house) => {
      const { ada, mallory, give } = house
      give(mallory, 'maintain')
      await configured(house, 'approvals: { count: 2 }\n')
      await live(house, [openedFromFork])

      await review(house, ada, 'APPROVE')
      await review(house, mallory, 'APPROVE')
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **approved**. Needs a maintainer to merge it.
        [proposal: approved]
        [proposal: provisional]
        usher / approval: success, Approved, Approved by \`ada\` at <time> and \`mallory\` at <time>.
        usher / proposal: success, Nothing to mend"
      `)

      await review(house, mallory, 'REQUEST_CHANGES')
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **proposed**. Approved by \`ada\` at <time>. Needs one more approval, from another maintainer.
        [proposal: provisional]
        usher / approval: action_required, Needs 2 approvals, Approved by \`ada\` at <time>. Needs one more approval, from another maintainer.
        usher / proposal: success, Nothing to mend"
      `)

      await review(house, mallory, 'APPROVE')
      expect(await glance(house)).toMatch(/approval: success, Approved, /)
    }),
  )
})

test(
  'the label put on by the first of two maintainers is their approval, and comes off until the second',
  inHouse(async (house) => {
    const { ada, mallory, give } = house
    give(mallory, 'maintain')
    await configured(house, 'approvals: { count: 2 }\n')
    await live(house, [openedFromFork])

    await ada.label(home, 'proposal: approved')
    await house.quiet()
    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`phi-4\`** is **proposed**. Approved by \`ada\` at <time>. Needs one more approval, from another maintainer.
      [proposal: provisional]
      usher / approval: action_required, Needs 2 approvals, Approved by \`ada\` at <time>. Needs one more approval, from another maintainer.
      usher / proposal: success, Nothing to mend
      > The label \`proposal: approved\` comes with the last approval. Approved by \`ada\` at <time>. Needs one more approval, from another maintainer."
    `)

    await mallory.label(home, 'proposal: approved')
    await house.quiet()
    expect(await glance(house)).toMatch(/^\[proposal: approved\]$/m)
    expect(await repliesOn(house)).toHaveLength(1)
  }),
)

describe('the approval of an author who is a maintainer', () => {
  test(
    'is refused',
    inHouse(async (house) => {
      house.give(house.rin, 'maintain')
      await live(house, [openedFromFork])

      await say(house, house.rin, '/approve')

      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **proposed**. Needs \`/approve\` from a maintainer.
        [proposal: provisional]
        usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
        usher / proposal: success, Nothing to mend
        > Authors do not approve their own proposals; another maintainer has to."
      `)
    }),
  )

  test(
    'counts where it is configured to',
    inHouse(async (house) => {
      await configured(house, 'approvals: { own: true }\n')
      house.give(house.rin, 'maintain')
      await live(house, [openedFromFork])

      await say(house, house.rin, '/approve')

      expect(await repliesOn(house)).toEqual([])
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **approved**. Needs a maintainer to merge it.
        [proposal: approved]
        [proposal: provisional]
        usher / approval: success, Approved, Approved by \`rin\` at <time>.
        usher / proposal: success, Nothing to mend"
      `)
    }),
  )
})
