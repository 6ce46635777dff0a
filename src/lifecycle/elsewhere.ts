import type { Files } from '../edit/files.ts'
import type { OwnKey, OwnPull } from './snapshot.ts'

/**
 * Whether another repository lets us in: it does, or runs dry; it takes no part for want of the app,
 * of a permission or of its word; it has switched us off; everyone would see what comes from a
 * private one; GitHub refuses our writes; or nothing can be seen of it now.
 */
export type Lets =
  | 'in'
  | 'dry'
  | 'no-app'
  | 'no-permission'
  | 'no-consent'
  | 'off'
  | 'too-public'
  | 'refused'
  | 'unseen'

/** What acting in another repository takes. */
export interface OtherRepository {
  readonly id: string
  readonly owner: string
  readonly name: string
  readonly defaultBranch: string
}

/** Another repository in which targets of a proposal are carried out. */
export interface Elsewhere {
  /** As it is configured: `owner/name`. */
  readonly asked: string
  readonly lets: Lets
  /** Whether it is private where the proposal's is not: then nothing of it is shown there. */
  readonly isSecret: boolean
  /** What was seen of it; `undefined` where that was nothing. */
  readonly seen:
    | {
        readonly repository: OtherRepository & { readonly head: string }
        /** The files its targets look at, where it lets us. */
        readonly files: Files
        /** Every path there. */
        readonly paths?: ReadonlySet<string>
        readonly ownPulls: ReadonlyMap<OwnKey, OwnPull>
      }
    | undefined
}
