import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { endValidation, home, live, openedFromFork, ownPull, restOfLife } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf, pictureOfPull } from '../support/picture.ts'

const untilMerged = [openedFromFork, ...restOfLife.slice(0, 3)]
const untilRegistered = [openedFromFork, ...restOfLife.slice(0, 5)]
const validate = '.github/workflows/validate-model.yml'

/** The words of the status comment about one gate. */
async function gate(house: House, name: 'validated' | 'published'): Promise<string> {
  const { comments } = await pictureOfPull(house, home)
  return comments[0]?.split('\n').find((line) => line.includes(`| ${name} |`)) ?? ''
}

async function onMain(house: House, path: string, text: string): Promise<void> {
  await house.ada.write({ branch: 'main', path, text })
}

/** Somebody else's run of the validation workflow on a branch ends with a green job for phi-4. */
async function runByOthers(house: House, branch: string): Promise<void> {
  const { sandbox, repository } = house
  const by = sandbox.createUser(`machine-${branch.length}`)
  const run = await sandbox.startRun(repository, { path: validate, event: 'push', branch, by })
  await sandbox.completeRun(run, 'success', { 'build-models (phi-4, text-generation)': 'success' })
  await house.quiet()
}

async function runs(house: House): Promise<readonly { id: number; title: string }[]> {
  const { rest } = house.ada.octokit
  const { data } = await rest.actions.listWorkflowRunsForRepo({ ...house.place })
  return data.workflow_runs.map(({ id, display_title }) => ({ id, title: display_title }))
}

test(
  'where others start the validation, a run at a head with the entry counts, and none is dispatched',
  inHouse(async (house) => {
    await onMain(house, '.github/usher.yml', 'validation: { dispatch: false }\n')
    await live(house, untilMerged)
    expect(await runs(house)).toEqual([])
    expect(await gate(house, 'validated')).toMatchInlineSnapshot(
      `"| ⬜ | validated | Needs a run of \`.github/workflows/validate-model.yml\` that tests \`phi-4\`, or a maintainer's \`/attest validated <url>\`. |"`,
    )

    await runByOthers(house, 'main')
    expect(await gate(house, 'validated')).toMatch(/^\| ⬜/)

    await runByOthers(house, 'usher/phi-4/registration')
    expect(await gate(house, 'validated')).toMatchInlineSnapshot(
      `"| ✅ | validated | \`build-models (phi-4, text-generation)\` succeeded. ([see](http://sandbox.invalid/kaito-project/kaito/actions/runs/<id>)) |"`,
    )
  }),
)

test(
  'a workflow that takes other inputs is refused once, said, and its runs by people count',
  inHouse(async (house) => {
    await onMain(
      house,
      validate,
      'name: V\non: { workflow_dispatch: { inputs: { model: { required: true } } } }\njobs: {}\n',
    )
    await live(house, untilMerged)
    await house.wait(60)
    await house.sweep()
    expect(await runs(house)).toEqual([])
    expect(await gate(house, 'validated')).toMatchInlineSnapshot(
      `"| ⬜ | validated | GitHub refused to start \`.github/workflows/validate-model.yml\`: it is switched off, has no \`workflow_dispatch\`, or declares other inputs than \`pull_request\`, \`head_sha\` and \`nonce\`. Its runs that people start count too; once that is mended, a maintainer can have one with \`/retry validated\`. |"`,
    )

    await runByOthers(house, 'usher/phi-4/registration')
    expect(await gate(house, 'validated')).toMatch(/^\| ✅/)
  }),
)

test(
  'a run that never starts is said, and none is started beside it',
  inHouse(async (house) => {
    await live(house, untilMerged)
    await house.wait(60 * 7)
    await house.sweep()

    expect(await gate(house, 'validated')).toMatchInlineSnapshot(
      `"| ⬜ | validated | The validation run has not started within 6 hours; its machines may be missing. A maintainer can have another with \`/retry validated\`. ([see](http://sandbox.invalid/kaito-project/kaito/actions/runs/<id>)) |"`,
    )
    expect(await runs(house)).toHaveLength(1)
  }),
)

test(
  'a failed run that is run again and passes validates, by its newest attempt',
  inHouse(async (house) => {
    await live(house, untilMerged)
    await endValidation(house, 'failure')
    await house.quiet()
    expect(await gate(house, 'validated')).toMatch(/^\| ❌/)

    const [run] = await runs(house)
    await house.ada.octokit.rest.actions.reRunWorkflow({ ...house.place, run_id: run?.id ?? 0 })
    // GitHub says nothing of a run that is asked for again until it begins.
    await house.sweep()
    expect(await gate(house, 'validated')).toMatch(/^\| ⬜ .* is under way/)

    await endValidation(house, 'success')
    await house.quiet()
    expect(await gate(house, 'validated')).toMatch(/^\| ✅/)
    expect(await runs(house)).toHaveLength(1)
  }),
)

test(
  'the push is started once, its failed job is shown with its link, and its second attempt publishes',
  inHouse(async (house) => {
    const push = '.github/workflows/push-model.yml'
    const config = `publication:\n  workflow: ${push}\n  job: push-models\n`
    await onMain(house, push, readFileSync('docs/examples/push-model.yml', 'utf8'))
    await onMain(house, '.github/usher.yml', config)
    await live(house, untilRegistered)
    const registration = (await pictureOf(house)).pulls.length
    expect((await runs(house)).map(({ title }) => title.replace(/\(\w+\)/, '(…)'))).toEqual([
      `Push the model of #${registration} (…)`,
      `Validate the models of #${registration} (…)`,
    ])

    await endValidation(house, 'failure', { 'push-models (phi-4, x)': 'failure' })
    await house.quiet()
    await house.wait(60)
    await house.sweep()
    expect(await gate(house, 'published')).toMatchInlineSnapshot(
      `"| ❌ | published | \`push-models (phi-4, x)\` ended as \`failure\`. A maintainer can have another with \`/retry published\`. ([see](http://sandbox.invalid/kaito-project/kaito/actions/runs/<id>)) |"`,
    )
    expect(await runs(house)).toHaveLength(2)

    const [run] = await runs(house)
    await house.ada.octokit.rest.actions.reRunWorkflow({ ...house.place, run_id: run?.id ?? 0 })
    await endValidation(house, 'success', { 'push-models (phi-4, x)': 'success' })
    await house.quiet()
    expect(await ownPull(house, 'status')).toBeGreaterThan(registration)
  }),
)
