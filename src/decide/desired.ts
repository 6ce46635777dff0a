import type { Part } from '../config/config.ts'
import type { FileSet, Files } from '../edit/files.ts'
import type { FactsSeen } from '../lifecycle/facts-seen.ts'
import type { FileAt, OwnPart, Snapshot } from '../lifecycle/snapshot.ts'
import { statusOf } from '../lifecycle/stage.ts'
import { isBeyond } from '../lifecycle/vocabulary.ts'
import type { Proposal } from '../proposal/proposal.ts'
import type { Target } from '../targets/target.ts'
import { dayOf } from './follow-up-commit.ts'
import { remembered } from './remembered.ts'
import type { Standing } from './standing.ts'
import { statusChange } from './status-change.ts'

const nothing: FileSet = { changes: [], notes: [], todos: [] }

/**
 * The files each of our pull requests should hold now; empty where nothing is needed.
 *
 * Registration comes once the proposal is accepted, the status once it is ready, the preset (with
 * the status `integrated`) and the e2e test once the status says so on the default branch. A status
 * line that a person wrote ahead of the evidence, or in words of their own, brings nothing.
 */
export function desiredFiles(snapshot: Snapshot, standing: Standing, part: OwnPart): FileSet {
  const { accepted } = snapshot
  if (accepted === undefined) return nothing
  // Once it is on the default branch, that text is the one the standing is about.
  const { proposal, path } = standing
  if (standing.written === undefined || !path.includes('integrated')) return nothing
  const asked = { snapshot, standing, accepted, proposal }
  switch (part) {
    case 'registration':
      return isToRegister(snapshot, standing) ? scaffolded(asked, part) : nothing
    case 'status':
      return statusFiles(asked)
    case 'preset':
      return presetFiles(asked)
    case 'e2e':
      return isToTest(standing) ? scaffolded(asked, part) : nothing
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

function scaffolded({ snapshot, standing, proposal }: Asked, part: Part): FileSet {
  const { target } = standing
  if (target === undefined || standing.name === undefined) return nothing
  if (!target.parts.includes(part)) return nothing
  return scaffold(snapshot.files, target, proposal, part, snapshot.facts)
}

const scaffold = remembered(
  (files: Files, target: Target, proposal: Proposal, part: Part, seen: FactsSeen | undefined) => {
    const known = seen?.kind === 'known' ? seen : { facts: undefined, config: undefined }
    return target.scaffold(part, { proposal, facts: known.facts, config: known.config }, files)
  },
)

/** Moves the status line alone: to ready, or to integrated where the preset came without it. */
function statusFiles({ snapshot, standing, accepted }: Asked): FileSet {
  const status = statusOf(standing.stage)
  const isDue = standing.written !== undefined && isBeyond(status, standing.written)
  if (status === 'provisional' || !isDue) return nothing
  const day = dayOf(snapshot, 'status')
  return { ...nothing, changes: statusChange(snapshot, accepted, { status, day }) }
}

/** The preset's files, and the status that becomes true with them unless a test is asked for and missing. */
function presetFiles(asked: Asked): FileSet {
  const { snapshot, standing, accepted } = asked
  if (standing.written !== 'ready' || standing.stage !== 'ready') return nothing
  const files = scaffolded(asked, 'preset')
  const isTestAwaited =
    snapshot.config.gates.required.includes('e2e') && standing.inspection?.tested !== true
  if (files.changes.length === 0 || isTestAwaited) return files
  const day = dayOf(snapshot, 'preset')
  const status = statusChange(snapshot, accepted, { status: 'integrated', day })
  return { ...files, changes: [...files.changes, ...status] }
}
