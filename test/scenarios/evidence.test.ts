import { expect, test } from 'vitest'
import { home, live, mergeOwn, openedFromFork, ownPull, untilMerged } from '../support/acts.ts'
import { gate, glance } from '../support/glance.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf } from '../support/picture.ts'
import { withEntry } from '../support/registered.ts'
import { configured, onMain, say } from '../support/saying.ts'

const registry = 'presets/workspace/models/supported_models.yaml'
const build = '.github/workflows/build-models.yml'
const job = 'build-models (phi-4, text-generation)'

/** kim tries the model on a branch that registers it, in a workflow of the repository. */
async function triedByKim({ sandbox, repository, quiet }: House): Promise<void> {
  const by = sandbox.createUser('kim')
  sandbox.addCollaborator(repository, by, 'write')
  const files = new Map([[registry, withEntry.get(registry) ?? '']])
  await sandbox.push(repository, { branch: 'try-phi-4', files, by })
  const run = await sandbox.startRun(repository, {
    path: build,
    event: 'push',
    branch: 'try-phi-4',
    by,
  })
  await sandbox.completeRun(run, 'success', { [job]: 'success' })
  await quiet()
}

const observing = `validation: { observe: [${build}] }\n`

test(
  'evidence that was there before the proposal counts as soon as it is asked for',
  inHouse(async (house) => {
    const { ada, sandbox } = house
    await onMain(house, build, 'name: Build\non: push\njobs: {}\n')
    await configured(house, observing)
    sandbox.registry.push('aks/kaito/kaito-phi-4', '0.0.1')
    await triedByKim(house)

    await live(house, [openedFromFork])
    expect(await gate(house, 'validated')).toMatchInlineSnapshot(
      `"| ⬜ | validated | Starts once the registration pull request is open. |"`,
    )
    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`phi-4\`** is **proposed**. Needs \`/approve\` from a maintainer.
      [proposal: provisional]
      usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
      usher / proposal: success, Nothing to mend"
    `)

    await say(house, ada, '/approve')
    await ada.merge(home)
    await house.quiet()
    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`phi-4\`** is **validated**. Needs a maintainer to merge #2.
      [proposal: approved]
      [proposal: provisional]
      usher / approval: success, Approved, Approved by \`ada\` at <time>.
      usher / proposal: success, Nothing to mend"
    `)

    await mergeOwn(house, 'registration')
    await house.quiet()
    expect(await gate(house, 'published')).toMatchInlineSnapshot(
      `"| ✅ | published | \`mcr.microsoft.com/aks/kaito/kaito-phi-4:0.0.1\` is in the registry. |"`,
    )
    expect(await ownPull(house, 'status')).toBe(3)
    expect((await pictureOf(house)).runs).toEqual(['completed: success'])
  }),
)

test(
  'the same run says nothing where its workflow is not allowed, and one is dispatched',
  inHouse(async (house) => {
    await onMain(house, build, 'name: Build\non: push\njobs: {}\n')
    await triedByKim(house)
    await live(house, untilMerged)
    expect(await gate(house, 'validated')).toMatchInlineSnapshot(
      `"| ⬜ | validated | The validation run is under way. ([see](http://sandbox.invalid/kaito-project/kaito/actions/runs/<id>)) |"`,
    )
    expect((await pictureOf(house)).runs).toEqual(['queued: null', 'completed: success'])
  }),
)
