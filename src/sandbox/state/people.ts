import type { SignIn } from './sign-ins.ts'

/** Somebody who acts: a person, an organisation, or the bot of an app. */
export interface User {
  readonly id: number
  readonly login: string
  readonly kind: 'User' | 'Bot' | 'Organization'
  readonly token: string
}

/** The five built-in rights to a repository, weakest first. */
export const roles = ['read', 'triage', 'write', 'maintain', 'admin'] as const
export type Role = (typeof roles)[number]

/** What somebody may do in one repository; `name` differs from `role` for custom roles. */
export interface Collaboration {
  readonly repositoryId: number
  readonly userId: number
  readonly role: Role
  readonly name: string
}

export type Level = 'read' | 'write' | 'admin'
export type Permissions = Readonly<Record<string, Level>>

/** A registered app with its hook. */
export interface App {
  readonly id: number
  readonly slug: string
  readonly ownerId: number
  readonly botId: number
  readonly hookId: number
  readonly permissions: Permissions
  readonly events: readonly string[]
  readonly publicKey: string
  readonly webhookSecret: string
  readonly webhookUrl: string | undefined
  /** An app may do without webhooks. */
  readonly isListening: boolean
  /** An app may do without people signing in. */
  readonly signIn?: SignIn
  readonly createdAt: string
}

/** An app on an account: all of its repositories that were chosen. */
export interface Installation {
  readonly id: number
  readonly appId: number
  readonly accountId: number
  readonly repositoryIds: readonly number[]
  readonly permissions: Permissions
  readonly suspendedAt: string | undefined
  readonly createdAt: string
}

/** An installation's token; narrower than the installation when asked so. */
export interface InstallationToken {
  readonly token: string
  readonly installationId: number
  readonly permissions: Permissions
  readonly repositoryIds: readonly number[] | undefined
  readonly expiresAt: string
}
