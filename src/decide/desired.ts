import type { Part } from '../config/config.ts'
import type { FileSet } from '../edit/files.ts'
import type { FileAt, OwnPart, Snapshot } from '../lifecycle/snapshot.ts'
import { isStatus } from '../lifecycle/stage.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { dayOf } from './follow-up-commit.ts'
import type { Standing } from './standing.ts'
import { statusChange } from './status-change.ts'

const nothing: FileSet = { changes: [], notes: [], todos: [] }

/**
 * The files each of our pull requests should hold now; empty where nothing is needed.
 *
 * Registration comes once the proposal is accepted, the status once it is ready, the preset (with
 * the status `integrated`) and the e2e test once the status says so on the default branch.
 */
export function desiredFiles(snapshot: Snapshot, standing: Standing, part: OwnPart): FileSet {
  const { accepted } = snapshot
  if (accepted === undefined) return nothing
  // Once it is on the default branch, that text is the one the standing is about.
  const { proposal } = standing
  if (!isStatus(proposal.status)) return nothing
  const asked = { snapshot, standing, accepted, proposal }
  switch (part) {
    case 'registration':
      return proposal.status === 'provisional' ? scaffolded(asked, part) : nothing
    case 'status':
      return statusFiles(asked)
    case 'preset':
      return presetFiles(asked)
    case 'e2e':
      return proposal.status === 'provisional' ? nothing : scaffolded(asked, part)
  }
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
  return target.scaffold(part, { proposal, facts: undefined }, snapshot.files)
}

/** Moves the status line alone: to ready, or to integrated where the preset came without it. */
function statusFiles({ snapshot, standing, accepted, proposal }: Asked): FileSet {
  const day = dayOf(snapshot, 'status')
  const { stage } = standing
  if (stage === 'integrated' && proposal.status !== 'integrated') {
    return { ...nothing, changes: statusChange(snapshot, accepted, { status: 'integrated', day }) }
  }
  if (stage !== 'ready' || proposal.status !== 'provisional') return nothing
  const changes = statusChange(snapshot, accepted, { status: 'ready to integrate', day })
  return { ...nothing, changes }
}

/** The preset's files, and the status that becomes true with them. */
function presetFiles(asked: Asked): FileSet {
  const { snapshot, standing, accepted, proposal } = asked
  if (proposal.status !== 'ready to integrate' || standing.stage !== 'ready') return nothing
  const files = scaffolded(asked, 'preset')
  if (files.changes.length === 0) return nothing
  const day = dayOf(snapshot, 'preset')
  const status = statusChange(snapshot, accepted, { status: 'integrated', day })
  return { ...files, changes: [...files.changes, ...status] }
}
