import { notFound, Problem } from '../problem.ts'
import { installationsAt, roleOf } from '../state/lookup.ts'
import { type Level, type Permissions, type Role, roles } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import type { State } from '../state/state.ts'
import type { Actor } from './actor.ts'

/** A permission and a level of it: `issues:write`. */
export type Need = `${string}:${Level}`

/** What an operation asks of whoever calls it: of an app one of `needs`, of a person a role. */
export interface Access {
  readonly needs: readonly Need[]
  readonly role: Role
  /** Whether only apps may, as with check runs. */
  readonly appsOnly?: boolean
}

export interface Wanted extends Access {
  readonly at: Repository
}

/** Lets an actor pass, or throws what GitHub answers. */
export function admit(state: State, actor: Actor, wanted: Wanted): void {
  const problem = objectionTo(state, actor, wanted)
  if (problem !== undefined) throw problem
}

/**
 * Why an actor may not, if so: 404 for what they may not even see, 401 for nobody, 403 for the
 * rest. What is public may be read by everybody, also by an app that is not installed there.
 */
export function objectionTo(state: State, actor: Actor, wanted: Wanted): Problem | undefined {
  switch (actor.kind) {
    case 'nobody':
      return objectionToNobody(wanted)
    case 'app':
      return new Problem(401, 'A JSON web token cannot be used here')
    case 'installation':
      return objectionToInstallation(actor, wanted)
    case 'person':
      return (
        objectionToThrough(state, actor, wanted) ?? objectionToPerson(state, actor.user.id, wanted)
      )
  }
}

const isReading = ({ needs }: Access): boolean => needs.every((need) => need.endsWith(':read'))

function objectionToNobody(wanted: Wanted): Problem | undefined {
  if (wanted.at.isPrivate) return notFound()
  return isReading(wanted) ? undefined : new Problem(401, 'Requires authentication')
}

function objectionToInstallation(
  { installation, token }: Extract<Actor, { kind: 'installation' }>,
  wanted: Wanted,
): Problem | undefined {
  const { at, needs } = wanted
  const chosen = token.repositoryIds ?? installation.repositoryIds
  const isCovered = chosen.includes(at.id) && installation.repositoryIds.includes(at.id)
  if (!isCovered && at.isPrivate) return notFound()
  if (!isCovered && isReading(wanted)) return undefined
  const isMet = isCovered && needs.some((need) => permits(token.permissions, need))
  return isMet ? undefined : new Problem(403, 'Resource not accessible by integration')
}

/** Metadata may be read by every installation. */
export function permits(permissions: Permissions, need: Need): boolean {
  const [name = '', level] = need.split(':')
  if (name === 'metadata') return true
  const given = permissions[name]
  return given === level || (level === 'read' && given !== undefined)
}

/** What is private an app sees for somebody only where it is installed. */
function objectionToThrough(
  state: State,
  { through }: Extract<Actor, { kind: 'person' }>,
  { at }: Wanted,
): Problem | undefined {
  if (through === undefined || !at.isPrivate) return undefined
  const isThere = installationsAt(state, at).some(({ app }) => app.id === through.id)
  return isThere ? undefined : notFound()
}

function objectionToPerson(
  state: State,
  userId: number,
  { at, role, appsOnly }: Wanted,
): Problem | undefined {
  const given = roleOf(state, at, userId)
  if (given === undefined) return notFound()
  if (appsOnly) return new Problem(403, 'You must authenticate via a GitHub App.')
  if (isAtLeast(given.role, role)) return undefined
  return new Problem(403, 'Must have admin rights to Repository.')
}

export function isAtLeast(role: Role, wanted: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(wanted)
}
