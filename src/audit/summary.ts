import type { Audit } from './audit.ts'
import type { Drift } from './drift.ts'

/** How much there is of everything; `certain` is what `--fix` repairs. */
export interface Summary {
  readonly proposals: number
  readonly drift: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly certain: number
}

/** Counts an audit. */
export function summaryOf({ proposals, drift }: Pick<Audit, 'proposals' | 'drift'>): Summary {
  const count = (is: (each: Drift) => boolean): number => drift.filter(is).length
  return {
    proposals,
    drift: drift.length,
    errors: count(({ severity }) => severity === 'error'),
    warnings: count(({ severity }) => severity === 'warning'),
    infos: count(({ severity }) => severity === 'info'),
    certain: count(({ repairs }) => repairs.length > 0),
  }
}

/** The summary as one line for people. */
export function summaryLine(summary: Summary): string {
  const { proposals, drift, errors, warnings, infos } = summary
  const where = counted(proposals, 'proposal')
  if (drift === 0) return `Nothing drifts in ${where}.`
  const parts = [counted(errors, 'error'), counted(warnings, 'warning'), `${infos} to know`]
  return `${parts.join(', ')} in ${where}.`
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
