import type { Config, LabelKind } from '../config/config.ts'
import type { OwnPart } from './snapshot.ts'

/** The names of our check runs, the only ones we touch. */
export const checkNames = {
  proposal: 'usher / proposal',
  approval: 'usher / approval',
  configuration: 'usher / configuration',
} as const

/** Where a repository configures us. */
export const configPath = '.github/usher.yml'

/** The repository in which an owner configures us for all of theirs. */
export const ownerRepository = '.github'

/** Our own pull requests, in the order in which they are opened. */
export const ownParts = ['registration', 'status', 'preset', 'e2e'] as const

/** Every branch of ours begins with this. */
export const branchPrefix = 'usher/'

/** The branch of one of our pull requests: the same name every time. */
export function branchOf(name: string, part: OwnPart): string {
  return `${branchPrefix}${name}/${part}`
}

/** The branch of the audit's pull request. No preset of a model has a part of this name. */
export const repairBranch: string = `${branchPrefix}audit/repair`

/** The full names of our labels, by what they say. */
export type Labels = Readonly<Record<LabelKind, string>>

/** The labels as configured: the prefix in front of each name. */
export function labelsOf({ prefix, names }: Config['labels']): Labels {
  return {
    provisional: `${prefix}${names.provisional}`,
    ready: `${prefix}${names.ready}`,
    integrated: `${prefix}${names.integrated}`,
    needsWork: `${prefix}${names.needsWork}`,
    approved: `${prefix}${names.approved}`,
    onHold: `${prefix}${names.onHold}`,
    validationFailed: `${prefix}${names.validationFailed}`,
    rejected: `${prefix}${names.rejected}`,
  }
}
