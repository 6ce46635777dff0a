import type { Refusal } from '../commands/admit.ts'
import type { CommandSpec } from '../commands/command.ts'
import type { Act, ActKind } from '../lifecycle/act.ts'
import { actsOf } from '../lifecycle/ledger.ts'
import type { Home, OwnPull, Person, Snapshot } from '../lifecycle/snapshot.ts'
import { planAct } from './approval-check.ts'
import type { Plan } from './plan.ts'
import type { Standing } from './standing.ts'

/** One request in front of us: the command given, by whom, when, and where. */
export interface Asked {
  readonly snapshot: Snapshot
  readonly standing: Standing
  readonly home: Home
  /** The pull request of ours it was said on; on the home there is none. */
  readonly own?: OwnPull | undefined
  readonly spec: CommandSpec
  readonly args: readonly string[]
  readonly by: Person
  readonly at: Date
  /** The id of the act, should it become one: `comment-7`. */
  readonly act: string
}

/** What one command comes to: changes, words for the person, or a refusal that ends the comment. */
export type Answer = { readonly kind: 'done'; readonly plan: Plan; readonly text: string } | Refusal

/** Done, with nothing to say that a label or a check does not show. */
export function done(plan: Plan = [], text = ''): Answer {
  return { kind: 'done', plan, text }
}

/** Records the request as an act. */
export function admitted(
  asked: Asked,
  act: Pick<Act, 'about' | 'gate' | 'words'> & { readonly kind: ActKind },
): Answer {
  const { snapshot, home, by, at, act: id } = asked
  const { login, id: person } = by
  return done(planAct(snapshot, home, { ...act, id, by: { login, id: person }, at }))
}

/** Whether this request was recorded before, and only its mark got lost. */
export function isRecorded({ home, act }: Asked): boolean {
  return actsOf(home).some(({ id }) => id === act)
}

/** Whether it was begun before: the sign that it was read is there, and that it was done is not. */
export function isBegun({ home, act }: Asked): boolean {
  return home.comments.some(({ id, ours }) => ours.has('eyes') && isOf(act, `comment-${id}`))
}

function isOf(act: string, comment: string): boolean {
  return act === comment || act.startsWith(`${comment}-`)
}

/** The words after the first `skipped` ones, as one reason. Ten lines of it are enough for anybody. */
export function reasonOf({ args }: Asked, skipped = 0): string {
  return args.slice(skipped).join(' ').slice(0, 250).toWellFormed()
}
