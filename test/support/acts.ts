import type { OwnPart } from '../../src/lifecycle/snapshot.ts'
import type { House } from './house.ts'
import { phi4 } from './phi4.ts'

/** One thing people or machines do in the life of a proposal. */
export interface Act {
  readonly name: string
  readonly happens: (house: House) => Promise<void>
}

/** The pull request of rin that brings phi-4 is always the first. */
export const home = 1

/** rin asks for phi-4 from her fork. */
export const openedFromFork: Act = {
  name: 'opened',
  async happens({ rin, fork }) {
    fork()
    await rin.branch('propose', 'rin')
    await rin.write({ branch: 'propose', path: phi4.path, text: phi4.text }, 'rin')
    await rin.open('proposal: support phi-4', 'rin:propose')
  },
}

/** rin may push to the repository and asks for it from a branch there. */
export const openedFromBranch: Act = {
  name: 'opened',
  async happens({ rin, give }) {
    give(rin, 'write')
    await rin.branch('propose')
    await rin.write({ branch: 'propose', path: phi4.path, text: phi4.text })
    await rin.open('proposal: support phi-4', 'propose')
  },
}

/** From the stranger's word to `status: integrated`. */
export const restOfLife: readonly Act[] = [
  {
    name: 'a stranger approves',
    happens: async ({ mallory }) => void (await mallory.comment(home, '/approve')),
  },
  {
    name: 'a maintainer approves',
    happens: async ({ ada }) => void (await ada.comment(home, '/approve')),
  },
  { name: 'merged', happens: ({ ada, merging }) => ada.merge(home, merging) },
  { name: 'validated', happens: (house) => endValidation(house, 'success') },
  { name: 'registration merged', happens: (house) => mergeOwn(house, 'registration') },
  {
    name: 'image pushed',
    async happens({ sandbox }) {
      sandbox.registry.push('aks/kaito/kaito-phi-4', '0.0.1')
      // Tags send no webhook; this is when the service looks again.
      sandbox.clock.advance(6 * 60_000)
    },
  },
  { name: 'status merged', happens: (house) => mergeOwn(house, 'status') },
  { name: 'preset merged', happens: (house) => mergeOwn(house, 'preset') },
  { name: 'e2e merged', happens: (house) => mergeOwn(house, 'e2e') },
]

/** One life in the documented order. */
export const acts: readonly Act[] = [openedFromFork, ...restOfLife]

/** Up to the merge, the merged registration, the image: in these no stranger says anything. */
export const untilMerged: readonly Act[] = [openedFromFork, ...restOfLife.slice(1, 3)]
export const untilRegistered: readonly Act[] = [openedFromFork, ...restOfLife.slice(1, 5)]
export const untilPublished: readonly Act[] = [openedFromFork, ...restOfLife.slice(1, 6)]

/** Lives through acts, each of which is carried out by `around`. */
export async function live(
  house: House,
  all: readonly Act[] = acts,
  around: (act: Act, place: number) => Promise<void> = (act) => act.happens(house),
): Promise<void> {
  for (const [place, act] of all.entries()) {
    await around(act, place)
    await house.quiet()
  }
}

/** The number of our open pull request for a part, waited for like a patient maintainer. */
export async function ownPull(house: House, part: OwnPart): Promise<number> {
  return await patiently(house, `an open pull request for ${part}`, async () => {
    const { data } = await house.ada.octokit.rest.pulls.list({ ...house.place })
    return data.find((pull) => pull.head.ref === `usher/phi-4/${part}`)?.number
  })
}

export async function mergeOwn(house: House, part: OwnPart): Promise<void> {
  await house.ada.merge(await ownPull(house, part), house.merging)
}

/** The validation ends; the job for the model has the run's conclusion unless there is to be none. */
export async function endValidation(
  house: House,
  conclusion: 'success' | 'failure',
  jobs: Readonly<Record<string, 'success' | 'failure'>> = { [job]: conclusion },
): Promise<void> {
  const { ada, place, sandbox } = house
  const run = await patiently(house, 'a run of the validation', async () => {
    const { data } = await ada.octokit.rest.actions.listWorkflowRunsForRepo({ ...place })
    return data.workflow_runs.find(({ status }) => status !== 'completed')?.id
  })
  await sandbox.completeRun(run, conclusion, { 'determine-models': 'success', ...jobs })
}

/** GitHub cuts the names of matrix jobs at 100 characters. */
const job =
  'build-models (phi-4, text-generation, https://huggingface.co/microsoft/phi-4/commit/187ef0342fff0...'

async function patiently<T>(
  house: House,
  what: string,
  look: () => Promise<T | undefined>,
): Promise<T> {
  for (let looks = 0; looks < 7; looks += 1) {
    const found = await look()
    if (found !== undefined) return found
    await house.wait(5)
  }
  throw new Error(`There is still not ${what}`)
}
