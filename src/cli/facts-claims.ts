import { weighed } from '../diagnostics/severities.ts'
import { claimsFindings, newestFindings } from '../facts/claims.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { documentAt } from './documents.ts'
import { type Compared, renderClaims } from './facts-claims-text.ts'
import { type FactsFound, type FactsFrom, findFacts } from './facts-found.ts'
import { exitCodeOf } from './judge.ts'
import { UsageError } from './usage-error.ts'
import { severities } from './weights.ts'

/** Sets what a proposal claims beside the facts. Exits like `usher lint`; without facts nothing is judged. */
export async function runFactsOfProposal(
  path: string,
  from: FactsFrom,
  format: 'text' | 'json',
): Promise<number> {
  const { text } = await documentAt(path)
  const proposal = parseProposal(path, text)
  const found = await factsFor(proposal, from)
  const compared = comparedWith(proposal, found)
  const weights = await (await severities(undefined))(path)
  const findings = weighed(compared.findings, weights)
  process.stdout.write(renderClaims({ ...compared, findings }, format))
  const trouble = found.kind === 'facts' ? found.trouble : []
  for (const message of trouble) process.stderr.write(`usher: ${message}\n`)
  return trouble.length > 0 ? 3 : exitCodeOf([{ ...proposal, findings }])
}

async function factsFor(proposal: Proposal, from: FactsFrom): Promise<FactsFound> {
  const { path, model } = proposal
  const id = model?.repository ?? null
  if (id === null)
    throw new UsageError(
      `Could not compare \`${path}\`: it names no model on huggingface.co; correct its download site`,
    )
  const revision = from.revision ?? model?.revision ?? undefined
  return await findFacts(id, { ...from, ...(revision === undefined ? {} : { revision }) })
}

/** A commit that is not there is a finding; everything else is compared with the newest. */
function comparedWith(proposal: Proposal, found: FactsFound): Compared {
  if (found.kind === 'facts') {
    const { facts } = found
    return { proposal, facts, findings: claimsFindings(proposal, facts) }
  }
  const { newest, reason } = found
  if (newest === undefined) throw new UsageError(`No facts: ${reason}; nothing is judged`)
  return { proposal, facts: newest, findings: newestFindings(proposal, newest) }
}
