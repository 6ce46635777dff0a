import { describe, expect, test } from 'vitest'
import { contestedActs } from '../support/contested-acts.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf } from '../support/picture.ts'
import { healthyLife, troubledLife } from '../support/troubled-life.ts'
import { mishaps } from '../support/wire.ts'

const healthy = await healthyLife(contestedActs)

/** Each run of CI lets another thing happen to each call; a machine without a number has always the same. */
const turn = Number(process.env.USHER_TURN ?? process.env.GITHUB_RUN_NUMBER ?? '0')
const each = healthy.calls.map((call, index) => {
  const mishap = mishaps[(index + turn) % mishaps.length] ?? 'refused'
  return { call, n: index + 1, mishap }
})

test('a contested life reads like this where nothing goes wrong', () => {
  expect(healthy.end.pulls[0]).toMatchInlineSnapshot(`
    {
      "body": "Asks for one more model.",
      "branch": "kaito-project:propose",
      "by": "rin",
      "checks": [
        "usher / approval: success, Approved, Approved by \`ada\` at <time>.",
        "usher / proposal: success, Nothing to mend, \`docs/proposals/20260105-phi-4.md\` follows the template.

    Its claims about the model agree with [its page at 187ef03](https://huggingface.co/microsoft/phi-4/tree/187ef0342fff0eb3333be9f00389385e95ef0b61).",
      ],
      "comments": [
        "usher[bot]: <!-- usher:v1 {"kind":"status","file":"20260105-phi-4.md"} -->
    **\`phi-4\`** is **ready**. Needs a maintainer to merge #3.

    \`\`\`mermaid
    flowchart LR
      proposed:::done --> approved:::done --> accepted:::done --> registered:::done --> validated:::done --> ready:::done --> integrated:::open
      classDef done fill:#0e8a16,color:#fff
      classDef open fill:#eee,color:#555
    \`\`\`

    | | gate | evidence, or what is missing |
    | --- | --- | --- |
    | ✅ | well-formed | The proposal follows the template. |
    | ✅ | approved | Approved by \`ada\` at <time>. |
    | ✅ | accepted | \`docs/proposals/20260105-phi-4.md\` is on the default branch. |
    | ⬜ | registered | Needs a maintainer to merge #2. |
    | ✅ | validated | \`build-models (phi-4, text-generation, https://huggingface.co/microsoft/phi-4/commit/187ef0342fff0...\` succeeded. ([see](http://sandbox.invalid/kaito-project/kaito/actions/runs/<id>)) |
    | 🟨 | published | Waived by \`ada\` at <time>: it is downloaded. |
    | ⬜ | integrated | Needs a maintainer to merge #3. |

    | follow-up | pull request | state |
    | --- | --- | --- |
    | registration | #2 | open |
    | status | #3 | open |

    <sub>\`/help\` lists what you can ask for.</sub>
    ",
        "rin: /fix",
        "ada: /reject not this year",
        "ada: /reopen
    /hold the board meets",
        "ada: /unhold
    /approve",
        "ada: /retry validated
    /waive published it is downloaded",
      ],
      "labels": [
        "proposal: approved",
        "proposal: ready to integrate",
      ],
      "reviews": [
        "usher[bot]: COMMENTED, <!-- usher:v1 {"kind":"suggestions","digests":["e13c0bd38c724609","1c178e805f212f60","ae500a1f1b5d4186"]} -->
    3 corrections are certain: commit them one by one or in a batch here, or all at once with \`/fix\`.
    ",
        "usher[bot] on line null: <!-- usher:v1 {"kind":"suggestion","file":"docs/proposals/20260105-phi-4.md","digest":"e13c0bd38c724609"} -->
    - \`status-known\`: unexpected status \`provisonal\`, expected one of \`provisional\`, \`ready to integrate\`, \`integrated\`; did you mean \`provisional\`?

    \`\`\`suggestion
    status: provisional
    \`\`\`",
        "usher[bot] on line null: <!-- usher:v1 {"kind":"suggestion","file":"docs/proposals/20260105-phi-4.md","digest":"1c178e805f212f60"} -->
    - \`block-left\`: unexpected block \`Remove before PR\` of the template; remove the block, its \`BEGIN\` and \`END\` comments included

    \`\`\`suggestion
    \`\`\`",
        "usher[bot] on line null: <!-- usher:v1 {"kind":"suggestion","file":"docs/proposals/20260105-phi-4.md","digest":"ae500a1f1b5d4186"} -->
    - \`distributed-boolean\`: unexpected \`no\` in row \`Distributed Inference\`, expected \`True\` or \`False\`; write the one that holds for this model

    \`\`\`suggestion
    | Distributed Inference | False |
    \`\`\`",
      ],
      "state": "merged",
      "title": "proposal: support phi-4",
    }
  `)
  expect(healthy.end.pulls.map(({ title, state }) => `${title}, ${state}`)).toMatchInlineSnapshot(`
    [
      "proposal: support phi-4, merged",
      "feat: register phi-4, open",
      "docs: move the status of phi-4, open",
    ]
  `)
  expect(healthy.end.runs).toMatchInlineSnapshot(`
    [
      "completed: success",
      "completed: failure",
    ]
  `)
})

describe('a contested life ends the same when one call goes wrong', () => {
  test.each(each)('the call $n, $call: $mishap', ({ n, mishap }) =>
    inHouse(
      async (house) => {
        await troubledLife(house, { n, mishap }, contestedActs)
        // What GitHub said was gone is seen to be there by the next look at everything.
        await house.sweep()

        expect(house.wire.hasFailed()).toBe(true)
        expect(await pictureOf(house)).toEqual(healthy.end)
      },
      { orderly: true },
    )(),
  )
})
