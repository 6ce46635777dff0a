import type { OwnPart } from './snapshot.ts'

/** The names of our check runs, the only ones we touch. */
export const checkNames = {
  proposal: 'usher / proposal',
  approval: 'usher / approval',
} as const

/** Our own pull requests, in the order in which they are opened. */
export const ownParts = ['registration', 'status', 'preset', 'e2e'] as const

/** Every branch of ours begins with this. */
export const branchPrefix = 'usher/'

/** The branch of one of our pull requests: the same name every time. */
export function branchOf(name: string, part: OwnPart): string {
  return `${branchPrefix}${name}/${part}`
}

/** The labels of ours, by what they say. */
export interface Labels {
  readonly provisional: string
  readonly ready: string
  readonly integrated: string
  readonly needsWork: string
  readonly approved: string
  readonly validationFailed: string
}

/** The labels under a repository's prefix (`proposal: ` by default). */
export function labelsOf(prefix: string): Labels {
  return {
    provisional: `${prefix}provisional`,
    ready: `${prefix}ready to integrate`,
    integrated: `${prefix}integrated`,
    needsWork: `${prefix}needs work`,
    approved: `${prefix}approved`,
    validationFailed: `${prefix}validation failed`,
  }
}
