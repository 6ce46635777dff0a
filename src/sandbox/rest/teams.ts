import { permits } from '../auth/access.ts'
import { notFound, Problem } from '../problem.ts'
import { userShape } from '../shape/people.ts'
import { teamShape, teamUrl } from '../shape/team.ts'
import { userNamed } from '../state/lookup.ts'
import type { User } from '../state/people.ts'
import type { Team } from '../state/teams.ts'
import { type Answer, type Call, listed, type Operations, ok, textAt } from './operation.ts'

/** Organisations and their teams, for members and for apps that may read members. */
export const teams: Operations = {
  'teams/get-by-name': {
    kind: 'anyone',
    handle: (call) => {
      const team = teamAt(call)
      const organization = userShape(call.world, team.organizationId)
      const count = { members_count: team.members.size, repos_count: team.grants.size }
      return ok({ ...teamShape(call.world, team), ...count, organization })
    },
  },
  'teams/get-membership-for-user-in-org': { kind: 'anyone', handle: membership },
  'teams/list-members-in-org': {
    kind: 'anyone',
    handle: (call) => {
      const active = [...teamAt(call).members].filter(([, { state }]) => state === 'active')
      return listed(active, ([id]) => userShape(call.world, id))
    },
  },
  'orgs/get-membership-for-user': { kind: 'anyone', handle: organizationMembership },
}

function organizationAt(call: Call): User {
  const organization = userNamed(call.world.state, textAt(call, 'org'))
  if (organization?.kind !== 'Organization') throw notFound()
  checkSight(call, organization)
  return organization
}

/** Strangers do not see teams at all; an app needs the permission of the organisation's installation. */
function checkSight({ world, actor }: Call, organization: User): void {
  if (actor.kind === 'person' && isIn(world.state, organization, actor.user.id)) return
  if (actor.kind !== 'installation') throw notFound()
  const isHere = actor.installation.accountId === organization.id
  if (isHere && permits(actor.token.permissions, 'members:read')) return
  throw new Problem(403, 'Resource not accessible by integration')
}

function isIn(state: Call['world']['state'], { id }: User, userId: number): boolean {
  const own = [...state.teams.values()].filter((team) => team.organizationId === id)
  return userId === id || own.some(({ members }) => members.get(userId)?.state === 'active')
}

function teamAt(call: Call): Team {
  const { id } = organizationAt(call)
  const slug = textAt(call, 'team_slug').toLowerCase()
  const all = call.world.state.teams.values()
  const team = all.find((one) => one.organizationId === id && one.slug === slug)
  if (team === undefined) throw notFound()
  return team
}

/** Who is not in the team, and who does not exist, is not found alike. */
function membership(call: Call): Answer {
  const team = teamAt(call)
  const user = userNamed(call.world.state, textAt(call, 'username'))
  const found = user === undefined ? undefined : team.members.get(user.id)
  if (user === undefined || found === undefined) throw notFound()
  return ok({ ...found, url: `${teamUrl(call.world, team)}/memberships/${user.login}` })
}

function organizationMembership(call: Call): Answer {
  const { world } = call
  const organization = organizationAt(call)
  const user = userNamed(world.state, textAt(call, 'username'))
  if (user === undefined || !isIn(world.state, organization, user.id)) throw notFound()
  const { url } = world.place
  return ok({
    url: `${url}/orgs/${organization.login}/memberships/${user.login}`,
    state: 'active',
    role: user.id === organization.id ? 'admin' : 'member',
    organization_url: `${url}/orgs/${organization.login}`,
    organization: userShape(world, organization.id),
    user: userShape(world, user.id),
  })
}
