import { userOf } from '../state/lookup.ts'
import type { App, Installation } from '../state/people.ts'
import type { Shape, World } from '../world.ts'
import { nodeId } from './node-id.ts'

/** A user as part of another answer; the ghost for whoever is gone. */
export function userShape({ state, place }: World, id: number | undefined): Shape {
  const { login, kind, id: userId } = userOf(state, id)
  return {
    id: userId,
    node_id: nodeId(kind === 'Bot' ? 'BOT' : 'U', userId),
    login,
    type: kind,
    site_admin: false,
    url: `${place.url}/users/${login}`,
    html_url: `${place.url}/${login}`,
    avatar_url: `${place.url}/avatars/${userId}`,
  }
}

export function appShape(world: World, app: App): Shape {
  return {
    id: app.id,
    slug: app.slug,
    name: app.slug,
    node_id: nodeId('A', app.id),
    client_id: `Iv1.${app.id}`,
    description: null,
    owner: userShape(world, app.ownerId),
    external_url: `${world.place.url}/apps/${app.slug}`,
    html_url: `${world.place.url}/apps/${app.slug}`,
    permissions: app.permissions,
    events: app.events,
    created_at: app.createdAt,
    updated_at: app.createdAt,
  }
}

export function installationShape(world: World, installation: Installation): Shape {
  const app = world.state.apps.get(installation.appId)
  const account = userOf(world.state, installation.accountId)
  return {
    id: installation.id,
    account: userShape(world, installation.accountId),
    app_id: installation.appId,
    app_slug: app?.slug,
    target_id: installation.accountId,
    target_type: account.kind,
    repository_selection: 'selected',
    permissions: installation.permissions,
    events: app?.events,
    access_tokens_url: `${world.place.url}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${world.place.url}/installation/repositories`,
    html_url: `${world.place.url}/settings/installations/${installation.id}`,
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    suspended_at: installation.suspendedAt ?? null,
    suspended_by:
      installation.suspendedAt === undefined ? null : userShape(world, installation.accountId),
  }
}
