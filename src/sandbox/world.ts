import type { Clock } from './clock.ts'
import type { GitRepository } from './git/repository.ts'
import type { User } from './state/people.ts'
import type { Repository } from './state/repository.ts'
import type { State } from './state/state.ts'

export type Shape = Readonly<Record<string, unknown>>

/** Something apps are told about; the payload shows the world right after it. */
export interface WorldEvent {
  readonly name: string
  readonly action: string | undefined
  readonly repository: Repository
  readonly sender: User
  readonly payload: Shape
  /** The app it is about, when only that app hears of it. */
  readonly onlyFor?: number
}

/** The fake GitHub as its parts see it. Only acts change the state, and always by replacing records. */
export interface World {
  state: State
  readonly git: GitRepository
  readonly clock: Clock
  readonly place: { url: string }
  readonly outbox: WorldEvent[]
  nextId(): number
}

/** The time as GitHub writes it, to the second. */
export function timeOf(world: World): string {
  return secondsOf(world.clock.now())
}

export function secondsOf(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z')
}
