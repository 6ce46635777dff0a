import { notFound, Problem } from '../problem.ts'
import { roleOf } from '../state/lookup.ts'
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

/**
 * Lets an actor pass or throws as GitHub answers: 404 for what they may not even see, 401 for
 * nobody, 403 for the rest.
 */
export function admit(state: State, actor: Actor, at: Repository, access: Access): void {
  switch (actor.kind) {
    case 'nobody':
      return admitNobody(at, access)
    case 'app':
      throw new Problem(401, 'A JSON web token cannot be used here')
    case 'installation':
      return admitInstallation(actor, at, access)
    case 'person':
      return admitPerson(state, actor.user.id, at, access)
  }
}

const readsOnly = (access: Access): boolean => access.needs.every((need) => need.endsWith(':read'))

function admitNobody(at: Repository, access: Access): void {
  if (at.isPrivate) throw notFound()
  if (!readsOnly(access)) throw new Problem(401, 'Requires authentication')
}

function admitInstallation(
  { installation, token }: Extract<Actor, { kind: 'installation' }>,
  at: Repository,
  access: Access,
): void {
  const covered = token.repositoryIds ?? installation.repositoryIds
  const isCovered = covered.includes(at.id) && installation.repositoryIds.includes(at.id)
  if (!isCovered && at.isPrivate) throw notFound()
  if (!isCovered && readsOnly(access)) return
  const isMet = access.needs.some((need) => permits(token.permissions, need))
  if (!isCovered || !isMet) throw new Problem(403, 'Resource not accessible by integration')
}

/** Metadata may be read by every installation. */
export function permits(permissions: Permissions, need: Need): boolean {
  const [name = '', level] = need.split(':')
  if (name === 'metadata') return true
  const given = permissions[name]
  return given === level || (level === 'read' && given !== undefined)
}

function admitPerson(state: State, userId: number, at: Repository, access: Access): void {
  const given = roleOf(state, at, userId)
  if (given === undefined) throw notFound()
  if (access.appsOnly) throw new Problem(403, 'You must authenticate via a GitHub App.')
  if (!isAtLeast(given.role, access.role)) {
    throw new Problem(403, 'Must have admin rights to Repository.')
  }
}

export function isAtLeast(role: Role, wanted: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(wanted)
}

/** Whether the actor has a right beyond what the operation asked for; installations by permission. */
export function hasRight(
  state: State,
  actor: Actor,
  at: Repository,
  { role, need }: { readonly role: Role; readonly need: Need },
): boolean {
  if (actor.kind === 'installation') return permits(actor.token.permissions, need)
  if (actor.kind !== 'person') return false
  const given = roleOf(state, at, actor.user.id)
  return given !== undefined && isAtLeast(given.role, role)
}
