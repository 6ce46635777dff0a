import type { Part } from '../config/config.ts'
import { remembered } from '../diagnostics/remembered.ts'
import type { FileSet, Files } from '../edit/files.ts'
import type { FactsSeen } from '../lifecycle/facts-seen.ts'
import type { FileAt, Snapshot } from '../lifecycle/snapshot.ts'
import { statusOf } from '../lifecycle/stage.ts'
import { isBeyond } from '../lifecycle/vocabulary.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { afterwards, scaffoldParts } from '../targets/scaffold-parts.ts'
import { withoutTaken } from '../targets/taken.ts'
import type { Target } from '../targets/target.ts'
import { isDue, isToFinish } from './due.ts'
import { type Errand, ownOf, type PartErrand } from './errands.ts'
import { dayOf } from './follow-up-commit.ts'
import { isComplete, type SiteSeen } from './sites.ts'
import type { Standing } from './standing.ts'
import { statusChange } from './status-change.ts'
import { partsIn, travelOf } from './travel.ts'

const nothing: FileSet = { changes: [], notes: [], todos: [] }

/**
 * The files each of our pull requests should hold now; empty where nothing is needed.
 *
 * The status comes once it is ready; the status `integrated` travels with the part that makes it
 * true, the last that was missing anywhere. A status line that a person wrote ahead of the evidence,
 * or in words of their own, brings nothing.
 */
export function desiredFiles(snapshot: Snapshot, standing: Standing, errand: Errand): FileSet {
  const { accepted } = snapshot
  if (accepted === undefined) return nothing
  if (standing.written === undefined || !standing.path.includes('integrated')) return nothing
  const asked = { snapshot, standing, accepted }
  if (errand.part === 'status') return statusFiles(asked)
  if (!isDue(snapshot, standing, errand)) return nothing
  return withStatus(asked, errand, scaffolded(asked, errand))
}

interface Asked {
  readonly snapshot: Snapshot
  /** Once it is on the default branch, that text is the one the standing is about. */
  readonly standing: Standing
  readonly accepted: FileAt
}

function scaffolded({ snapshot, standing }: Asked, { part, site }: PartErrand): FileSet {
  const { target, files, fits, name } = site
  const travel = travelOf(snapshot.config, site, part)
  if (!fits.applies || name === undefined || travel === undefined) return nothing
  const { facts } = snapshot
  const paths = (site.repository === undefined ? snapshot : site.there?.seen)?.paths ?? noPaths
  return scaffold(files, paths, target, standing.proposal, facts, travel.from, travel.until)
}

const noPaths: ReadonlySet<string> = new Set()

const scaffold = remembered(
  (
    files: Files,
    paths: ReadonlySet<string>,
    target: Target,
    proposal: Proposal,
    seen: FactsSeen | undefined,
    ...[from, until]: readonly [Part, Part]
  ) => {
    const known = seen?.kind === 'known' ? seen : { facts: undefined, config: undefined }
    const brief = { proposal, facts: known.facts, config: known.config }
    const parts = partsIn({ from, until }, target.parts)
    return withoutTaken(scaffoldParts(target, parts, { brief, files }), paths)
  },
)

/** Moves the status line alone: to ready, or to integrated where the preset came without it. */
function statusFiles({ snapshot, standing, accepted }: Asked): FileSet {
  const status = statusOf(standing.stage)
  const isDue = standing.written !== undefined && isBeyond(status, standing.written)
  if (status === 'provisional' || !isDue) return nothing
  const day = dayOf(snapshot, snapshot.ownPulls.get('status'))
  return { ...nothing, changes: statusChange(snapshot, accepted, { status, day }) }
}

/** The files of a part, and the status where it becomes true with them. */
function withStatus(asked: Asked, errand: PartErrand, files: FileSet): FileSet {
  const { snapshot, standing, accepted } = asked
  if (files.changes.length === 0 || !isToFinish(standing)) return files
  if (!isLast(snapshot, standing, { site: errand.site, files })) return files
  const day = dayOf(snapshot, ownOf(snapshot, standing, errand))
  const status = statusChange(snapshot, accepted, { status: 'integrated', day })
  return { ...files, changes: [...files.changes, ...status] }
}

/** Whether these files are all that is missing: with them the site is complete, as every other required one is. */
function isLast(
  snapshot: Snapshot,
  { sites }: Standing,
  { site, files }: { readonly site: SiteSeen; readonly files: FileSet },
): boolean {
  const others = sites.filter((one) => one.required && one !== site)
  const inspection = inspectedAfter(site.files, files, site.target, site.name ?? '')
  const isHere = site.repository === undefined && site.required
  const isThere = isHere && isComplete(snapshot, { ...site, inspection })
  return isThere && others.every((one) => isComplete(snapshot, one))
}

const inspectedAfter = remembered((files: Files, set: FileSet, target: Target, name: string) =>
  target.inspect(name, afterwards(files, set)),
)
