import type { Severities } from '../diagnostics/severities.ts'
import { configOf } from './config-of.ts'

/** A piece of a target's work that travels in its own pull request. */
export type Part = 'registration' | 'preset' | 'e2e'

/** How models are taken in: the five steps of mid-2025, the catalog of today, or documents alone. */
export type Process = 'kaito-2025' | 'kaito-catalog' | 'documents'

/** A gate that a repository may ask for beside approval and the merge. */
export type RequiredGate = 'registered' | 'validated' | 'published' | 'e2e'

/** What a label of ours says. */
export type LabelKind =
  | 'provisional'
  | 'ready'
  | 'integrated'
  | 'needsWork'
  | 'approved'
  | 'onHold'
  | 'validationFailed'
  | 'rejected'

/** A repository a model is scaffolded into. */
export interface ConfiguredTarget {
  readonly name: string
  /** `OWNER/NAME` of another repository; `undefined` for this one. */
  readonly repository: string | undefined
  /** Whether *integrated* waits for it. */
  readonly required: boolean
  /** One pull request for all parts, or one for each. */
  readonly parts: 'together' | 'apart'
}

/** What a repository may configure in `.github/usher.yml`, with every default filled in. */
export interface Config {
  /** `false` stops every write. */
  readonly enabled: boolean
  /** As configured, else by the fingerprint of the repository. */
  readonly process: Process
  readonly proposals: {
    /** Folders that hold proposals, without a final slash. */
    readonly folders: readonly string[]
    /** Templates by path; empty for those that lie among the proposals. */
    readonly templates: readonly string[]
    /** The page that lists proposals by status, where the repository has one. */
    readonly index: string | undefined
  }
  readonly labels: {
    readonly prefix: string
    /** Names without the prefix. */
    readonly names: Readonly<Record<LabelKind, string>>
  }
  readonly approvals: {
    /** How many maintainers have to approve. */
    readonly count: number
    /** Whether an author may approve their own proposal. */
    readonly own: boolean
  }
  readonly maintainers: {
    /** Collaborator roles (`role_name`) that make a maintainer. */
    readonly roles: readonly string[]
    /** Teams whose members are maintainers: `slug` in the owner's organisation, or `org/slug`. */
    readonly teams: readonly string[]
  }
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
  readonly gates: { readonly required: readonly RequiredGate[] }
  readonly targets: readonly ConfiguredTarget[]
  /** Repositories whose proposals may bring pull requests here. */
  readonly acceptFrom: readonly string[]
  readonly status: {
    readonly by: 'pull-request' | 'commit'
    readonly titlePrefix: string
    readonly signOff: boolean
    /** Words of the status line; where one is missing, the template's. */
    readonly words: Readonly<Partial<Record<'provisional' | 'ready' | 'integrated', string>>>
  }
  readonly followUps: {
    /** Whether preset and e2e share a pull request. */
    readonly together: boolean
    readonly assign: readonly string[]
    readonly reviewers: readonly string[]
  }
  readonly schedule: {
    /** Minutes between sweeps of this repository; `undefined` leaves it to the service. */
    readonly sweepMinutes: number | undefined
    /** When the audit runs, as cron; `undefined` for never. */
    readonly audit: string | undefined
    /** What that is read in, for example `Europe/Berlin`. */
    readonly timeZone: string
    /** Whether its repair pull request is opened when asked for, or without that. */
    readonly repair: 'asked' | 'always'
    readonly reminders: { readonly days: number } | undefined
  }
  readonly verbosity: 'quiet' | 'normal'
  /** Shadow mode: the check run says what would be done, and nothing else is written. */
  readonly dryRun: boolean
  readonly lint: {
    /** What single rules weigh here, by slug, instead of what they weigh by themselves. */
    readonly severity: Severities
    /** A file of findings that were there before. */
    readonly baseline: string | undefined
  }
}

/** What holds where nothing is configured: KAITO's folders, workflow and image of mid-2025. */
export const defaultConfig: Config = configOf([], 'kaito-2025')
