import type { Part } from '../config/config.ts'
import type { FileSet, Files } from '../edit/files.ts'
import type { FactsSeen } from '../lifecycle/facts-seen.ts'
import type { FileAt, Snapshot } from '../lifecycle/snapshot.ts'
import { statusOf } from '../lifecycle/stage.ts'
import { isBeyond } from '../lifecycle/vocabulary.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { scaffoldParts } from '../targets/scaffold-parts.ts'
import type { Target } from '../targets/target.ts'
import { type Errand, ownOf } from './errands.ts'
import { dayOf } from './follow-up-commit.ts'
import { remembered } from './remembered.ts'
import { isComplete, type SiteSeen } from './sites.ts'
import type { Standing } from './standing.ts'
import { statusChange } from './status-change.ts'
import { partsIn, travelOf } from './travel.ts'

const nothing: FileSet = { changes: [], notes: [], todos: [] }

/**
 * The files each of our pull requests should hold now; empty where nothing is needed.
 *
 * Registration comes once the proposal is accepted, the status once it is ready, the preset and the
 * e2e test once the status says so on the default branch. The status `integrated` travels with the
 * preset that makes it true: the last one that is required. A status line that a person wrote ahead
 * of the evidence, or in words of their own, brings nothing.
 */
export function desiredFiles(snapshot: Snapshot, standing: Standing, errand: Errand): FileSet {
  const { accepted } = snapshot
  if (accepted === undefined) return nothing
  // Once it is on the default branch, that text is the one the standing is about.
  const { proposal, path } = standing
  if (standing.written === undefined || !path.includes('integrated')) return nothing
  const asked = { snapshot, standing, accepted, proposal }
  if (errand.part === 'status') return statusFiles(asked)
  const { part, site } = errand
  switch (part) {
    case 'registration':
      return isToRegister(snapshot, standing) ? scaffolded(asked, site, part) : nothing
    case 'preset':
      return presetFiles(asked, site)
    case 'e2e':
      return isToTest(standing) ? scaffolded(asked, site, part) : nothing
  }
}

/** Until the status has moved on: one that a person moved ahead of the evidence still waits for it. */
function isToRegister({ ownPulls }: Snapshot, { written }: Standing): boolean {
  const isMovedByUs = ownPulls.get('status')?.pull?.state === 'merged'
  return written === 'provisional' || (written === 'ready' && !isMovedByUs)
}

/** Beside the preset, and as long as it takes. */
function isToTest({ written, stage }: Standing): boolean {
  const isBeside = stage === 'ready' && written === 'ready'
  return isBeside || (stage === 'integrated' && written !== 'provisional')
}

interface Asked {
  readonly snapshot: Snapshot
  readonly standing: Standing
  readonly accepted: FileAt
  readonly proposal: Proposal
}

function scaffolded({ snapshot, proposal }: Asked, site: SiteSeen, part: Part): FileSet {
  const { target, files, fits, name } = site
  const travel = travelOf(snapshot.config, site, part)
  if (!fits.applies || name === undefined || travel === undefined) return nothing
  return scaffold(files, target, proposal, snapshot.facts, travel.from, travel.until)
}

const scaffold = remembered(
  (
    files: Files,
    target: Target,
    proposal: Proposal,
    seen: FactsSeen | undefined,
    ...[from, until]: readonly [Part, Part]
  ) => {
    const known = seen?.kind === 'known' ? seen : { facts: undefined, config: undefined }
    const brief = { proposal, facts: known.facts, config: known.config }
    const parts = partsIn({ from, until }, target.parts)
    return scaffoldParts(target, parts, { brief, files })
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

/** The preset's files, and the status where it becomes true with them. */
function presetFiles(asked: Asked, site: SiteSeen): FileSet {
  const { snapshot, standing, accepted } = asked
  const isDue = standing.written === 'ready' && standing.stage === 'ready'
  if (!isDue && !isLate(standing, site)) return nothing
  const files = scaffolded(asked, site, 'preset')
  if (files.changes.length === 0 || !isDue || !isLast(snapshot, standing, site)) return files
  const day = dayOf(snapshot, ownOf(snapshot, standing, { part: 'preset', site }))
  const status = statusChange(snapshot, accepted, { status: 'integrated', day })
  return { ...files, changes: [...files.changes, ...status] }
}

/** One that is not waited for may come after the others are complete. */
function isLate({ written, stage }: Standing, { required }: SiteSeen): boolean {
  return !required && stage === 'integrated' && (written === 'ready' || written === 'integrated')
}

/** Whether its preset is all that is missing: every other required site is complete, and no test is waited for. */
function isLast(snapshot: Snapshot, { sites }: Standing, site: SiteSeen): boolean {
  const others = sites.filter((one) => one.required && one.target !== site.target)
  const isTestAsked =
    snapshot.config.gates.required.includes('e2e') && site.target.parts.includes('e2e')
  const isBrought = travelOf(snapshot.config, site, 'preset')?.until === 'e2e'
  const isTested = !isTestAsked || isBrought || site.inspection?.tested === true
  return site.required && isTested && others.every((one) => isComplete(snapshot, one))
}
