import type { Severities } from '../diagnostics/severities.ts'

/** A piece of a target's work that travels in its own pull request. */
export type Part = 'registration' | 'preset' | 'e2e'

/** What a repository may configure in `.github/usher.yml`, with every default filled in. */
export interface Config {
  readonly enabled: boolean
  readonly proposals: {
    /** Folders that hold proposals, without a final slash. */
    readonly folders: readonly string[]
    /** The page that lists proposals by status, where the repository has one. */
    readonly index: string | undefined
  }
  readonly labels: { readonly prefix: string }
  /** Whether an author may approve their own proposal. */
  readonly approvals: { readonly own: boolean }
  /** Collaborator roles (`role_name`) that make a maintainer. */
  readonly maintainers: { readonly roles: readonly string[] }
  readonly validation: {
    /** Path of the workflow that validates a model. */
    readonly workflow: string
    /** Job id whose matrix names the model: `build-models (phi-4, …)`. */
    readonly job: string
    /** Whether we start it, or wait for somebody else to. */
    readonly dispatch: boolean
    /** Workflows whose runs count although we did not start them. */
    readonly observe: readonly string[]
    /** Check runs of other apps that count; an app by slug or id. */
    readonly checks: readonly { readonly app: string; readonly name: string }[]
    /** Commit statuses that count, by who set them. */
    readonly statuses: readonly { readonly context: string; readonly creator: string }[]
  }
  readonly publication: {
    /** Image without its tag; `{name}` stands for the preset name. */
    readonly image: string
    /** The workflow that pushes the image, and the job in it. */
    readonly workflow: string | undefined
    readonly job: string | undefined
    /** Whether `published` is among the required gates. */
    readonly required: boolean
  }
  readonly lint: {
    /** What single rules weigh here, by slug, instead of what they weigh by themselves. */
    readonly severity: Severities
  }
  readonly targets: readonly { readonly name: string; readonly required: boolean }[]
}

/** KAITO's folders, workflow and image of mid-2025. */
export const defaultConfig: Config = {
  enabled: true,
  proposals: {
    folders: ['docs/proposals', 'website/docs/proposals'],
    index: 'website/docs/proposals.md',
  },
  labels: { prefix: 'proposal: ' },
  approvals: { own: false },
  maintainers: { roles: ['admin', 'maintain'] },
  validation: {
    workflow: '.github/workflows/validate-model.yml',
    job: 'build-models',
    dispatch: true,
    observe: [],
    checks: [],
    statuses: [],
  },
  publication: {
    image: 'mcr.microsoft.com/aks/kaito/kaito-{name}',
    workflow: undefined,
    job: undefined,
    required: true,
  },
  lint: { severity: {} },
  targets: [{ name: 'kaito-preset', required: true }],
}
