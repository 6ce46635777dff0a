import { type Asker, admit, type Refusal, refused } from '../commands/admit.ts'
import { approve } from '../commands/approve.ts'
import type { Home, Person, Role, Snapshot } from '../lifecycle/snapshot.ts'
import type { Standing } from './standing.ts'

/** Somebody's wish to approve, however it was expressed. `commit` is the one they named. */
export interface Wish {
  readonly by: Person
  readonly at: Date
  readonly commit: string | undefined
}

/** Decides whether this person may approve this proposal at this head, now. */
export function mayApprove(
  snapshot: Snapshot,
  standing: Standing,
  { by, at, commit }: Wish,
): 'admitted' | Refusal {
  const { home, config } = snapshot
  if (home?.state !== 'open') return refused('The pull request is no longer open.')

  const admission = admit(approve, askerOf(snapshot, home, by), config.maintainers)
  if (admission !== 'admitted') return admission
  if (by.id === home.author.id && !config.approvals.own) {
    return refused('Authors do not approve their own proposals; another maintainer has to.')
  }
  if (standing.decisions.rejection !== undefined) {
    return refused('The proposal is rejected; `/reopen` lifts that first.')
  }
  const errors = standing.findings.filter(({ severity }) => severity === 'error').length
  if (errors > 0) {
    const problems = errors === 1 ? 'a problem' : `${errors} problems`
    return refused(`The proposal still has ${problems} to mend; see the check run.`)
  }
  return headMeant(home, at, commit)
}

/** The role of a person now; nobody but a user has one. */
export function roleOf({ roles }: Snapshot, { login, type }: Omit<Person, 'id'>): Role {
  return type === 'User' ? (roles.get(login) ?? 'unknown') : 'none'
}

/** What counts of a person who asks for something on a home. */
export function askerOf(snapshot: Snapshot, home: Home, by: Omit<Person, 'id'>): Asker {
  return { role: roleOf(snapshot, by), isAuthor: by.login === home.author.login }
}

/** A push may have been on its way while somebody wrote; then the head they meant is not certain. */
function headMeant(home: Home, at: Date, commit: string | undefined): 'admitted' | Refusal {
  const short = home.head.slice(0, 7)
  if (commit !== undefined) {
    const names = /^[0-9a-f]{7,40}$/i.test(commit) && home.head.startsWith(commit.toLowerCase())
    return names ? 'admitted' : refused(`The present head is \`${short}\`, not the commit named.`)
  }
  if (home.headSeen !== undefined && home.headSeen <= at) return 'admitted'
  return refused(
    `A push arrived at about the same time. Approve again, or say \`/approve ${short}\` if that is what you read.`,
  )
}
