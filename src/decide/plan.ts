import type { Change } from '../edit/files.ts'
import type { AskKind } from '../lifecycle/asking.ts'
import type { OtherRepository } from '../lifecycle/elsewhere.ts'

/** One line of a check run's annotations. GitHub takes columns only on a single line. */
export interface Annotation {
  readonly path: string
  readonly startLine: number
  readonly endLine: number
  readonly startColumn?: number
  readonly endColumn?: number
  readonly level: 'notice' | 'warning' | 'failure'
  readonly title: string
  readonly message: string
}

/** A check run as it should be shown: always completed, never left open. */
export interface Check {
  readonly name: string
  readonly head: string
  readonly externalId: string
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'action_required'
  readonly title: string
  readonly summary: string
  /** Further text below the summary; Markdown. */
  readonly text: string
  /** Buttons, at most three: GitHub tells us who clicked which. */
  readonly buttons: readonly Button[]
  readonly annotations: readonly Annotation[]
}

/** A button on a check run. GitHub takes labels of 20, descriptions of 40, identifiers of 20 characters. */
export interface Button {
  readonly label: string
  readonly description: string
  readonly identifier: string
}

/** A comment on lines of a pull request, new side, first and last line included. */
export interface LineComment {
  readonly path: string
  readonly startLine: number
  readonly endLine: number
  readonly body: string
}

/** A commit below another, with the files it changes. */
export interface EarlierCommit {
  readonly message: string
  readonly changes: readonly Change[]
}

/** One change to the world, with everything needed to make it. */
export type Action =
  | {
      readonly kind: 'create-label'
      readonly name: string
      readonly color: string
      readonly description: string
    }
  | { readonly kind: 'add-labels'; readonly number: number; readonly labels: readonly string[] }
  | { readonly kind: 'remove-label'; readonly number: number; readonly label: string }
  | { readonly kind: 'create-comment'; readonly number: number; readonly body: string }
  | {
      readonly kind: 'comment-lines'
      readonly number: number
      readonly head: string
      readonly body: string
      readonly comments: readonly LineComment[]
    }
  | { readonly kind: 'edit-comment'; readonly id: string; readonly body: string }
  | { readonly kind: 'delete-comment'; readonly id: string }
  | {
      readonly kind: 'react'
      readonly comment: string
      readonly content: 'eyes' | 'rocket' | 'confused'
    }
  | { readonly kind: 'create-check'; readonly check: Check }
  | { readonly kind: 'update-check'; readonly id: string; readonly check: Check }
  | {
      readonly kind: 'push-branch'
      readonly there?: OtherRepository
      readonly branch: string
      readonly slot?: string
      /** The commit the new one stands on, with its tree. */
      readonly base: string
      /** Where our branch stands now; `undefined` creates it. A branch that has moved since is left alone. */
      readonly expected: string | undefined
      /** Commits between the base and the last one, oldest first. */
      readonly earlier?: readonly EarlierCommit[]
      readonly message: string
      readonly changes: readonly Change[]
      /** What we would write without the person on whose commit the new one stands: its other parent, made first. */
      readonly beside?: {
        readonly base: string
        readonly message: string
        readonly changes: readonly Change[]
      }
    }
  | {
      readonly kind: 'open-pull'
      readonly there?: OtherRepository
      readonly branch: string
      readonly slot?: string
      readonly title: string
      readonly body: string
    }
  | {
      readonly kind: 'edit-pull'
      readonly there?: OtherRepository
      readonly number: number
      readonly title: string
      readonly body: string
    }
  | {
      readonly kind: 'close-pull'
      readonly there?: OtherRepository
      readonly number: number
    }
  | { readonly kind: 'create-issue'; readonly title: string; readonly body: string }
  | {
      readonly kind: 'edit-issue'
      readonly number: number
      /** Its text, where that changes. */
      readonly body?: string
      /** Whether it is opened again or closed, where that changes. */
      readonly state?: 'open' | 'closed'
    }
  | {
      readonly kind: 'ask'
      /** Written down with its outcome, so that nobody is asked for the same thing twice. */
      readonly intent: string
      readonly number: number
      readonly what: AskKind
      /** A login, or for a review also `org/team`. */
      readonly who: string
    }
  | {
      readonly kind: 'dispatch'
      /** Written down before the call; the same intent is never dispatched twice. */
      readonly intent: string
      readonly workflow: string
      readonly ref: string
      readonly inputs: Readonly<Record<string, string>>
    }
  | { readonly kind: 'admit'; readonly request: string }
  | { readonly kind: 'look-again'; readonly at: Date }

/** What an action left behind: ids and commits that only the world can give. */
export type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'created'; readonly id: string }
  | { readonly kind: 'pushed'; readonly oid: string }
  | { readonly kind: 'opened'; readonly number: number }
  /** GitHub would not, with an HTTP status where it gave one. */
  | { readonly kind: 'refused'; readonly status: number | undefined }
  | { readonly kind: 'dispatched'; readonly run: string; readonly link: string }

/** What to change, as data, in the order in which it is to happen. Empty means all is well. */
export type Plan = readonly Action[]
