import { describe, expect, test } from 'vitest'
import { live, mergeOwn, untilMerged, untilPublished } from '../support/acts.ts'
import { gate } from '../support/glance.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf } from '../support/picture.ts'
import { configured } from '../support/saying.ts'
import { bothTargets, consent, type Second, second, sitesOn } from '../support/second.ts'

/** The row of the second target. */
async function row(house: House): Promise<string> {
  return (await sitesOn(house)).split('\n')[3] ?? ''
}

describe('another repository takes part', () => {
  test(
    'once its own configuration names ours, and no sooner',
    inHouse(async (house) => {
      const other = await second(house, { yaml: '' })
      await live(house, untilMerged)
      expect(await row(house)).toMatchInlineSnapshot(
        `"| ❔ | \`kaito-preset\` in \`wetland/presets\` | Needs a maintainer of \`wetland/presets\` to name this repository under \`accept-from\` in its \`.github/usher.yml\`. |"`,
      )
      expect(await other.pulls()).toEqual([])
      await other.configure('accept-from: [somebody/else]\n')
      expect(await other.pulls()).toEqual([])
      await other.configure(consent)
      expect(await other.pulls()).toEqual(['usher/from-1005/phi-4/registration: open'])
      expect(await row(house)).toMatchInlineSnapshot(
        `"| ⬜ | \`kaito-preset\` in \`wetland/presets\` | Missing: \`presets/workspace/models/supported_models.yaml\` has no entry \`phi-4\`; no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required). |"`,
      )
    }),
  )

  test(
    'until it takes its word back: what is open there is left to its maintainers, and said',
    inHouse(async (house) => {
      const other = await second(house)
      await live(house, untilMerged)
      await other.configure('accept-from: []\n')
      expect(await other.pulls()).toEqual(['usher/from-1005/phi-4/registration: open'])
      expect(await sitesOn(house)).toMatchInlineSnapshot(`
        "| | target | what is there, or what is missing |
        | --- | --- | --- |
        | ⬜ | \`kaito-preset\` | Missing: \`presets/workspace/models/supported_models.yaml\` has no entry \`phi-4\`; no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required). |
        | ❔ | \`kaito-preset\` in \`wetland/presets\` | Needs a maintainer of \`wetland/presets\` to name this repository under \`accept-from\` in its \`.github/usher.yml\`. |

        | follow-up | pull request | state |
        | --- | --- | --- |
        | registration | #2 | open |
        | registration | wetland/presets#1 | open |"
      `)
    }),
  )

  test(
    'once the app is installed there, and until it is sent away',
    inHouse(async (house) => {
      const other = await second(house, { installed: false })
      await live(house, untilMerged)
      expect(await row(house)).toMatchInlineSnapshot(
        `"| ❔ | \`kaito-preset\` in \`wetland/presets\` | Usher cannot see \`wetland/presets\`: needs somebody to install it there, or to mend the name under \`targets\`. |"`,
      )
      const installation = house.install(other.repository)
      await house.sweep()
      expect(await other.pulls()).toEqual(['usher/from-1005/phi-4/registration: open'])
      await house.sandbox.uninstall(installation)
      await house.quiet()
      expect(await row(house)).toMatchInlineSnapshot(
        `"| ❔ | \`kaito-preset\` in \`wetland/presets\` | Usher cannot see \`wetland/presets\`: needs somebody to install it there, or to mend the name under \`targets\`. |"`,
      )
    }),
  )

  test(
    'unless it switches Usher off, or lets it run dry',
    inHouse(async (house) => {
      const other = await second(house, { yaml: `${consent}enabled: false\n` })
      await live(house, untilMerged)
      expect(await row(house)).toMatchInlineSnapshot(
        `"| ❔ | \`kaito-preset\` in \`wetland/presets\` | Usher is switched off in \`wetland/presets\`, so nothing is written there. |"`,
      )
      await other.configure(`${consent}dry-run: true\n`)
      expect(await row(house)).toMatchInlineSnapshot(
        `"| ⬜ | \`kaito-preset\` in \`wetland/presets\` | Missing: \`presets/workspace/models/supported_models.yaml\` has no entry \`phi-4\`; no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required). \`wetland/presets\` runs dry: nothing is written there. |"`,
      )
      expect(await other.pulls()).toEqual([])
      await configured(house, `${bothTargets}dry-run: true\n`)
      await other.configure(consent)
      expect(await other.pulls()).toEqual([])
    }),
  )

  test(
    'only as far as the app may write there',
    inHouse(async (house) => {
      const other = await second(house, { installed: false })
      const granted = house.installation.permissions
      const installation = house.install(other.repository)
      await house.sandbox.changePermissions(installation, { ...granted, pull_requests: 'read' })
      await live(house, untilMerged)
      expect(await row(house)).toMatchInlineSnapshot(
        `"| ❔ | \`kaito-preset\` in \`wetland/presets\` | Usher may not work in \`wetland/presets\`: needs an owner to grant it \`contents\` and \`pull_requests\` to write. |"`,
      )
      await house.sandbox.changePermissions(installation, granted)
      await house.quiet()
      // A token given before is good for what was granted then, and for an hour.
      await house.wait(61)
      await house.sweep()
      expect(await other.pulls()).toEqual(['usher/from-1005/phi-4/registration: open'])
    }),
  )
})

describe('what is private', () => {
  async function hide(house: House): Promise<void> {
    await house.ada.octokit.rest.repos.update({ ...house.place, private: true })
  }

  test(
    'is brought to no public repository',
    inHouse(async (house) => {
      const other = await second(house)
      house.give(house.ada, 'admin')
      await live(house, untilMerged.slice(0, 1))
      await hide(house)
      await live(house, untilMerged.slice(1))
      expect(await row(house)).toMatchInlineSnapshot(
        `"| ❔ | \`kaito-preset\` in \`wetland/presets\` | This repository is private and \`wetland/presets\` is not, so nothing of the proposal is brought there. |"`,
      )
      expect(await other.pulls()).toEqual([])
    }),
  )

  test(
    'is not told of in a public one',
    inHouse(async (house) => {
      const other = await second(house, { isPrivate: true })
      await live(house, untilPublished)
      await other.merge('registration')
      await mergeOwn(house, 'status')
      await house.quiet()
      expect(await sitesOn(house)).toMatchInlineSnapshot(`
        "| | target | what is there, or what is missing |
        | --- | --- | --- |
        | ⬜ | \`kaito-preset\` | Missing: no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required). |
        | ⬜ | \`kaito-preset\` in a private repository | Missing: the model is not complete there. |

        | follow-up | pull request | state |
        | --- | --- | --- |
        | registration | #2 | merged |
        | status | #3 | merged |
        | preset | #4 | open |
        | e2e | #5 | open |
        | registration | our pull request in a private repository | merged |
        | preset | our pull request in a private repository | open |
        | e2e | our pull request in a private repository | open |"
      `)
      await mergeOwn(house, 'preset')
      await house.quiet()
      expect(await gate(house, 'integrated')).toMatchInlineSnapshot(
        `"| ⬜ | integrated | Needs a maintainer to merge our pull request in a private repository. |"`,
      )
    }),
  )
})

test(
  'what GitHub refuses there stops nothing here, and is tried again within the hour',
  inHouse(async (house) => {
    const other = await second(house)
    const branch = 'usher/from-1005/phi-4/registration'
    const rule = house.sandbox.protect(other.repository, {
      branch,
      kind: 'ruleset',
      pullsOnly: true,
    })
    await live(house, untilMerged)
    expect(await row(house)).toMatchInlineSnapshot(
      `"| ⬜ | \`kaito-preset\` in \`wetland/presets\` | Missing: \`presets/workspace/models/supported_models.yaml\` has no entry \`phi-4\`; no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required). GitHub refused what Usher wanted to write in \`wetland/presets\`; it tries again within the hour. |"`,
    )
    expect((await pictureOf(house)).pulls.map(({ title }) => title)).toContain(
      'feat: register phi-4',
    )
    house.sandbox.unprotect(rule)
    await house.sweep()
    expect(await other.pulls()).toEqual([])
    await house.wait(61)
    await house.sweep()
    expect(await other.pulls()).toEqual([`${branch}: open`])
  }),
)

test(
  'an integrated model stays so while the other repository cannot be seen',
  inHouse(async (house) => {
    const other = await second(house)
    await integrate(house, other)
    await house.sandbox.uninstall(house.install(other.repository))
    await house.quiet()
    await house.sweep()
    expect(await gate(house, 'integrated')).toMatchInlineSnapshot(
      `"| ✅ | integrated | Vouched for by the status line. Usher cannot see \`wetland/presets\`: needs somebody to install it there, or to mend the name under \`targets\`. |"`,
    )
  }),
)

async function integrate(house: House, other: Second): Promise<void> {
  await live(house, untilPublished)
  await other.merge('registration')
  await mergeOwn(house, 'status')
  await house.quiet()
  await other.merge('preset')
  await mergeOwn(house, 'preset')
  await house.quiet()
}

test(
  'a target that is taken out of the configuration leaves its pull requests to people',
  inHouse(async (house) => {
    const other = await second(house)
    await live(house, untilMerged)
    await configured(house, 'targets: [{ name: kaito-preset }]\n')
    expect(await other.pulls()).toEqual(['usher/from-1005/phi-4/registration: open'])
    await configured(house, bothTargets)
    expect(await other.pulls()).toEqual(['usher/from-1005/phi-4/registration: open'])
  }),
)
