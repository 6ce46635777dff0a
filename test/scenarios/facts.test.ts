import { describe, expect, test } from 'vitest'
import { home, live, openedFromFork, ownPull, untilMerged } from '../support/acts.ts'
import { gate, glance } from '../support/glance.ts'
import { inHouse } from '../support/in-house.ts'
import { inHub } from '../support/in-hub.ts'
import { phi4 } from '../support/phi4.ts'
import { pictureOf, pictureOfPull } from '../support/picture.ts'
import { configured, say } from '../support/saying.ts'

const opened = untilMerged.slice(0, 1)

async function checkOn(house: Parameters<typeof glance>[0]): Promise<string | undefined> {
  const { checks } = await pictureOfPull(house, home)
  return checks.find((check) => check.startsWith('usher / proposal'))
}

describe('the claims of a proposal', () => {
  test(
    'that agree with the page of the model are said to, with the page',
    inHouse(async (house) => {
      await live(house, opened)
      expect(await checkOn(house)).toMatchInlineSnapshot(`
        "usher / proposal: success, Nothing to mend, \`docs/proposals/20260105-phi-4.md\` follows the template.

        Its claims about the model agree with [its page at 187ef03](https://huggingface.co/microsoft/phi-4/tree/187ef0342fff0eb3333be9f00389385e95ef0b61)."
      `)
      expect(house.sandbox.hub.asked).toEqual([
        '/api/models/microsoft/phi-4/revision/187ef0342fff0eb3333be9f00389385e95ef0b61',
        '/microsoft/phi-4/resolve/187ef0342fff0eb3333be9f00389385e95ef0b61/config.json',
      ])
    }),
  )

  test(
    'that disagree are findings beside those of the rules, and stand in the way of an approval',
    inHouse(async (house) => {
      inHub(house, { licence: 'gemma', gated: 'manual' })
      await live(house, opened)
      expect(await checkOn(house)).toMatchInlineSnapshot(`
        "usher / proposal: failure, 1 error, 1 remark, What the template and the model's page ask of \`docs/proposals/20260105-phi-4.md\` and do not find:

        | line | severity | rule | what is wrong | what to do |
        | --- | --- | --- | --- | --- |
        | 24 | error | \`claim-licence\` | unexpected licence \`MIT\`, expected \`gemma\` as on the page of microsoft/phi\\-4 at 187ef03 | write the licence the page names; a family of models does not share one licence |
        | 34 | warning | \`claim-gated\` | unexpected silence about access, expected a word on the gate: microsoft/phi\\-4 is gated \\(manual\\) | say that users need a token of somebody who accepted the terms |

        2 of its claims about the model disagree with [its page at 187ef03](https://huggingface.co/microsoft/phi-4/tree/187ef0342fff0eb3333be9f00389385e95ef0b61)."
      `)

      await say(house, house.ada, '/approve')
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **proposed**. One problem for the author to mend; see the check run.
        [proposal: needs work]
        [proposal: provisional]
        usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
        usher / proposal: failure, 1 error, 1 remark
        > The proposal still has a problem to mend; see the check run."
      `)
    }),
  )

  test(
    'weigh what the repository says they weigh',
    inHouse(async (house) => {
      inHub(house, { licence: 'gemma' })
      await configured(house, 'lint:\n  severity:\n    claim-licence: warning\n')
      await live(house, opened)
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **proposed**. Needs \`/approve\` from a maintainer.
        [proposal: provisional]
        usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
        usher / proposal: success, 1 remark"
      `)
    }),
  )

  test(
    'about a commit that is not there are compared with the newest, and the commit is an error',
    inHouse(async (house) => {
      inHub(house, { commits: ['a1'.repeat(20)] })
      await live(house, opened)
      expect(await checkOn(house)).toMatchInlineSnapshot(`
        "usher / proposal: failure, 1 error, What the template and the model's page ask of \`docs/proposals/20260105-phi-4.md\` and do not find:

        | line | severity | rule | what is wrong | what to do |
        | --- | --- | --- | --- | --- |
        | 35 | error | \`claim-revision\` | unexpected commit, expected one of microsoft/phi\\-4: the Hub has no such commit | write a commit from the page of the model; the newest is \`a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1\` |

        One of its claims about the model disagrees with [its page at a1a1a1a](https://huggingface.co/microsoft/phi-4/tree/a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1)."
      `)
    }),
  )

  test(
    'about a model that nobody sees are not judged, and are once it is there',
    inHouse(async (house) => {
      house.sandbox.hub.withdraw('microsoft/phi-4')
      await live(house, opened)
      expect(await checkOn(house)).toMatchInlineSnapshot(`
        "usher / proposal: neutral, Nothing to mend, claims not compared, \`docs/proposals/20260105-phi-4.md\` follows the template.

        The claims about the model were not compared with its page: microsoft/phi\\-4 is missing, private or gated; without a token there is no telling which."
      `)

      inHub(house, {})
      await house.wait(61)
      expect(await checkOn(house)).toMatch(/success, Nothing to mend/)
    }),
  )
})

describe('while the hub is silent', () => {
  test(
    'a check says so and judges nothing, and judges as soon as the hub answers',
    inHouse(async (house) => {
      house.sandbox.hub.fail(3)
      await live(house, opened)
      expect(await checkOn(house)).toMatchInlineSnapshot(`
        "usher / proposal: neutral, Nothing to mend, claims not compared, \`docs/proposals/20260105-phi-4.md\` follows the template.

        The claims about the model were not compared with its page: the model hub did not answer (Could not ask Hugging Face about microsoft/phi\\-4: it answered 503). It is asked again soon."
      `)
      const asked = house.sandbox.hub.asked.length

      // Within ten minutes it is left alone, whatever happens.
      await say(house, house.rin, '/check')
      expect(house.sandbox.hub.asked).toHaveLength(asked)

      await house.wait(11)
      expect(await checkOn(house)).toMatch(/success, Nothing to mend, .* follows the template/)
    }),
  )

  test(
    'nothing is written from half of what is known',
    inHouse(async (house) => {
      house.sandbox.hub.fail(1000)
      await live(house, untilMerged)
      expect((await pictureOf(house)).pulls).toHaveLength(1)
      expect(await gate(house, 'registered')).toMatchInlineSnapshot(
        `"| ⬜ | registered | The registration waits for the model hub, which did not answer; it is asked again soon. |"`,
      )

      house.sandbox.hub.fail(0)
      await house.wait(11)
      expect(await ownPull(house, 'registration')).toBe(2)
    }),
  )
})

test(
  'facts are asked for once, whatever happens to the proposal and to the service',
  inHouse(async (house) => {
    await live(house, untilMerged)
    const asked = house.sandbox.hub.asked.length
    await house.restart()
    await house.sweep()
    await house.wait(60 * 24 * 3)
    await house.again()
    expect(house.sandbox.hub.asked).toHaveLength(asked)
  }),
)

test(
  'a licence that only the page names decides whether an image is asked for',
  inHouse(async (house) => {
    const { rin, fork } = house
    inHub(house, { licence: 'llama3.3' })
    fork()
    await rin.branch('propose', 'rin')
    const text = phi4.text.replace('- **Model license**: MIT\n', '')
    await rin.write({ branch: 'propose', path: phi4.path, text }, 'rin')
    await rin.open('proposal: support phi-4', 'rin:propose')
    await house.quiet()
    expect(await gate(house, 'published')).toMatchInlineSnapshot(
      `"| ➖ | published | The licence \`llama3.3\`, which the model's page names, does not allow a public image. |"`,
    )
  }),
)

test(
  'where the proposal names another licence than the page, the page passes no gate',
  inHouse(async (house) => {
    inHub(house, { licence: 'llama3.3' })
    await openedFromFork.happens(house)
    await house.quiet()
    expect(await gate(house, 'published')).toMatchInlineSnapshot(
      `"| ⬜ | published | Looked for once it is registered. |"`,
    )
  }),
)
