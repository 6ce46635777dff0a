import type { Part } from '../config/config.ts'
import type { OtherRepository } from '../lifecycle/elsewhere.ts'
import { branchOf, ownKeyOf, ownParts } from '../lifecycle/names.ts'
import type { OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import { isWritable, ownPullAt, type SiteSeen } from './sites.ts'
import type { Standing } from './standing.ts'

/** What one of our pull requests is for: the status line, or a part of the work at a site. */
export type Errand = { readonly part: 'status'; readonly site?: undefined } | PartErrand

/** A part of the work at a site. */
export interface PartErrand {
  readonly part: Part
  readonly site: SiteSeen
}

/** Every errand there may be, in the order in which they are gone on; none where we may not write. */
export function errandsOf({ sites }: Pick<Standing, 'sites'>): readonly Errand[] {
  return ownParts.flatMap((part): readonly Errand[] =>
    part === 'status' ? [{ part }] : sites.filter(isWritable).map((site) => ({ part, site })),
  )
}

/** Our branch and pull request for an errand, and where they are. */
export interface OwnWork extends OwnPull {
  /** Another repository than the proposal's. */
  readonly there?: OtherRepository
  /** The commit the branch is to stand on. */
  readonly base: string
}

/** Our branch and pull request for an errand, or the branch it will have. */
export function ownOf(
  snapshot: Snapshot,
  { name }: Pick<Standing, 'name'>,
  { part, site }: Errand,
): OwnWork {
  const known = site === undefined ? snapshot.ownPulls.get(part) : ownPullAt(snapshot, site, part)
  const slot = site?.slot
  const home = site?.repository === undefined ? undefined : snapshot.repository.id
  const branch = branchOf(name ?? '', ownKeyOf(part, slot), home)
  const own = known ?? { part, slot, branch, tip: undefined, pull: undefined }
  const other = site?.there?.seen?.repository
  if (other === undefined) return { ...own, base: snapshot.repository.head }
  const { id, owner, name: called, defaultBranch, head } = other
  return { ...own, there: { id, owner, name: called, defaultBranch }, base: head }
}
