import type { Desk } from '../server/desk.ts'
import type { Role, User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import type { Membership, Team } from '../state/teams.ts'
import { theOne } from './act.ts'

/** Teams of organisations; nobody is told. */
export interface Teaming {
  /** The slug is the name in lower case with dashes. */
  createTeam(organization: User, name: string): Team
  /** An active member unless said otherwise; a second time changes what was said. */
  addTeamMember(team: Team, user: User, membership?: Partial<Membership>): void
  removeTeamMember(team: Team, user: User): void
  /** `name` is that of a custom role built on the role. */
  grantTeam(team: Team, repository: Repository, given: { role: Role; name?: string }): void
}

export function teaming({ world: { state, nextId } }: Desk): Teaming {
  const change = ({ id }: Team, changes: (team: Team) => Partial<Team>): void => {
    const team = theOne(state.teams, id)
    state.teams.set(id, { ...team, ...changes(team) })
  }
  return {
    createTeam: (organization, name) => {
      if (organization.kind !== 'Organization') throw new Error('Only organisations have teams')
      const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
      const empty = { members: new Map(), grants: new Map() }
      const team: Team = { id: nextId(), organizationId: organization.id, slug, name, ...empty }
      state.teams.set(team.id, team)
      return team
    },
    addTeamMember: (team, { id }, membership) =>
      change(team, ({ members }) => {
        const whole: Membership = { role: 'member', state: 'active', ...membership }
        return { members: new Map([...members, [id, whole]]) }
      }),
    removeTeamMember: (team, user) =>
      change(team, ({ members }) => ({
        members: new Map([...members].filter(([id]) => id !== user.id)),
      })),
    grantTeam: (team, { id }, { role, name = role }) =>
      change(team, ({ grants }) => ({ grants: new Map([...grants, [id, { role, name }]]) })),
  }
}
