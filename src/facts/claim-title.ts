import type { Finding } from '../diagnostics/finding.ts'
import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { otherNameIn } from '../proposal/other-name.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { type TitleText, titlesOf } from '../proposal/titles.ts'
import type { Claim } from './claim.ts'
import type { ModelFacts } from './model-facts.ts'

/** The title names the model and its size, as far as it names any. */
export function titleClaim(proposal: Proposal, facts: ModelFacts): Claim {
  const titles = titlesOf(proposal)
  const findings = titles.flatMap((title) => odd(proposal, facts, title) ?? [])
  const { id, parameters } = facts
  const size = parameters === null ? '' : `, ${billions(parameters)} parameters`
  return {
    what: 'title',
    claimed: titles[0]?.text.replace(/^#+\s*/, '').trim() || null,
    found: `${id}${size}`,
    findings,
  }
}

function odd(proposal: Proposal, facts: ModelFacts, title: TitleText): Finding | undefined {
  const other = otherNameIn(title.text, facts.id)
  const found = other ?? otherSizeIn(title.text, facts)
  if (found === undefined) return undefined
  const { parameters } = facts
  const size = parameters === null ? '' : `, a model of ${billions(parameters)} parameters`
  const at = title.start + found.start
  return {
    rule: 'claim-title',
    severity: 'warning',
    message: `unexpected ${quoted(found.words)} in the title, expected ${quoted(facts.id)}${size}`,
    help: 'correct the title, or the download site',
    span: spanOf(linesOf(proposal.text), at, at + found.words.length),
  }
}

const sizes = /(?<![\w.])(?<billions>\d{1,4}(?:\.\d{1,3})?)\s?b\b/gi
const tolerance = 0.2

/**
 * A size that is more than a fifth away from the number of parameters. Packed weights are counted in other
 * numbers, so theirs says nothing; nor is a size judged that the model's own name bears.
 */
function otherSizeIn(
  text: string,
  { id, parameters, quantisation }: ModelFacts,
): { readonly words: string; readonly start: number } | undefined {
  if (parameters === null || quantisation !== 'none') return undefined
  const own = new Set([...id.matchAll(sizes)].map((match) => Number(match.groups?.billions)))
  const named = [...text.matchAll(sizes)].map((match) => ({
    words: match[0],
    start: match.index,
    size: Number(match.groups?.billions),
  }))
  const isRight = (size: number): boolean =>
    own.has(size) || Math.abs(size * 1e9 - parameters) <= parameters * tolerance
  return named.some(({ size }) => isRight(size)) ? undefined : named[0]
}

function billions(parameters: number): string {
  return `${(parameters / 1e9).toFixed(1)} billion`
}
