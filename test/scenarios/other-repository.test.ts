import { describe, expect, test } from 'vitest'
import { live, mergeOwn, ownPull, untilMerged, untilPublished } from '../support/acts.ts'
import { gate, glance } from '../support/glance.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf, pictureOfPull } from '../support/picture.ts'
import { configured } from '../support/saying.ts'
import { lookAgainAt, second, sitesOn } from '../support/second.ts'

describe('a target in another repository', () => {
  test(
    'has its pull requests there, and the status moves once both are complete',
    inHouse(async (house) => {
      const other = await second(house)
      await live(house, untilPublished)
      expect(await other.pulls()).toMatchInlineSnapshot(`
        [
          "usher/from-1005/phi-4/registration: open",
        ]
      `)
      await other.merge('registration')
      await mergeOwn(house, 'status')
      await house.quiet()
      expect(await other.pulls()).toMatchInlineSnapshot(`
        [
          "usher/from-1005/phi-4/registration: merged",
          "usher/from-1005/phi-4/preset: open",
          "usher/from-1005/phi-4/e2e: open",
        ]
      `)
      expect(await sitesOn(house)).toMatchInlineSnapshot(`
        "| | target | what is there, or what is missing |
        | --- | --- | --- |
        | ⬜ | \`kaito-preset\` | Missing: no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required). |
        | ⬜ | \`kaito-preset\` in \`wetland/presets\` | Missing: no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required). |

        | follow-up | pull request | state |
        | --- | --- | --- |
        | registration | #2 | merged |
        | status | #3 | merged |
        | preset | #4 | open |
        | e2e | #5 | open |
        | registration | wetland/presets#1 | merged |
        | preset | wetland/presets#2 | open |
        | e2e | wetland/presets#3 | open |"
      `)
      await mergeOwn(house, 'preset')
      await house.quiet()
      expect(await gate(house, 'integrated')).toMatchInlineSnapshot(
        `"| ⬜ | integrated | Needs a maintainer to merge wetland/presets#2. |"`,
      )
      await other.merge('preset')
      expect(await sitesOn(house)).toMatchInlineSnapshot(`
        "| | target | what is there, or what is missing |
        | --- | --- | --- |
        | ✅ | \`kaito-preset\` | The model is complete. |
        | ✅ | \`kaito-preset\` in \`wetland/presets\` | The model is complete. |

        | follow-up | pull request | state |
        | --- | --- | --- |
        | registration | #2 | merged |
        | status | #6 | open |
        | preset | #4 | merged |
        | e2e | #5 | open |
        | registration | wetland/presets#1 | merged |
        | preset | wetland/presets#2 | merged |
        | e2e | wetland/presets#3 | open |"
      `)
      await mergeOwn(house, 'status')
      await house.quiet()
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **integrated**. Nothing is left to do.
        [proposal: approved]
        [proposal: integrated]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, Nothing to mend"
      `)
    }),
  )

  test(
    'may be complete first: then the preset here moves the status',
    inHouse(async (house) => {
      const other = await second(house)
      await live(house, untilPublished)
      await other.merge('registration')
      await mergeOwn(house, 'status')
      await house.quiet()
      await other.merge('preset')
      const { body } = await pictureOfPull(house, await ownPull(house, 'preset'))
      expect(body).toContain('moves the status of the proposal with it')
      await mergeOwn(house, 'preset')
      await house.quiet()
      expect(await gate(house, 'integrated')).toMatchInlineSnapshot(
        `"| ✅ | integrated | Every target is complete. |"`,
      )
      expect(await house.ada.read('docs/proposals/20260105-phi-4.md')).toContain(
        'status: integrated',
      )
    }),
  )

  test(
    'says in its pull request whose proposal it follows from, and links back',
    inHouse(async (house) => {
      const other = await second(house)
      await live(house, untilMerged)
      const { data } = await other.ada.octokit.rest.pulls.get({
        ...other.place,
        pull_number: await other.pull('registration'),
      })
      expect(data.body).toMatchInlineSnapshot(`
        "<!-- usher:v1 {"kind":"follow-up","file":"20260105-phi-4.md","part":"registration","digest":"c0dbd43cbb6e68432185bb21eb9de16f50a731f4e2e5243daef7c675cdeba4c6","home":"1005"} -->
        Registers the model.

        It follows from the proposal \`20260105-phi-4.md\` of kaito-project/kaito#1, which \`rin\` asked for.

        | file | why |
        | --- | --- |
        | \`presets/workspace/models/supported_models.yaml\` | Registers \`phi-4\`, so that it can be validated and its image published. |

        **Where the values come from**

        - Names by rule: preset \`phi-4\`, package \`phi4\`, constant \`PresetPhi4Model\`; others may be chosen.
        - No \`downloadAtRuntime\`: the licence lets the image be hosted. From mid-2025 upstream set it for such models too; add it if no image is wanted.

        **How to verify**

        \`\`\`sh
        python3 -c "import yaml; yaml.safe_load(open('presets/workspace/models/supported_models.yaml'))"
        \`\`\`

        A commit of yours on this branch makes it yours: Usher leaves it alone from then on. What the proposal needs is asked and answered there.
        "
      `)
    }),
  )

  test(
    'is left alone once a person has committed to our branch there',
    inHouse(async (house) => {
      const other = await second(house)
      await live(house, untilMerged)
      const branch = 'usher/from-1005/phi-4/registration'
      const path = 'presets/workspace/models/supported_models.yaml'
      const text = `${await other.ada.read(path, branch)}# as agreed\n`
      await other.ada.write({ branch, path, text })
      await house.quiet()
      await house.wait(30)
      await house.sweep()
      expect(await other.ada.read(path, branch)).toBe(text)
      expect(await other.pulls()).toEqual([`${branch}: open`])
    }),
  )

  test(
    'is followed where it is renamed, and where a pull request of ours was closed that stands',
    inHouse(async (house) => {
      const other = await second(house)
      await live(house, untilMerged)
      await other.ada.octokit.rest.repos.update({ ...other.place, name: 'catalog' })
      await house.quiet()
      await house.sweep()
      expect(await sitesOn(house)).toMatchInlineSnapshot(`
        "| | target | what is there, or what is missing |
        | --- | --- | --- |
        | ⬜ | \`kaito-preset\` | Missing: \`presets/workspace/models/supported_models.yaml\` has no entry \`phi-4\`; no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required). |
        | ⬜ | \`kaito-preset\` in \`wetland/catalog\` | Missing: \`presets/workspace/models/supported_models.yaml\` has no entry \`phi-4\`; no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required). |

        | follow-up | pull request | state |
        | --- | --- | --- |
        | registration | #2 | open |
        | registration | wetland/catalog#1 | open |"
      `)
      const now = { ...other.place, repo: 'catalog' }
      const { rest } = other.ada.octokit
      await rest.pulls.update({ ...now, pull_number: 1, state: 'closed' })
      await house.quiet()
      await house.sweep()
      expect(await sitesOn(house)).toMatchInlineSnapshot(`
        "| | target | what is there, or what is missing |
        | --- | --- | --- |
        | ⬜ | \`kaito-preset\` | Missing: \`presets/workspace/models/supported_models.yaml\` has no entry \`phi-4\`; no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required). |
        | ⬜ | \`kaito-preset\` in \`wetland/catalog\` | Missing: \`presets/workspace/models/supported_models.yaml\` has no entry \`phi-4\`; no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required). |

        | follow-up | pull request | state |
        | --- | --- | --- |
        | registration | #2 | open |
        | registration | wetland/catalog#1 | closed |"
      `)
      const { data } = await rest.pulls.list({ ...now, state: 'all' })
      expect(data.map(({ state }) => state)).toEqual(['closed'])
    }),
  )

  test(
    'is caught up with by the sweep where a webhook was lost',
    inHouse(async (house) => {
      const other = await second(house)
      await live(house, untilMerged)
      house.sandbox.hold()
      await other.ada.merge(await other.pull('registration'), 'merge')
      await house.quiet()
      house.sandbox.release([])
      expect(await sitesOn(house)).toContain('| registration | wetland/presets#1 | open |')
      await house.sweep()
      expect(await sitesOn(house)).toContain('| registration | wetland/presets#1 | merged |')
    }),
  )

  test(
    'costs one call more for a proposal of which nothing has changed',
    inHouse(async (house) => {
      await second(house)
      await live(house, untilMerged)
      expect(await lookAgainAt(house)).toMatchInlineSnapshot(`
        [
          "POST /graphql",
          "POST /graphql",
          "GET /repos/kaito-project/kaito/actions/workflows/validate-model.yml/runs",
        ]
      `)
    }),
  )

  test(
    'may be the only one, where proposals have a repository of their own',
    inHouse(async (house) => {
      const other = await second(house)
      await configured(house, elsewhereOnly)
      await live(house, untilMerged)
      expect(await gate(house, 'registered')).toMatchInlineSnapshot(
        `"| ⬜ | registered | Needs a maintainer to merge wetland/presets#1. |"`,
      )
      await other.merge('registration')
      await mergeOwn(house, 'status')
      await house.quiet()
      await other.merge('preset')
      await mergeOwn(house, 'status')
      await house.quiet()
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **integrated**. Nothing is left to do.
        [proposal: approved]
        [proposal: integrated]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, Nothing to mend"
      `)
      expect((await pictureOf(house)).pulls.map(({ branch }) => branch)).toMatchInlineSnapshot(`
        [
          "rin:propose",
          "kaito-project:usher/phi-4/status",
          "kaito-project:usher/phi-4/status",
        ]
      `)
    }),
  )
})

const elsewhereOnly = [
  'gates: { required: [registered] }',
  'targets:',
  '  - { name: kaito-preset, repository: wetland/presets }',
  '',
].join('\n')
