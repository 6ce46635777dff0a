import type { Config, LabelKind } from '../config/config.ts'
import type { OwnKey, OwnPart } from './snapshot.ts'

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

/** Which of our pull requests a part is: the first target of a repository has no slot, and short names. */
export function ownKeyOf(part: OwnPart, slot?: string): OwnKey {
  return slot === undefined || part === 'status' ? part : `${slot}/${part}`
}

/** Every pull request of ours there may be in a repository with these further targets. */
export function ownKeysOf(slots: readonly string[]): readonly OwnPlace[] {
  const further = slots.flatMap((slot) =>
    ownParts.filter((part) => part !== 'status').map((part) => ({ part, slot })),
  )
  return [...ownParts.map((part) => ({ part, slot: undefined })), ...further].map((place) => ({
    ...place,
    key: ownKeyOf(place.part, place.slot),
  }))
}

/** A part of the target in a slot, and the key of both. */
export interface OwnPlace {
  readonly key: OwnKey
  readonly part: OwnPart
  readonly slot: string | undefined
}

/**
 * The branch of one of our pull requests: the same name every time. In another repository it says by
 * id whose proposal it is for (`home`), since several may ask for one model.
 */
export function branchOf(name: string, key: OwnKey, home?: string): string {
  return `${branchStart(name, home)}${key}`
}

/** What the branches for one model begin with. */
export function branchStart(name: string, home?: string): string {
  return `${branchPrefix}${home === undefined ? '' : `from-${home}/`}${name}/`
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
