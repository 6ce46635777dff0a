import { userOf } from '../state/lookup.ts'
import type { Team } from '../state/teams.ts'
import type { Shape, World } from '../world.ts'
import { nodeId } from './node-id.ts'

export function teamShape(world: World, team: Team): Shape {
  const { login } = userOf(world.state, team.organizationId)
  const url = teamUrl(world, team)
  return {
    id: team.id,
    node_id: nodeId('T', team.id),
    name: team.name,
    slug: team.slug,
    description: null,
    privacy: 'closed',
    permission: 'pull',
    parent: null,
    url,
    html_url: `${world.place.url}/orgs/${login}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
  }
}

export function teamUrl(world: World, team: Team): string {
  const { login } = userOf(world.state, team.organizationId)
  return `${world.place.url}/orgs/${login}/teams/${team.slug}`
}
