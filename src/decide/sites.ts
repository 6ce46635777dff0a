import { remembered } from '../diagnostics/remembered.ts'
import type { Files } from '../edit/files.ts'
import type { Elsewhere } from '../lifecycle/elsewhere.ts'
import type { Inspection } from '../lifecycle/inspection.ts'
import { ownKeyOf } from '../lifecycle/names.ts'
import type { OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { type Site, sitesOf } from '../targets/sites.ts'
import type { Applies, Target } from '../targets/target.ts'
import { inspected } from './inspected.ts'

/** A site with what it holds of one model now. */
export interface SiteSeen extends Site {
  /** The other repository; `undefined` for the proposal's own, and where nobody has looked at it. */
  readonly there: Elsewhere | undefined
  readonly files: Files
  /** Whether the target knows the layout there. */
  readonly fits: Applies
  /** The model's name in this target. */
  readonly name: string | undefined
  /** What the default branch there holds of the model; `undefined` where the target does not fit or has no name for it. */
  readonly inspection: Inspection | undefined
}

/** Looks at every site of a proposal. */
export function sitesSeen(snapshot: Snapshot, proposal: Proposal): readonly SiteSeen[] {
  const { config, repository } = snapshot
  return sitesOf(config, repository).map((site) => {
    const { target } = site
    const there = elsewhereFor(snapshot, site)
    const files = site.repository === undefined ? snapshot.files : (there?.seen?.files ?? nothing)
    const fits = fitting(files, target)
    const name = target.nameOf(proposal)
    const isThere = fits.applies && name !== undefined
    const inspection = isThere ? inspected(files, target, name) : undefined
    return { ...site, there, files, fits, name, inspection }
  })
}

const nothing: Files = new Map()

const fitting = remembered((files: Files, target: Target) => target.applies(files))

function elsewhereFor({ elsewhere }: Snapshot, { repository }: Site): Elsewhere | undefined {
  const asked = repository?.toLowerCase()
  return elsewhere?.find((one) => one.asked.toLowerCase() === asked)
}

/** Whether nothing can be said of it now, because it is elsewhere and cannot be seen or does not take part. */
export function isHidden({ repository, there }: SiteSeen): boolean {
  const isSeen = there?.lets === 'in' || there?.lets === 'dry' || there?.lets === 'refused'
  return repository !== undefined && !isSeen
}

/** Whether we may write there. */
export function isWritable({ repository, there }: SiteSeen): boolean {
  return repository === undefined || there?.lets === 'in'
}

/** Our branch and pull request for a part at a site. */
export function ownPullAt(
  { ownPulls }: Snapshot,
  { slot, repository, there }: SiteSeen,
  part: OwnPull['part'],
): OwnPull | undefined {
  const all = repository === undefined ? ownPulls : there?.seen?.ownPulls
  return all?.get(ownKeyOf(part, slot))
}

/** Whether everything the model needs is there, with a test where one is asked for. */
export function isComplete({ config }: Pick<Snapshot, 'config'>, site: SiteSeen): boolean {
  const { inspection, target } = site
  const isTestAsked = config.gates.required.includes('e2e') && target.parts.includes('e2e')
  return inspection?.complete === true && (!isTestAsked || inspection.tested === true)
}
