import { asCode } from '../diagnostics/markdown.ts'
import type { Home, Role } from '../lifecycle/snapshot.ts'
import type { CommandSpec } from './command.ts'

/** Why a request is not carried out, in whole sentences. */
export interface Refusal {
  readonly kind: 'refused'
  readonly reason: string
}

/** Who asks: their role now, and whether the pull request is theirs. */
export interface Asker {
  readonly role: Role
  readonly isAuthor: boolean
}

/** Who counts as a maintainer: people with one of these roles, or in one of these teams. */
export interface Maintainers {
  readonly roles: readonly string[]
  readonly teams: readonly string[]
}

/** The role of somebody in one of the configured teams, whatever their role in the repository. */
export const teamRole = 'team'

/** Whether somebody with this role may decide; `unknown` may not, and hears why. */
export function mayDecide(role: Role, { roles }: Maintainers): boolean {
  return role === teamRole || roles.includes(role)
}

/** Decides whether this person may give this command at all. */
export function admit(
  spec: CommandSpec,
  asker: Asker,
  maintainers: Maintainers,
): 'admitted' | Refusal {
  const isTheirs = spec.who === 'author' && asker.isAuthor
  if (spec.who === 'anyone' || isTheirs || mayDecide(asker.role, maintainers)) return 'admitted'
  if (asker.role === 'unknown') return refused(unsure(spec, maintainers))
  const whom = spec.who === 'author' ? 'the author and for maintainers' : 'maintainers'
  return refused(`\`/${spec.name}\` is for ${whom}: ${wordsFor(maintainers)}.`)
}

/** GitHub refuses to say who is in a team also when the app may not read members. */
function unsure({ name }: CommandSpec, { teams }: Maintainers): string {
  const silent = `GitHub did not say whether you may use \`/${name}\`. Nothing was changed; give the command again in a few minutes.`
  if (teams.length === 0) return silent
  return `${silent} If this happens again, an owner has to allow the app to read members, for the teams that are configured.`
}

function wordsFor({ roles, teams }: Maintainers): string {
  const people = `people with the role ${roles.map((one) => asCode(one)).join(' or ')} in this repository`
  if (teams.length === 0) return people
  const which = teams.length === 1 ? 'the team' : 'one of the teams'
  return `${people}, or in ${which} ${teams.map((one) => asCode(one)).join(', ')}`
}

/** Decides whether a command fits: the state of the pull request, and the words that follow it. */
export function fits(
  spec: CommandSpec,
  state: Home['state'],
  args: readonly string[],
): 'fits' | Refusal {
  if (spec.when.length === 0) {
    return refused(
      `\`/${spec.name}\` is asked in the audit issue, since it is about all proposals.`,
    )
  }
  if (!spec.when.includes(state)) return refused(untimely(spec, state))
  if (args.length < spec.needs) return refused(`Say what is meant: \`${spec.usage}\`.`)
  const [gate] = args
  if (spec.gates === undefined || spec.gates.some((one) => one === gate)) return 'fits'
  const gates = spec.gates.map((one) => asCode(one)).join(' or ')
  return refused(`${asCode(gate ?? '')} is no gate of \`/${spec.name}\`, which knows ${gates}.`)
}

function untimely({ name }: CommandSpec, state: Home['state']): string {
  switch (state) {
    case 'open':
      return `\`/${name}\` can be asked once the pull request is merged.`
    case 'closed':
      return 'The pull request is no longer open. Reopen it first.'
    case 'merged':
      return `The pull request is merged; \`/${name}\` changes nothing any more.`
  }
}

export function refused(reason: string): Refusal {
  return { kind: 'refused', reason }
}
