import type { Finding } from '../diagnostics/finding.ts'
import { spanOf } from '../diagnostics/lines.ts'
import type { Documentation } from './rule.ts'

/** A pull request brings one new proposal. Found in the list of its files, so it has no example document. */
export const oneProposal: Documentation = {
  slug: 'one-proposal-per-pull-request',
  summary: 'a pull request brings one new proposal',
  severity: 'error',
  why: 'A proposal is discussed, approved and followed in the pull request that brings it. With several in one, an approval does not say which of them it means.',
  todo: 'Open a pull request for each proposal. Changes to proposals that are there already may come along.',
  illustration: {
    bad: 'A docs/proposals/20260211-heron-3b.md\nA docs/proposals/20260211-heron-7b.md',
    good: 'A docs/proposals/20260211-heron-3b.md\nM docs/proposals/20251120-kestrel-1b.md',
  },
}

/** What is wrong with a pull request that brings these new proposals. It has no place in any of them. */
export function severalProposals(paths: readonly string[]): readonly Finding[] {
  if (paths.length < 2) return []
  return [
    {
      rule: oneProposal.slug,
      severity: oneProposal.severity,
      message: `unexpected ${paths.length} new proposals in one pull request, expected one`,
      help: 'open a pull request for each proposal',
      span: spanOf([0], 0, 0),
    },
  ]
}
