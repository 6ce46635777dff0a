import type { Ground } from './ground.ts'
import type { AskedFor } from './required-checks.ts'

/** What the app is registered with. */
export interface AppSeen {
  readonly slug: string
  readonly permissions: Readonly<Record<string, string>>
  readonly events: readonly string[]
  /** Where its webhooks go; `undefined` where nowhere, or where GitHub does not say. */
  readonly hookUrl: string | undefined
}

/** What the owner has granted. */
export interface InstallationSeen {
  readonly id: number
  readonly at: Date
  readonly suspended: boolean
  readonly permissions: Readonly<Record<string, string>>
  readonly events: readonly string[]
  /** Where its owner changes that. */
  readonly url: string
}

/** A repository with what its default branch holds and its rules ask for. */
export interface RepositorySeen {
  readonly defaultBranch: string
  readonly archived: boolean
  readonly ground: (Ground & { readonly workflowTexts: ReadonlyMap<string, string> }) | undefined
  /** The state of each workflow, by path. */
  readonly workflows: ReadonlyMap<string, string> | undefined
  /** The checks that rules of the default branch ask for, and whether it has a merge queue. */
  readonly required: { readonly checks: readonly AskedFor[]; readonly queue: boolean } | undefined
}

/** A webhook none of whose deliveries has arrived. */
export interface LostDelivery {
  readonly event: string
  readonly at: Date
  readonly status: string
}

/** Everything a checkup has seen. */
export interface Checkup {
  readonly as: 'app' | 'person'
  readonly app: AppSeen | undefined
  readonly installation: InstallationSeen | undefined
  /** The latest hundred deliveries to the app, and those that never arrived. */
  readonly deliveries: { readonly seen: number; readonly lost: readonly LostDelivery[] } | undefined
  readonly repository: RepositorySeen | undefined
}
