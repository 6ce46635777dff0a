import { describe, expect, test } from 'vitest'
import { home, live, openedFromFork } from '../support/acts.ts'
import { opened } from '../support/findings.ts'
import { glance } from '../support/glance.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf, pictureOfPull } from '../support/picture.ts'
import { configured, say } from '../support/saying.ts'

describe('a dry run', () => {
  test(
    'writes nothing but a check that says what would be done, and ends when it is configured to',
    inHouse(async (house) => {
      await configured(house, 'dry-run: true\n')
      await opened(house, 'kaito-project', 1)
      await say(house, house.rin, '/fix')
      const { comments, labels, checks } = await pictureOfPull(house, home)
      expect({ comments, labels }).toEqual({ comments: ['rin: /fix'], labels: [] })
      expect(checks.map((check) => check.split('\n\n| line')[0])).toMatchInlineSnapshot(`
        [
          "usher / proposal: neutral, Dry run: 3 errors, 1 remark, Usher runs dry here: it writes nothing but this check.
        Without it, this would be done now:

        - mark a comment as answered
        - write 1 file to \`propose\`

        What the template asks of \`docs/proposals/20260105-phi-4.md\` and does not find:",
        ]
      `)

      await configured(house, 'dry-run: false\n')
      await house.sweep()
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **proposed**. Needs \`/approve\` from a maintainer.
        [proposal: provisional]
        usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
        usher / proposal: success, Nothing to mend"
      `)
    }),
  )

  test(
    'opens no pull request and starts no workflow',
    inHouse(async (house) => {
      await configured(house, 'dry-run: true\n')
      await live(house, [openedFromFork])
      await house.ada.merge(home)
      await house.quiet()
      await house.sweep()

      const { pulls, runs } = await pictureOf(house)
      expect(pulls).toHaveLength(1)
      expect(runs).toEqual([])
      expect(pulls[0]?.checks).toMatchInlineSnapshot(`
        [
          "usher / proposal: neutral, Dry run: Nothing to mend, Usher runs dry here: it writes nothing but this check.
        Without it, this would be done now:

        - create the label \`proposal: provisional\`
        - put on \`proposal: provisional\`
        - write 1 file to \`usher/phi-4/registration\`
        - open the pull request \`feat: register phi-4\`

        \`docs/proposals/20260105-phi-4.md\` follows the template.

        Its claims about the model agree with [its page at 187ef03](https://huggingface.co/microsoft/phi-4/tree/187ef0342fff0eb3333be9f00389385e95ef0b61).",
        ]
      `)
    }),
  )
})

describe('quiet mode', () => {
  test(
    'shows labels and checks and answers, without status comment or suggestions',
    inHouse(async (house) => {
      await configured(house, 'verbosity: quiet\n')
      await opened(house, 'rin', 1)
      await say(house, house.mallory, '/approve')
      await say(house, house.mallory, '/status')

      expect(await glance(house)).toMatchInlineSnapshot(`
        "no status comment
        [proposal: needs work]
        [proposal: provisional]
        usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
        usher / proposal: failure, 3 errors, 1 remark
        > \`/approve\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository.
        > \`phi-4\` is **proposed**. 3 problems for the author to mend; see the check run."
      `)
      const { data } = await house.ada.octokit.rest.pulls.listReviews({
        ...house.place,
        pull_number: home,
      })
      expect(data).toEqual([])
    }),
  )
})
