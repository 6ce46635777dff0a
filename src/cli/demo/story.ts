import type { Stage } from './stage.ts'

/** One chapter: who does what. What Usher makes of it is looked at, not told. */
export interface Chapter {
  readonly title: string
  readonly act: (stage: Stage, proposal: Proposal) => Promise<void>
  /** The pull request whose files are worth reading afterwards, by its branch. */
  readonly show?: string
  /** How much of it is about the registration pull request: nothing, its opening, or all. */
  readonly registration?: 'opening' | 'all'
}

export interface Proposal {
  readonly path: string
  readonly text: string
}

const branch = 'propose-phi-4'

/** One life of a proposal, from the first commit to `status: integrated`. */
export const story: readonly Chapter[] = [
  {
    title: 'rin asks for phi-4, in a pull request from her fork, and forgets to choose a status',
    async act({ rin }, { path, text }) {
      await rin.branch(branch, rin.login)
      const draft = text.replace(
        'status: provisional',
        'status: provisional|ready to integrate|integrated',
      )
      await rin.write({ branch, path, text: draft }, rin.login)
      await rin.open('proposal: support microsoft/phi-4', `${rin.login}:${branch}`)
    },
  },
  {
    title: 'rin mends the status line',
    async act({ rin }, { path, text }) {
      await rin.write({ branch, path, text }, rin.login)
    },
  },
  {
    title: 'mallory, a stranger, writes /approve',
    act: async ({ mallory }) => void (await mallory.comment(1, '/approve')),
  },
  {
    title: 'ada, a maintainer, writes /approve',
    act: async ({ ada }) => void (await ada.comment(1, 'A model people ask for.\n\n/approve')),
  },
  {
    title: 'ada merges the proposal',
    act: ({ ada }) => ada.merge(1),
    show: 'usher/phi-4/registration',
    registration: 'opening',
  },
  {
    title: 'the validation job for phi-4 succeeds',
    act: ({ finishValidation }) => finishValidation('success'),
  },
  {
    title: 'ada merges the registration',
    act: ({ ada }) => ada.merge(2),
    registration: 'all',
  },
  {
    title: 'CI pushes the image; tags send no webhook, so Usher looks again after five minutes',
    async act({ pushImage, wait }) {
      pushImage()
      await wait(5)
    },
    show: 'usher/phi-4/status',
  },
  {
    title: 'ada merges the status',
    act: ({ ada }) => ada.merge(3),
    show: 'usher/phi-4/preset',
  },
  { title: 'ada merges the preset', act: ({ ada }) => ada.merge(4) },
  { title: 'ada merges the e2e test', act: ({ ada }) => ada.merge(5) },
]
