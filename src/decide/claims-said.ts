import type { Finding } from '../diagnostics/finding.ts'
import { asCode, asMessage, asText } from '../diagnostics/markdown.ts'
import { weighed } from '../diagnostics/severities.ts'
import { claimsFindings, claimsOf, newestFindings } from '../facts/claims.ts'
import type { ModelFacts } from '../facts/model-facts.ts'
import type { FactsSeen } from '../lifecycle/facts-seen.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import type { Proposal } from '../proposal/proposal.ts'
import type { Plan } from './plan.ts'

/** What a proposal claims that the model's page says otherwise, as it weighs here. Silence judges nothing. */
export function claimsFound(
  { facts, config }: Pick<Snapshot, 'facts' | 'config'>,
  proposal: Proposal,
): readonly Finding[] {
  return weighed(compared(facts, proposal), config.lint.severity)
}

function compared(seen: FactsSeen | undefined, proposal: Proposal): readonly Finding[] {
  if (seen?.kind === 'known') return claimsFindings(proposal, seen.facts)
  if (seen?.kind !== 'refused' || seen.newest === undefined) return []
  return newestFindings(proposal, seen.newest)
}

/** Whether claims were to be compared and could not be. */
export function isUncompared(seen: FactsSeen | undefined): boolean {
  if (seen === undefined || seen.kind === 'known') return false
  return seen.kind === 'silent' || seen.newest === undefined
}

/** In one sentence whether the claims agree with the model's page, or why they were not compared. */
export function claimWords(
  seen: FactsSeen | undefined,
  findings: readonly Finding[],
): readonly string[] {
  if (seen === undefined) return []
  const facts = factsIn(seen)
  return ['', facts === undefined ? silence(seen) : agreement(facts, findings)]
}

function silence(seen: FactsSeen): string {
  const failed = 'The claims about the model were not compared with its page'
  switch (seen.kind) {
    case 'silent':
      return `${failed}: the model hub did not answer (${asText(seen.why)}). It is asked again soon.`
    case 'refused':
      return `${failed}: ${asText(seen.why)}.`
    case 'known':
      return ''
  }
}

function factsIn(seen: FactsSeen | undefined): ModelFacts | undefined {
  if (seen?.kind === 'known') return seen.facts
  return seen?.kind === 'refused' ? seen.newest : undefined
}

function agreement(facts: ModelFacts, findings: readonly Finding[]): string {
  const count = findings.filter(isWeighty).length
  const page = sourceLink(facts)
  if (count === 0) return `Its claims about the model agree with ${page}.`
  return count === 1
    ? `One of its claims about the model disagrees with ${page}.`
    : `${count} of its claims about the model disagree with ${page}.`
}

/** Each claim beside what the model's page says; nothing where that says nothing. */
export function claimTable(seen: FactsSeen | undefined, proposal: Proposal): string {
  const facts = factsIn(seen)
  if (facts === undefined) return ''
  const rows = claimsOf(proposal, facts).map(
    ({ what, claimed, found }) => `| ${what} | ${cell(claimed)} | ${cell(found)} |`,
  )
  return [
    `What it claims, beside ${sourceLink(facts)}:`,
    '',
    '| | claimed | found |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function cell(text: string | null): string {
  return text === null ? '' : asCode(text)
}

/** Ids and commits are checked by their forms before they are in facts. */
function sourceLink({ id, revision }: ModelFacts): string {
  const page = `https://huggingface.co/${id}`
  if (revision === null) return `[its page](${page})`
  return `[its page at ${revision.slice(0, 7)}](${page}/tree/${revision})`
}

function isWeighty({ rule, severity }: Finding): boolean {
  return rule.startsWith('claim-') && severity !== 'info'
}

/** Disagreements that matter to whoever decides, each a line of a list. */
export function disagreements(findings: readonly Finding[]): readonly string[] {
  const weighty = findings.filter(isWeighty)
  if (weighty.length === 0) return []
  const lines = weighty.map(
    ({ span, message }) => `- line ${span.start.line}: ${asMessage(message)}`,
  )
  return ['', "What the model's page says otherwise:", '', ...lines]
}

/**
 * Plans another look for what the model hub did not say, or may say otherwise by then, as long as
 * something waits for it.
 */
export function planFacts({ facts, home, ownPulls, now }: Snapshot): Plan {
  if (facts?.again === undefined) return []
  const isOpen = [...ownPulls.values()].some(({ pull }) => pull?.state === 'open')
  const isAwaited = facts.kind !== 'known' || isOpen || home?.state === 'open'
  const soonest = new Date(now.getTime() + 60_000)
  const at = facts.again > soonest ? facts.again : soonest
  return isAwaited ? [{ kind: 'look-again', at }] : []
}
