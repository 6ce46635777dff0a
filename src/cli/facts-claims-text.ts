import type { Finding } from '../diagnostics/finding.ts'
import { jsonFinding } from '../diagnostics/render-json.ts'
import { renderTerminal } from '../diagnostics/render-terminal.ts'
import { visible } from '../diagnostics/visible.ts'
import type { Claim } from '../facts/claim.ts'
import { claimsOf } from '../facts/claims.ts'
import type { ModelFacts } from '../facts/model-facts.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { paintFor } from './paint.ts'

/** A proposal, the facts about its model, and where they disagree. */
export interface Compared {
  readonly proposal: Proposal
  readonly facts: ModelFacts
  readonly findings: readonly Finding[]
}

/** Claims and facts side by side, then the disagreements at their places. */
export function renderClaims(compared: Compared, format: 'text' | 'json'): string {
  return format === 'json' ? jsonOf(compared) : textOf(compared)
}

type Verdict = 'disagrees' | 'differs' | 'fits' | 'not claimed' | 'not known'

/** Another commit is no mistake, and not the same either. */
function verdictOf({ claimed, found, findings }: Claim): Verdict {
  if (findings.some(({ severity }) => severity !== 'info')) return 'disagrees'
  if (findings.some(({ rule }) => rule === 'claim-revision')) return 'differs'
  if (claimed === null) return 'not claimed'
  return found === null ? 'not known' : 'fits'
}

function jsonOf(compared: Compared): string {
  const { proposal, facts, findings } = compared
  const claims = claimsOf(proposal, facts)
  const shown = {
    path: proposal.path,
    model: facts.id,
    revision: facts.revision,
    claims: claims.map((claim) => ({
      what: claim.what,
      claimed: claim.claimed,
      found: claim.found,
      verdict: verdictOf(claim),
    })),
    findings: findings.map(jsonFinding),
  }
  return `${JSON.stringify(shown, undefined, 2)}\n`
}

function textOf(compared: Compared): string {
  const { proposal, facts, findings } = compared
  const claims = claimsOf(proposal, facts)
  const rows = claims.map((claim) => [
    claim.what,
    claim.claimed ?? '-',
    claim.found ?? '-',
    verdictOf(claim),
  ])
  const at = facts.revision === null ? '' : ` at ${facts.revision}`
  return [
    `${visible(proposal.path)} beside ${visible(facts.id)}${at}`,
    '',
    ...tableOf([['', 'claimed', 'found', ''], ...rows]),
    '',
    renderTerminal([{ ...proposal, findings }], paintFor(process.stdout)),
  ].join('\n')
}

const widest = 44

/** Columns as wide as what stands in them, and none wider than a line can bear. */
function tableOf(rows: readonly (readonly string[])[]): readonly string[] {
  const shown = rows.map((row) => row.map((cell) => shortened(visible(cell))))
  const widths = (shown[0] ?? []).map((_, at) =>
    Math.max(...shown.map((row) => row[at]?.length ?? 0)),
  )
  return shown.map((row) =>
    `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd(),
  )
}

function shortened(cell: string): string {
  return cell.length > widest ? `${cell.slice(0, widest - 1)}…` : cell
}
