import { describe, expect, test } from 'vitest'
import { home, live, openedFromFork } from '../support/acts.ts'
import { opened } from '../support/findings.ts'
import { glance, repliesOn } from '../support/glance.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'

type Login = 'rin' | 'ada' | 'mallory'

interface Shown {
  readonly id: number
  readonly suite: number
}

/** The newest check run of a name on the head of the home. */
async function check(house: House, name = 'usher / proposal'): Promise<Shown> {
  const { ada, place } = house
  const { rest } = ada.octokit
  const { data: pull } = await rest.pulls.get({ ...place, pull_number: home })
  const { data } = await rest.checks.listForRef({ ...place, ref: pull.head.sha, check_name: name })
  const [first] = data.check_runs
  return { id: first?.id ?? 0, suite: first?.check_suite?.id ?? 0 }
}

async function pressed(house: House, button: 'check' | 'fix', by: Login): Promise<void> {
  const { id } = await check(house)
  await house.sandbox.pressButton(id, button, house.tokens[by])
  await house.quiet()
}

describe('the button Re-check', () => {
  test(
    'makes a fresh run for the author and for maintainers, and says nothing',
    inHouse(async (house) => {
      await opened(house, 'rin', 0)
      const first = await check(house)

      await pressed(house, 'check', 'rin')
      const second = await check(house)
      await pressed(house, 'check', 'ada')

      expect(second.id).toBeGreaterThan(first.id)
      expect((await check(house)).id).toBeGreaterThan(second.id)
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **proposed**. 3 problems for the author to mend; see the check run.
        [proposal: needs work]
        [proposal: provisional]
        usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
        usher / proposal: failure, 3 errors"
      `)
    }),
  )
})

describe('the button Fix', () => {
  test(
    'commits every certain correction when the author presses it',
    inHouse(async (house) => {
      await opened(house, 'kaito-project', 0)

      await pressed(house, 'fix', 'rin')

      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **proposed**. Needs \`/approve\` from a maintainer.
        [proposal: provisional]
        usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
        usher / proposal: success, Nothing to mend"
      `)
      await expect(pressed(house, 'fix', 'rin')).rejects.toThrow('has no button fix')
    }),
  )

  test(
    'explains on a fork why it cannot',
    inHouse(async (house) => {
      await opened(house, 'rin', 0)

      await pressed(house, 'fix', 'rin')

      expect(await repliesOn(house)).toMatchInlineSnapshot(`
        [
          "For \`rin\`, who asked for \`/fix\` with a button: The branch is in a fork, which is not ours to write to. Commit the suggestions, or run \`usher lint --fix docs/proposals/20260105-phi-4.md\` there.",
        ]
      `)
    }),
  )

  test(
    'does nothing for a stranger, who is told so once however often they press',
    inHouse(async (house) => {
      await opened(house, 'kaito-project', 0)
      house.give(house.mallory, 'write')

      for (let times = 0; times < 3; times += 1) await pressed(house, 'fix', 'mallory')

      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **proposed**. 3 problems for the author to mend; see the check run.
        [proposal: needs work]
        [proposal: provisional]
        usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
        usher / proposal: failure, 3 errors
        > For \`mallory\`, who asked for \`/fix\` with a button: \`/fix\` is for the author and for maintainers: people with the role \`admin\` or \`maintain\` in this repository."
      `)
    }),
  )
})

describe('"re-run"', () => {
  test(
    'of the approval check decides nothing and shows what was decided',
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      await house.ada.comment(home, '/approve')
      await house.quiet()
      const { id } = await check(house, 'usher / approval')

      await house.sandbox.rerequestCheck(id, house.tokens.ada)
      await house.quiet()

      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **approved**. Needs a maintainer to merge it.
        [proposal: approved]
        [proposal: provisional]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, Nothing to mend"
      `)
    }),
  )

  test(
    'of all checks makes a fresh run',
    inHouse(async (house) => {
      await opened(house, 'kaito-project', 0)
      const first = await check(house)

      await house.sandbox.rerequestSuite(first.suite, house.tokens.ada)
      await house.quiet()

      expect((await check(house)).id).toBeGreaterThan(first.id)
      expect(await glance(house)).toMatch(/usher \/ proposal: failure, 3 errors$/)
    }),
  )
})
