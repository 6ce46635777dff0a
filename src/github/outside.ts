import type { ImageTag } from '../lifecycle/snapshot.ts'
import type { Store } from '../store/store.ts'
import type { Access } from './access.ts'
import type { Directory } from './directory.ts'
import type { Reading } from './ground.ts'
import type { Objects } from './objects.ts'
import type { Place } from './place.ts'

/** What looking at GitHub takes; made once, in `world.ts`. */
export interface Outside {
  readonly appId: string
  readonly directory: Directory
  readonly objects: Objects
  readonly store: Store
  readonly now: () => Date
  readonly accessTo: (place: Place) => Promise<Access>
  readonly registry: (image: string, tag: string) => Promise<ImageTag['is']>
}

/** What reading one repository's files takes. */
export function readingOf(outside: Outside, access: Access, place: Place): Reading {
  return { access, at: { owner: place.owner, name: place.name }, objects: outside.objects }
}
