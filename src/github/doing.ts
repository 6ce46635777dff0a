import type { Action } from '../decide/plan.ts'
import type { Where } from '../reconcile/world.ts'
import type { Store } from '../store/store.ts'
import type { Access } from './access.ts'
import { missing, type Tolerance } from './asking.ts'
import type { Objects } from './objects.ts'
import type { Octokit } from './octokit.ts'
import type { Pace } from './pace.ts'

/** What one change takes. `repo` names the repository as REST wants it. */
export interface Doing {
  readonly access: Access
  readonly repo: { readonly owner: string; readonly repo: string }
  readonly where: Where
  readonly pace: Pace
  readonly store: Pick<Store, 'intend' | 'settle' | 'settleRequest' | 'recall' | 'remember'>
  readonly objects: Objects
}

/** The action of one kind. */
export type ActionOf<K extends Action['kind']> = Extract<Action, { readonly kind: K }>

/** Makes one paced write. */
export async function write<T>(
  { access, pace }: Doing,
  purpose: string,
  call: (octokit: Octokit) => Promise<T>,
): Promise<T> {
  await pace.before('write')
  return await access.ask(purpose, call)
}

/** Makes one paced write that GitHub tells people about. */
export async function notify<T>(
  { access, pace }: Doing,
  purpose: string,
  call: (octokit: Octokit) => Promise<T>,
): Promise<T> {
  await pace.before('notify')
  return await access.ask(purpose, call)
}

/** Makes one paced write that may find its work done already, by default because the thing is gone. */
export async function writeUnless<T>(
  { access, pace }: Doing,
  attempt: {
    readonly purpose: string
    readonly call: (octokit: Octokit) => Promise<T>
    readonly done?: Tolerance
  },
): Promise<T | undefined> {
  await pace.before('write')
  return await access.askFor(attempt.purpose, attempt.call, attempt.done ?? missing)
}

/** Longest body GitHub takes, with room to spare for its counting bytes. */
const bodyLimit = 65_000

/** A body that fits. Deciding keeps bodies short; this only keeps a long one from failing for ever. */
export function fitting(body: string): string {
  return body.length <= bodyLimit ? body : `${body.slice(0, bodyLimit - 1).toWellFormed()}…`
}

/** A title on one line that fits. */
export function titleFitting(title: string): string {
  return title.replaceAll(/\s+/g, ' ').trim().slice(0, 256).toWellFormed()
}
