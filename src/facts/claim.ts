import type { Finding, Span } from '../diagnostics/finding.ts'
import { linesOf, spanOf } from '../diagnostics/lines.ts'
import type { Topic } from '../proposal/labels.ts'
import { rowsAbout } from '../proposal/model.ts'
import type { Proposal } from '../proposal/proposal.ts'
import type { ModelFacts } from './model-facts.ts'

/** Something a proposal says, beside what the model's page says; either may be missing. */
export interface Claim {
  /** As people read it: `storage`. */
  readonly what: string
  readonly claimed: string | null
  readonly found: string | null
  readonly findings: readonly Finding[]
}

/** Compares one thing a proposal says with the facts. */
export type Compare = (proposal: Proposal, facts: ModelFacts) => Claim

/** Where a row's value stands; the first line of the document where there is no such row. */
export function rowSpan(proposal: Proposal, topic: Topic): Span {
  const [row] = rowsAbout(proposal.rows, topic)
  return row?.valueSpan ?? spanOf(linesOf(proposal.text), 0, 0)
}

/** Where facts are from, as evidence names it: `birdlab/heron-3b at 4f1c2a9`. */
export function sourceOf({ id, revision }: ModelFacts): string {
  return revision === null ? id : `${id} at ${revision.slice(0, 7)}`
}

/** Bytes as people compare them: `27.31 GiB`. */
export function gibText(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(2)} GiB`
}
