import type { Part } from '../config/config.ts'
import { branchOf, ownKeyOf, ownParts } from '../lifecycle/names.ts'
import type { OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import { ownPullAt, type SiteSeen } from './sites.ts'
import type { Standing } from './standing.ts'

/** What one of our pull requests is for: the status line, or a part of the work at a site. */
export type Errand = { readonly part: 'status'; readonly site?: undefined } | PartErrand

/** A part of the work at a site. */
export interface PartErrand {
  readonly part: Part
  readonly site: SiteSeen
}

/** Every errand there may be, in the order in which they are gone on. */
export function errandsOf({ sites }: Pick<Standing, 'sites'>): readonly Errand[] {
  return ownParts.flatMap((part): readonly Errand[] =>
    part === 'status' ? [{ part }] : sites.map((site) => ({ part, site })),
  )
}

/** Our branch and pull request for an errand, or the branch it will have. */
export function ownOf(
  snapshot: Snapshot,
  { name }: Pick<Standing, 'name'>,
  { part, site }: Errand,
): OwnPull {
  const slot = site?.slot
  const there =
    site === undefined ? snapshot.ownPulls.get('status') : ownPullAt(snapshot, site, part)
  if (there !== undefined) return there
  const branch = branchOf(name ?? '', ownKeyOf(part, slot))
  return { part, slot, branch, tip: undefined, pull: undefined }
}
