import type { Evidence } from './evidence.ts'

/** The gates, in the order of the process. */
export const gateNames = [
  'well-formed',
  'approved',
  'accepted',
  'registered',
  'validated',
  'published',
  'integrated',
] as const
export type GateName = (typeof gateNames)[number]

/** A named predicate over evidence: how it stands, why, and where to see it. */
export interface Gate {
  readonly name: GateName
  readonly is: 'held' | 'missing' | 'failed' | 'waived' | 'not-required' | 'unknown'
  /** What speaks for it, or the nearest thing missing and who can do it. One sentence, in Markdown that is already safe. */
  readonly says: string
  readonly link: string | undefined
  /** When the evidence came to be, where that is known. */
  readonly at: Date | undefined
  /** All that was found for and against it, newest first, where the gate was computed from such. */
  readonly evidence?: readonly Evidence[]
}

export type Gates = ReadonlyMap<GateName, Gate>

/** Whether a gate lets the process pass. */
export function isPassed(gate: Pick<Gate, 'is'> | undefined): boolean {
  return gate?.is === 'held' || gate?.is === 'waived' || gate?.is === 'not-required'
}
