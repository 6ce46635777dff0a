import type { Role } from './people.ts'

/** A team of an organisation: who is in it, and what that lets them do where. */
export interface Team {
  readonly id: number
  readonly organizationId: number
  readonly slug: string
  readonly name: string
  readonly members: ReadonlyMap<number, Membership>
  /** Role by repository; `name` differs from `role` for custom roles. */
  readonly grants: ReadonlyMap<number, { readonly role: Role; readonly name: string }>
}

export interface Membership {
  readonly role: 'member' | 'maintainer'
  /** Pending until an invitation is accepted; until then it gives no right. */
  readonly state: 'active' | 'pending'
}
