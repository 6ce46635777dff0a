import type { Config, Part } from '../config/config.ts'
import type { Files } from '../edit/files.ts'
import type { ConfigProblem, ConfigurationAsked } from './configuration.ts'
import type { Elsewhere } from './elsewhere.ts'
import type { FactsSeen } from './facts-seen.ts'
import type { Theirs } from './theirs.ts'

/** A collaborator role as GitHub names it (`role_name`); `none` for a stranger, `unknown` when the look-up failed. */
export type Role =
  | 'admin'
  | 'maintain'
  | 'write'
  | 'triage'
  | 'read'
  | 'none'
  | 'unknown'
  | (string & {})

export interface Person {
  readonly login: string
  readonly id: string
  /** Only `User` may ask for anything. */
  readonly type: 'User' | 'Bot' | 'Organization'
}

/** A proposal's text at one commit. `blob` is git's object id. */
export interface FileAt {
  readonly path: string
  readonly blob: string
  readonly text: string
}

export interface Comment {
  readonly id: string
  readonly by: Person
  readonly body: string
  readonly at: Date
  readonly edited: boolean
  /** The reactions our own bot has put on it. */
  readonly ours: ReadonlySet<'eyes' | 'rocket' | 'confused'>
}

/** A label put on or taken off, oldest first. */
export interface LabelEvent {
  readonly id: string
  readonly label: string
  readonly on: boolean
  readonly by: Person
  readonly at: Date
}

export interface Review {
  readonly id: string
  readonly by: Person
  readonly state: 'approved' | 'changes-requested' | 'commented' | 'dismissed' | 'pending'
  readonly commit: string
  readonly at: Date
  readonly body: string
}

/** One of our own check runs on the head of a pull request. */
export interface CheckRun {
  readonly id: string
  readonly name: string
  readonly head: string
  readonly externalId: string
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'action_required' | null
  readonly title: string
  readonly summary: string
  readonly text: string
}

export interface PullFile {
  readonly path: string
  readonly change: 'added' | 'modified' | 'removed' | 'renamed'
}

/** The pull request that first added the proposal; people meet it there for its whole life. */
export interface Home {
  readonly number: number
  readonly state: 'open' | 'closed' | 'merged'
  readonly draft: boolean
  readonly locked: boolean
  readonly author: Person
  /** Whether they belong to the repository, as far as GitHub says; decides nothing but whether it is worth asking them. */
  readonly isInsider?: boolean
  readonly head: string
  /** The branch of the head; a fork's is not ours to write to. */
  readonly branch: { readonly name: string; readonly inRepository: boolean }
  /** When GitHub first saw this head in the repository (its check suite's creation); `undefined` where it has none. */
  readonly headSeen: Date | undefined
  /** When it was opened, where GitHub said so. */
  readonly openedAt?: Date | undefined
  readonly mergedAt: Date | undefined
  readonly files: readonly PullFile[]
  readonly labels: ReadonlySet<string>
  readonly labelEvents: readonly LabelEvent[]
  readonly comments: readonly Comment[]
  readonly reviews: readonly Review[]
  /** Ours only, newest of each name, on the present head and on the head approved before it. */
  readonly checks: readonly CheckRun[]
}

/** Which of our own pull requests: a part of a target's work, or the status line. */
export type OwnPart = Part | 'status'

/** One of our own pull requests among all there may be in a repository for one proposal: a part, of the target in that slot. */
export type OwnKey = OwnPart | `${string}/${Part}`

/** One of our branches and the newest pull request from it. */
export interface OwnPull {
  readonly part: OwnPart
  /** What tells a further target of the same repository from the first, which has none. */
  readonly slot?: string | undefined
  readonly branch: string
  /** Where the branch stands; `undefined` when it does not exist. */
  readonly tip:
    | { readonly oid: string; readonly message: string; readonly ours: boolean }
    | undefined
  readonly pull:
    | {
        readonly number: number
        readonly state: 'open' | 'closed' | 'merged'
        readonly head: string
        readonly title: string
        readonly body: string
        readonly conflicting: boolean
        readonly closedByUs: boolean
        readonly closedAt: Date | undefined
        /** What was said there; read only while it is open. */
        readonly comments?: readonly Comment[]
      }
    | undefined
  /** Where a person has committed to the branch of an open one. */
  readonly theirs?: Theirs
}

/** What a target's registry says of one model at one commit. */
export interface RegistryEntry {
  readonly repository: string | undefined
  readonly revision: string | undefined
  readonly tag: string | undefined
}

/** A run of a workflow that may validate or publish, with its jobs where it has finished. */
export interface Run {
  readonly id: string
  readonly path: string
  readonly title: string
  readonly event: string
  /** The commit it ran at. */
  readonly head: string
  readonly headBranch: string
  readonly headRepositoryId: string
  readonly actor: Person
  readonly attempt: number
  readonly status: string
  readonly conclusion: string | null
  readonly link: string
  /** When its newest attempt was asked for. */
  readonly at: Date
  readonly jobs: readonly {
    readonly name: string
    readonly conclusion: string | null
    readonly link: string
  }[]
  /** What the registry at its head says of the model; read only where a job of it names the model. */
  readonly entry: RegistryEntry | undefined
}

/** Somebody else's check run or commit status, the newest of its name on a commit. */
export interface Signal {
  readonly kind: 'check' | 'status'
  readonly head: string
  readonly name: string
  /** The app's id and slug, or the login of whoever set the status. */
  readonly by: readonly string[]
  /** The conclusion of a check run, the state of a status; `null` while a check run is under way. */
  readonly state: string | null
  readonly link: string | undefined
  readonly at: Date | undefined
}

/** What a webhook said that cannot be read back: the head at which a gate label was put on or taken off, a click. */
export interface HeardRequest {
  readonly id: string
  /** For example `label:on:proposal: approved`, `click:fix`, `click:check`. */
  readonly kind: string
  /** Login of whoever did it. */
  readonly actor: string
  readonly at: Date
  readonly head: string
}

/** A call that must not be made twice, written down before it was made. */
export interface Intent {
  readonly id: string
  readonly at: Date
  readonly outcome: string | undefined
}

export interface ImageTag {
  readonly image: string
  readonly tag: string
  readonly is: 'present' | 'absent' | 'unknown'
}

/** Who we are on GitHub. */
export interface Bot {
  readonly login: string
  readonly id: string
  readonly appId: string
}

/**
 * A pull request that edits proposals of the default branch and brings no new one, one that changes
 * the configuration, or any at all where a rule asks for our checks: it gets those, no life of its own.
 */
export interface EditSnapshot {
  readonly bot: Bot
  readonly repository: Snapshot['repository']
  readonly config: Config
  readonly template: FileAt | undefined
  /** Every path of the default branch, and those the pull request brings. */
  readonly paths?: ReadonlySet<string>
  readonly pull: Pick<Home, 'number' | 'state' | 'head' | 'checks'>
  /** The edited proposals as they are at its head. */
  readonly edited: readonly FileAt[]
  /** The same on the default branch: what is wrong there is known. */
  readonly merged: readonly FileAt[]
  /** The template as it is at its head, where it changes that, and what is held to it today. */
  readonly templateAsked?: { readonly after: FileAt; readonly documents: readonly FileAt[] }
  /** The configuration as it is at its head, where it changes that. */
  readonly configuration?: ConfigurationAsked
  /** The proposals it brings, read only where a rule asks for our checks. */
  readonly brought: readonly FileAt[]
  /** The names of our checks that a rule of its base branch asks for. */
  readonly required: readonly string[]
  /** What was heard about it and has not been taken in; none where a proposal's home hears it. */
  readonly requests: readonly HeardRequest[]
}

/** Everything known about one proposal at one moment. Deciding reads nothing else. */
export interface Snapshot {
  readonly now: Date
  readonly bot: Bot
  readonly repository: {
    readonly id: string
    readonly owner: string
    readonly name: string
    readonly defaultBranch: string
    /** Commit of the default branch everything below was read at. */
    readonly head: string
    /** Names of the label definitions there are. */
    readonly labels: ReadonlySet<string>
    /** When the app was installed; a home merged before is not written to. */
    readonly installedAt: Date
    /** Whether only some may see it; `undefined` where GitHub did not say, which counts as such. */
    readonly isPrivate?: boolean | undefined
    /** Whether the default branch has just refused a commit of ours. */
    readonly refusesCommits?: boolean
  }
  readonly config: Config
  /** Where the configuration on the default branch does not hold: `config` is then another. */
  readonly configProblem?: ConfigProblem
  /** The proposal's identity inside the repository: its file name. */
  readonly file: string
  /** The model template of the default branch. */
  readonly template: FileAt | undefined
  /** Every path of the default branch, and those the home brings. */
  readonly paths?: ReadonlySet<string>
  /** The proposal on the default branch. */
  readonly accepted: FileAt | undefined
  /** The proposal at the head of its home, open or closed without a merge. */
  readonly asked: FileAt | undefined
  readonly home: Home | undefined
  /** What was heard about the home and has not been taken in, oldest first. */
  readonly requests: readonly HeardRequest[]
  /** Present roles of everyone whose request is not settled, by login. */
  readonly roles: ReadonlyMap<string, Role>
  readonly ownPulls: ReadonlyMap<OwnKey, OwnPull>
  /** The other repositories in which its targets are carried out, once it is accepted. */
  readonly elsewhere?: readonly Elsewhere[]
  readonly runs: readonly Run[]
  /** Those that the configuration allows as evidence; `undefined` where GitHub would not show them. */
  readonly signals: readonly Signal[] | undefined
  readonly intents: readonly Intent[]
  /** Files of the targets, the index page and the proposals' neighbours on the default branch. */
  readonly files: Files
  /** The same files at the head of the registration pull request, once there is one. */
  readonly registrationFiles: Files | undefined
  readonly image: ImageTag | undefined
  /** What is known of its model; missing where nobody was asked. */
  readonly facts?: FactsSeen
}
