import { OutsideError } from '../reconcile/outside-error.ts'
import type { Access } from './access.ts'
import type { Outside } from './outside.ts'
import type { Place } from './place.ts'

/**
 * Looks at a repository where the directory has it. Where that fails for good, the repository may
 * have moved, or the app may have been sent away: it is looked up anew, and looked at where it is
 * now. `undefined` where the app may no longer see it.
 */
export async function atPlace<T>(
  { directory, accessTo }: Pick<Outside, 'directory' | 'accessTo'>,
  repository: string,
  look: (access: Access, place: Place) => Promise<T>,
): Promise<T | undefined> {
  const place = await directory.find(repository)
  if (place === undefined) return undefined
  try {
    return await look(await accessTo(place), place)
  } catch (cause) {
    if (!(cause instanceof OutsideError) || cause.retryable) throw cause
    directory.forget()
    const now = await directory.find(repository)
    if (now === undefined) return undefined
    if (isSame(now, place)) throw cause
    return await look(await accessTo(now), now)
  }
}

function isSame(one: Place, other: Place): boolean {
  return (
    one.installation === other.installation && one.owner === other.owner && one.name === other.name
  )
}

/** Throws where what is seen is not what was looked for: renames and transfers lead elsewhere. */
export function mustBeHere(
  place: Place,
  seen: { readonly id: string; readonly owner: string; readonly name: string },
): void {
  const here = `${place.id} ${place.owner}/${place.name}`
  const there = `${seen.id} ${seen.owner}/${seen.name}`
  if (here.toLowerCase() !== there.toLowerCase()) throw notHere(place)
}

/** Trying again at the same place would not help. */
export function notHere({ id }: Place): OutsideError {
  return new OutsideError(`Could not see repository ${id} where it was`, { retryable: false })
}
