import type { Role } from '../lifecycle/snapshot.ts'
import type { CommandSpec } from './command.ts'

/** Why a request is not carried out, in whole sentences. */
export interface Refusal {
  readonly kind: 'refused'
  readonly reason: string
}

/** Whether somebody with this role may decide; `unknown` may not, and hears why. */
export function mayDecide(role: Role, roles: readonly string[]): boolean {
  return roles.includes(role)
}

/** Decides whether a person with `role` may give this command in a repository whose maintainers are `roles`. */
export function admit(
  spec: CommandSpec,
  role: Role,
  roles: readonly string[],
): 'admitted' | Refusal {
  if (spec.who === 'anyone' || mayDecide(role, roles)) return 'admitted'
  if (role === 'unknown') {
    return refused(
      `GitHub did not say whether you may use \`/${spec.name}\`. Nothing was changed; give the command again in a few minutes.`,
    )
  }
  return refused(
    `\`/${spec.name}\` is for maintainers: people with the role ${roles.map((one) => `\`${one}\``).join(' or ')} in this repository.`,
  )
}

export function refused(reason: string): Refusal {
  return { kind: 'refused', reason }
}
