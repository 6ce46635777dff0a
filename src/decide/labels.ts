import type { LabelKind } from '../config/config.ts'
import { type Labels, labelsOf } from '../lifecycle/names.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import { statusOf } from '../lifecycle/stage.ts'
import type { Plan } from './plan.ts'
import type { Standing } from './standing.ts'

interface Definition {
  readonly color: string
  readonly description: string
}

const kinds = [
  'provisional',
  'ready',
  'integrated',
  'needsWork',
  'approved',
  'onHold',
  'validationFailed',
  'rejected',
] as const satisfies readonly LabelKind[]

/** How our labels look, in the words of a person who reads the list of labels. */
const definitions: Readonly<Record<LabelKind, Definition>> = {
  provisional: { color: 'c5def5', description: 'The model is asked for and not ready yet' },
  ready: { color: '0e8a16', description: 'Validated and published; the preset can be written' },
  integrated: { color: '5319e7', description: 'The model is complete on the default branch' },
  needsWork: { color: 'd93f0b', description: 'The author has problems to mend' },
  approved: { color: '0052cc', description: 'A maintainer has approved this text' },
  onHold: { color: 'fbca04', description: 'Nothing new is started until /unhold' },
  validationFailed: { color: 'b60205', description: 'The validation job did not succeed' },
  rejected: { color: '24292f', description: 'A maintainer has rejected the proposal' },
}

/** Plans the label changes that make the home show where the proposal stands; foreign labels stay. */
export function planLabels(snapshot: Snapshot, standing: Standing): Plan {
  const { home, repository } = snapshot
  if (home === undefined) return []
  const labels = labelsOf(snapshot.config.labels)
  const shown = wanted(snapshot, standing)
  const names = shown.map((kind) => labels[kind])
  const missing = shown.filter((kind) => !home.labels.has(labels[kind]))
  const stale = owned(labels).filter((name) => home.labels.has(name) && !names.includes(name))

  const creations = missing
    .filter((kind) => !repository.labels.has(labels[kind]))
    .map((kind) => ({ kind: 'create-label', name: labels[kind], ...definitions[kind] }) as const)
  const removals = stale.map(
    (label) => ({ kind: 'remove-label', number: home.number, label }) as const,
  )
  if (missing.length === 0) return removals
  const added = missing.map((kind) => labels[kind])
  return [...creations, { kind: 'add-labels', number: home.number, labels: added }, ...removals]
}

function owned(labels: Labels): readonly string[] {
  return kinds.map((kind) => labels[kind])
}

/** A word that is not ours to move has no label of ours; what failed on the way to the end is over there. */
function wanted({ home }: Snapshot, standing: Standing): readonly LabelKind[] {
  const { stage, gates, decisions, ending, path } = standing
  if (ending?.kind === 'withdrawn') return []
  const isOpen = home?.state === 'open'
  const mendable = isOpen && gates.get('well-formed')?.is === 'failed'
  const held = decisions.hold === undefined ? [] : (['onHold'] as const)
  if (ending?.kind === 'rejected') return ['rejected', ...held]
  const isMoved = path.includes('integrated') && ending === undefined
  const isFailing = isMoved && stage !== 'integrated' && gates.get('validated')?.is === 'failed'
  return [
    ...(isMoved ? [statusOf(stage)] : []),
    ...held,
    ...(mendable ? (['needsWork'] as const) : []),
    ...(decisions.approved ? (['approved'] as const) : []),
    ...(isFailing ? (['validationFailed'] as const) : []),
  ]
}
