import { teamRole } from '../commands/admit.ts'
import { commandNamed } from '../commands/commands.ts'
import { parseCommands } from '../commands/parse-commands.ts'
import type { Config } from '../config/config.ts'
import { labelsOf } from '../lifecycle/names.ts'
import type { Comment, Home, Person, Role, Snapshot } from '../lifecycle/snapshot.ts'
import { standingDecisions } from '../lifecycle/standing-decisions.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import type { Access } from './access.ts'

/** What of a snapshot tells whose requests are not settled. */
type Seen = Pick<Snapshot, 'home' | 'asked' | 'config' | 'requests'> &
  Partial<Pick<Snapshot, 'ownPulls'>>

/**
 * The people whose requests on a home are not settled, each once: writers of commands without our
 * 🚀 or 😕; while it is open also whoever last put a hand on the gate label, and approving reviewers
 * of the head, both as long as the approval check there does not say it already.
 */
export function askersOf(seen: Seen): readonly Person[] {
  const { home, requests } = seen
  if (home === undefined) return []
  const ours = [...(seen.ownPulls?.values() ?? [])].flatMap(({ pull }) => pull?.comments ?? [])
  const spoken = [...home.comments.filter(isOpenRequest), ...ours.filter(isForUs)]
  const commenters = spoken.map((comment) => comment.by)
  const deciders = home.state === 'open' ? [...labeller(home, seen), ...approvers(home, seen)] : []
  const clickers = requests
    .filter(({ kind }) => kind.startsWith('click:'))
    .map(({ actor }) => ({ login: actor, id: actor, type: 'User' as const }))
  const askers = [...commenters, ...deciders, ...clickers]
  const users = askers.filter(({ type, id }) => type === 'User' && id !== '0')
  return [...new Map(users.map((person) => [person.login, person])).values()]
}

function isOpenRequest({ body, ours }: Comment): boolean {
  return !ours.has('rocket') && !ours.has('confused') && /^\//m.test(body)
}

/** On our own pull requests people speak to other bots too. */
function isForUs(comment: Comment): boolean {
  const isOpen = isOpenRequest(comment)
  return isOpen && parseCommands(comment.body).commands.some(({ name }) => commandNamed(name))
}

function labeller(home: Home, seen: Seen): readonly Person[] {
  const label = labelsOf(seen.config.labels).approved
  const event = home.labelEvents.findLast((one) => one.label === label)
  if (event === undefined || event.on === standingDecisions(seen).approved) return []
  return [event.by]
}

function approvers(home: Home, seen: Seen): readonly Person[] {
  if (standingDecisions(seen).approved) return []
  return home.reviews
    .filter((review) => review.state === 'approved' && review.commit === home.head)
    .map((review) => review.by)
}

/** Where roles are asked for, and what makes a maintainer there. */
interface Asking {
  readonly owner: string
  readonly name: string
  readonly maintainers: Config['maintainers']
}

/**
 * What everybody may do now. A look-up that GitHub refuses says `unknown`, never what was true before;
 * one that may succeed in a moment is tried again with the whole key, and nobody is refused meanwhile.
 */
export async function rolesOf(
  access: Access,
  asking: Asking,
  people: readonly Person[],
): Promise<ReadonlyMap<string, Role>> {
  const roles = people.map(async ({ login }): Promise<readonly [string, Role]> => {
    try {
      return [login, await roleIn(access, asking, login)]
    } catch (error) {
      if (!(error instanceof OutsideError) || error.retryable) throw error
      return [login, 'unknown']
    }
  })
  return new Map(await Promise.all(roles))
}

/** The role in the repository; where that does not suffice, whether one of the teams does. */
async function roleIn(access: Access, asking: Asking, login: string): Promise<Role> {
  const { owner, name, maintainers } = asking
  const look = () =>
    access.askFor(`read the role of ${login}`, (octokit) =>
      octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo: name, username: login }),
    )
  // GitHub says now and then that somebody is not there who is, and a refusal is for good.
  const answer = (await look()) ?? (await look())
  const role = answer?.data.role_name ?? 'none'
  if (maintainers.roles.includes(role)) return role
  for (const team of maintainers.teams) {
    if (await isInTeam(access, teamAt(team, owner), login)) return teamRole
  }
  return role
}

/** `slug` stands for a team of the repository's owner, `org/slug` for one elsewhere. */
function teamAt(team: string, owner: string): { readonly org: string; readonly slug: string } {
  const [org = owner, slug = ''] = team.includes('/') ? team.split('/') : [owner, team]
  return { org, slug }
}

async function isInTeam(
  access: Access,
  { org, slug }: { readonly org: string; readonly slug: string },
  login: string,
): Promise<boolean> {
  const answer = await access.askFor(`see whether ${login} is in ${org}/${slug}`, (octokit) =>
    octokit.rest.teams.getMembershipForUserInOrg({ org, team_slug: slug, username: login }),
  )
  return answer?.data.state === 'active'
}
