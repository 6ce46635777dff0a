import { describe, expect, test } from 'vitest'
import { acts, home, live, openedFromBranch, openedFromFork, restOfLife } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { phi4 } from '../support/phi4.ts'
import { pictureOf, pictureOfPull } from '../support/picture.ts'
import { healthyLife } from '../support/troubled-life.ts'

test(
  'a proposal goes all the way from a fork to integrated',
  inHouse(async (house) => {
    await live(house)

    const { pulls, runs } = await pictureOf(house)
    expect(
      pulls.map(({ branch, title, state, labels }) => ({ branch, title, state, labels })),
    ).toMatchInlineSnapshot(`
        [
          {
            "branch": "rin:propose",
            "labels": [
              "proposal: approved",
              "proposal: integrated",
            ],
            "state": "merged",
            "title": "proposal: support phi-4",
          },
          {
            "branch": "kaito-project:usher/phi-4/registration",
            "labels": [],
            "state": "merged",
            "title": "feat: register phi-4",
          },
          {
            "branch": "kaito-project:usher/phi-4/status",
            "labels": [],
            "state": "merged",
            "title": "docs: move the status of phi-4",
          },
          {
            "branch": "kaito-project:usher/phi-4/preset",
            "labels": [],
            "state": "merged",
            "title": "feat: add the preset of phi-4",
          },
          {
            "branch": "kaito-project:usher/phi-4/e2e",
            "labels": [],
            "state": "merged",
            "title": "test: add the e2e test of phi-4",
          },
        ]
      `)
    expect(pulls[0]?.comments).toMatchInlineSnapshot(`
      [
        "usher[bot]: <!-- usher:v1 {"kind":"status","file":"20260105-phi-4.md"} -->
      **\`phi-4\`** is **integrated**. Nothing is left to do.

      \`\`\`mermaid
      flowchart LR
        proposed:::done --> approved:::done --> accepted:::done --> registered:::done --> validated:::done --> ready:::done --> integrated:::done
        classDef done fill:#0e8a16,color:#fff
        classDef open fill:#eee,color:#555
      \`\`\`

      | | gate | evidence, or what is missing |
      | --- | --- | --- |
      | ✅ | well-formed | The proposal follows the template. |
      | ✅ | approved | Approved by \`ada\` at <time>. |
      | ✅ | accepted | \`docs/proposals/20260105-phi-4.md\` is on the default branch. |
      | ✅ | registered | \`phi-4\` is registered. |
      | ✅ | validated | Vouched for by the status that #3 moved. |
      | ✅ | published | Vouched for by the status that #3 moved. |
      | ✅ | integrated | The preset is complete. |

      | follow-up | pull request | state |
      | --- | --- | --- |
      | registration | #2 | merged |
      | status | #3 | merged |
      | preset | #4 | merged |
      | e2e | #5 | merged |

      <sub>\`/help\` lists what you can ask for.</sub>
      ",
        "mallory: /approve",
        "usher[bot]: <!-- usher:v1 {"kind":"reply","to":"comment-<id>"} -->
      \`/approve\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository.
      ",
        "ada: /approve",
      ]
    `)
    expect(pulls[0]?.checks).toMatchInlineSnapshot(`
      [
        "usher / approval: success, Approved, Approved by \`ada\` at <time>.",
        "usher / proposal: success, Nothing to mend, \`docs/proposals/20260105-phi-4.md\` follows the template.

      Its claims about the model agree with [its page at 187ef03](https://huggingface.co/microsoft/phi-4/tree/187ef0342fff0eb3333be9f00389385e95ef0b61).",
      ]
    `)
    expect(runs).toEqual(['completed: success'])
    expect(await house.ada.read(phi4.path)).toContain('status: integrated')
  }),
)

test(
  'a proposal from a branch of the repository itself ends like one from a fork',
  inHouse(async (house) => {
    await live(house, [openedFromBranch, ...restOfLife])

    const { pulls } = await pictureOf(house)
    const healthy = await healthyLife()
    const [first, ...others] = healthy.end.pulls
    expect(pulls).toEqual([{ ...first, branch: 'kaito-project:propose' }, ...others])
  }),
)

describe('the life is the same', () => {
  test.each(['squash', 'rebase'] as const)('where people %s', (method) =>
    inHouse(async (house) => {
      house.merging = method
      await live(house, acts, async (act) => {
        await act.happens(house)
        await house.quiet()
        // The home has to be found again by the history of the default branch.
        if (act.name === 'merged') await house.loseStore()
        await house.sweep()
      })

      const healthy = await healthyLife()
      expect(await pictureOf(house)).toEqual(healthy.end)
    })(),
  )

  test(
    'when the fork is deleted after the merge',
    inHouse(async (house) => {
      let deleteFork = (): void => undefined
      const fork = house.fork
      const remembering: House = {
        ...house,
        fork: () => {
          const forked = fork()
          deleteFork = () => house.sandbox.deleteRepository(forked)
          return forked
        },
      }
      await live(house, [
        { name: 'opened', happens: () => openedFromFork.happens(remembering) },
        ...restOfLife.slice(0, 3),
        { name: 'fork deleted', happens: async () => deleteFork() },
        ...restOfLife.slice(3),
      ])

      const healthy = await healthyLife()
      const { comments, labels } = await pictureOfPull(house, home)
      expect(comments).toEqual(healthy.end.pulls[0]?.comments)
      expect(labels).toEqual(healthy.end.pulls[0]?.labels)
    }),
  )
})
