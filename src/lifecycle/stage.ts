import type { Config, Process } from '../config/config.ts'
import { type GateName, type Gates, isPassed } from './gate.ts'
import type { Status } from './vocabulary.ts'

/** The stages there are, in the order of the longest process. */
export const stages = [
  'proposed',
  'approved',
  'accepted',
  'registered',
  'validated',
  'ready',
  'integrated',
] as const

/** The furthest point of the process whose own conditions are met; finer than the status. */
export type Stage = (typeof stages)[number]

const walks: Readonly<Record<Process, readonly Stage[]>> = {
  'kaito-2025': stages,
  'kaito-catalog': ['proposed', 'approved', 'accepted', 'integrated'],
  documents: ['proposed', 'approved', 'accepted', 'integrated'],
}

/**
 * The stages a proposal passes here, in order: those of the process, without gates that are not asked
 * for. Where documents have no target, there is nothing to integrate into.
 */
export function pathOf({
  process,
  gates,
  targets,
}: Pick<Config, 'process' | 'gates' | 'targets'>): readonly Stage[] {
  const asked: ReadonlySet<string> = new Set(gates.required)
  const isOnPath = (stage: Stage): boolean => {
    if (stage === 'registered' || stage === 'validated') return asked.has(stage)
    return stage !== 'integrated' || process !== 'documents' || targets.length > 0
  }
  return walks[process].filter(isOnPath)
}

/** What has to pass for each stage; a waiver passes, and so does what is not asked for. */
const conditions: Readonly<Record<Stage, readonly GateName[]>> = {
  proposed: [],
  approved: ['approved'],
  accepted: ['accepted'],
  registered: ['accepted', 'registered'],
  validated: ['accepted', 'validated'],
  ready: ['accepted', 'validated', 'published'],
  integrated: ['accepted', 'integrated'],
}

/**
 * Where a proposal stands on its path. The last stage whose own conditions are met counts (DESIGN
 * section 5), so that a model that shipped years ago is integrated whatever became of its runs.
 */
export function stageOf(gates: Gates, path: readonly Stage[]): Stage {
  const isReached = (stage: Stage): boolean =>
    conditions[stage].every((name) => isPassed(gates.get(name)))
  return path.findLast((stage) => isReached(stage)) ?? 'proposed'
}

/** The status a stage deserves. */
export function statusOf(stage: Stage): Status {
  return stage === 'integrated' || stage === 'ready' ? stage : 'provisional'
}
