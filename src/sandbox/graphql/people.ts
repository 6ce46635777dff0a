import { nodeId } from '../shape/node-id.ts'
import { userOf } from '../state/lookup.ts'
import type { World } from '../world.ts'
import type { GraphObject } from './object.ts'

/** Whoever acted. In GraphQL a bot's login has no `[bot]`; who is gone is null. */
export function actorObject(world: World, id: number | undefined): GraphObject | null {
  const user = id === undefined ? undefined : world.state.users.get(id)
  if (user === undefined) return null
  return {
    __typename: user.kind,
    id: nodeId(user.kind === 'Bot' ? 'BOT' : 'U', user.id),
    databaseId: user.id,
    login: user.login.replace(/\[bot\]$/, ''),
    url: `${world.place.url}/${user.login}`,
    avatarUrl: `${world.place.url}/avatars/${user.id}`,
  }
}

/** A user where the schema insists on one, bots included: there the login is whole. */
export function userObject(world: World, id: number): GraphObject {
  const user = userOf(world.state, id)
  return {
    ...actorObject(world, id),
    __typename: 'User',
    id: nodeId('U', id),
    databaseId: id,
    login: user.login,
    name: user.login,
  }
}
