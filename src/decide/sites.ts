import type { Files } from '../edit/files.ts'
import type { Inspection } from '../lifecycle/inspection.ts'
import { ownKeyOf } from '../lifecycle/names.ts'
import type { OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { type Site, sitesOf } from '../targets/sites.ts'
import type { Applies, Target } from '../targets/target.ts'
import { inspected } from './inspected.ts'
import { remembered } from './remembered.ts'

/** A site with what it holds of one model now. */
export interface SiteSeen extends Site {
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
  const { config, repository, files } = snapshot
  return sitesOf(config, repository).map((site) => {
    const { target } = site
    const fits = fitting(files, target)
    const name = target.nameOf(proposal)
    const isThere = fits.applies && name !== undefined
    return {
      ...site,
      files,
      fits,
      name,
      inspection: isThere ? inspected(files, target, name) : undefined,
    }
  })
}

const fitting = remembered((files: Files, target: Target) => target.applies(files))

/** Our branch and pull request for a part at a site. */
export function ownPullAt(
  { ownPulls }: Snapshot,
  { slot }: Site,
  part: OwnPull['part'],
): OwnPull | undefined {
  return ownPulls.get(ownKeyOf(part, slot))
}

/** Whether everything the model needs is there, with a test where one is asked for. */
export function isComplete({ config }: Pick<Snapshot, 'config'>, site: SiteSeen): boolean {
  const { inspection, target } = site
  const isTestAsked = config.gates.required.includes('e2e') && target.parts.includes('e2e')
  return inspection?.complete === true && (!isTestAsked || inspection.tested === true)
}
