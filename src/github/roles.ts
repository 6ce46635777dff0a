import { checkNames, labelsOf } from '../lifecycle/names.ts'
import type { Comment, Home, LabelEvent, Person, Role } from '../lifecycle/snapshot.ts'
import type { Access } from './access.ts'

/**
 * The people whose requests on a home are not settled, each once.
 *
 * A comment is settled by our 🚀 or 😕; a gate label by our putting it back, and, like an approving
 * review, by the approval check on the present head.
 */
export function askersOf(home: Home, prefix: string): readonly Person[] {
  const approved = home.checks.some(
    (check) =>
      check.name === checkNames.approval &&
      check.conclusion === 'success' &&
      check.head === home.head,
  )
  const gate = home.labelEvents.filter((event) => event.label === labelsOf(prefix).approved)
  const people =
    home.state === 'open'
      ? [...labellers(gate, approved), ...(approved ? [] : approvers(home))]
      : []
  const askers = [...home.comments.filter(isOpenRequest).map((comment) => comment.by), ...people]
  const byLogin = new Map(askers.filter(isKnownUser).map((person) => [person.login, person]))
  return [...byLogin.values()]
}

const isKnownUser = ({ type, id }: Person): boolean => type === 'User' && id !== '0'

function isOpenRequest({ body, ours }: Comment): boolean {
  return !ours.has('rocket') && !ours.has('confused') && /^\//m.test(body)
}

function labellers(gate: readonly LabelEvent[], approved: boolean): readonly Person[] {
  const lastOfBot = gate.findLastIndex((event) => event.by.type !== 'User')
  const standing = gate.slice(lastOfBot + 1)
  const unsettled = approved ? standing.slice(-1).filter((event) => !event.on) : standing
  return unsettled.map((event) => event.by)
}

function approvers(home: Home): readonly Person[] {
  return home.reviews.filter((review) => review.state === 'approved').map((review) => review.by)
}

/** What everybody may do now; a look-up that fails says `unknown`, never what was true before. */
export async function rolesOf(
  access: Access,
  { owner, name }: { readonly owner: string; readonly name: string },
  people: readonly Person[],
): Promise<ReadonlyMap<string, Role>> {
  const roles = people.map(async ({ login }): Promise<readonly [string, Role]> => {
    try {
      const answer = await access.askFor(`read the role of ${login}`, (octokit) =>
        octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo: name, username: login }),
      )
      return [login, answer?.data.role_name ?? 'none']
    } catch {
      return [login, 'unknown']
    }
  })
  return new Map(await Promise.all(roles))
}
