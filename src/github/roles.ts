import { checkNames, labelsOf } from '../lifecycle/names.ts'
import type { Comment, Home, Person, Role } from '../lifecycle/snapshot.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import type { Access } from './access.ts'

/**
 * The people whose requests on a home are not settled, each once: writers of commands without our
 * 🚀 or 😕; while it is open also whoever last put a hand on the gate label, and approving reviewers
 * of the head, both as long as the approval check there does not say it already.
 */
export function askersOf(home: Home, prefix: string): readonly Person[] {
  const commenters = home.comments.filter(isOpenRequest).map((comment) => comment.by)
  const deciders = home.state === 'open' ? [...labeller(home, prefix), ...approvers(home)] : []
  const users = [...commenters, ...deciders].filter(({ type, id }) => type === 'User' && id !== '0')
  return [...new Map(users.map((person) => [person.login, person])).values()]
}

function isOpenRequest({ body, ours }: Comment): boolean {
  return !ours.has('rocket') && !ours.has('confused') && /^\//m.test(body)
}

function labeller(home: Home, prefix: string): readonly Person[] {
  const label = labelsOf(prefix).approved
  const event = home.labelEvents.findLast((one) => one.label === label)
  if (event === undefined || event.on === isApproved(home)) return []
  return [event.by]
}

function approvers(home: Home): readonly Person[] {
  if (isApproved(home)) return []
  return home.reviews
    .filter((review) => review.state === 'approved' && review.commit === home.head)
    .map((review) => review.by)
}

/** Whether our word on the head is that it is approved; where we have not spoken, our last word before. */
function isApproved({ checks, head }: Home): boolean {
  const words = checks.filter((check) => check.name === checkNames.approval)
  const word = words.find((check) => check.head === head) ?? words[0]
  return word?.conclusion === 'success'
}

/**
 * What everybody may do now. A look-up that GitHub refuses says `unknown`, never what was true before;
 * one that may succeed in a moment is tried again with the whole key, and nobody is refused meanwhile.
 */
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
    } catch (error) {
      if (!(error instanceof OutsideError) || error.retryable) throw error
      return [login, 'unknown']
    }
  })
  return new Map(await Promise.all(roles))
}
