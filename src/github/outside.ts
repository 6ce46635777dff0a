import type { FactsSeen } from '../lifecycle/facts-seen.ts'
import type { ImageTag } from '../lifecycle/snapshot.ts'
import type { Store } from '../store/store.ts'
import type { Access } from './access.ts'
import type { Directory } from './directory.ts'
import type { Reading } from './ground.ts'
import type { Moves } from './moves.ts'
import type { Objects } from './objects.ts'
import { noteDefaults, ownerDefaults } from './owner-defaults.ts'
import type { Place } from './place.ts'

/** A model as a hub knows it; without a commit it is the newest. */
export interface ModelAsked {
  readonly id: string
  readonly revision: string | undefined
}

/** What looking at GitHub takes; made once, in `world.ts`. */
export interface Outside {
  readonly appId: string
  readonly directory: Directory
  readonly objects: Objects
  readonly moves: Moves
  readonly store: Store
  readonly now: () => Date
  readonly accessTo: (place: Place) => Promise<Access>
  readonly registry: (image: string, tag: string) => Promise<ImageTag['is']>
  readonly facts: (asked: ModelAsked) => Promise<FactsSeen | undefined>
}

/** What reading one repository's files takes. */
export function readingOf(outside: Outside, access: Access, place: Place): Reading {
  const { owner, name, id } = place
  return {
    access,
    at: { owner, name },
    objects: outside.objects,
    repository: id,
    memory: outside.store,
    ownerDefaults: () => ownerDefaults(outside, place),
    noteDefaults: (text) => noteDefaults(outside, place, text),
  }
}
