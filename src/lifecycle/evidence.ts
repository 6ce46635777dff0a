import type { Gate, GateName } from './gate.ts'

/**
 * Something observable that bears on a gate. `pending` speaks neither way yet (under way, cancelled,
 * never started); `unknown` means that its source was silent.
 */
export interface Evidence {
  readonly says: 'for' | 'against' | 'pending' | 'unknown'
  /** One sentence in Markdown that is already safe. */
  readonly what: string
  readonly link: string | undefined
  readonly at: Date | undefined
}

/**
 * The gate that follows from evidence: whatever speaks for it decides, whenever it came; without
 * that the newest does, and without any the words for what is missing.
 */
export function gateFrom(
  name: GateName,
  evidence: readonly Evidence[],
  otherwise: { readonly is: Gate['is']; readonly says: string },
): Gate {
  const newestFirst = evidence.toSorted((a, b) => timeOf(b) - timeOf(a))
  const decisive = newestFirst.find(({ says }) => says === 'for') ?? newestFirst[0]
  if (decisive === undefined)
    return { name, ...otherwise, link: undefined, at: undefined, evidence }
  const { says, what, link, at } = decisive
  return { name, is: meanings[says], says: what, link, at, evidence: newestFirst }
}

const meanings = { for: 'held', against: 'failed', pending: 'missing', unknown: 'unknown' } as const

const timeOf = ({ at }: Evidence): number => at?.getTime() ?? 0
