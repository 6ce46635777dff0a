import type { Finding } from '../diagnostics/finding.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { type Claim, gibText, rowSpan, sourceOf } from './claim.ts'
import type { ModelFacts } from './model-facts.ts'

const gibibyte = 2 ** 30
/** People round: 27.31 GiB is called 27 GB. */
export const rounding = 1.02
const farTooMuch = 2

/**
 * Storage holds the weights, and is not many times what any rule asks for. Proposals write GB where they
 * mean either unit, so a number is taken for GiB, the larger of the two, with 2 % for rounding.
 */
export function storageClaim(proposal: Proposal, facts: ModelFacts): Claim {
  const claimed = proposal.model?.storageGB ?? null
  const { weightBytes, disk } = facts
  const rules = disk.map(({ gib }) => gib)
  return {
    what: 'storage',
    claimed: claimed === null ? null : `${claimed} GB`,
    found:
      weightBytes === null
        ? null
        : `weights of ${gibText(weightBytes)}, ${Math.min(...rules)} to ${Math.max(...rules)} GiB of disk`,
    findings: claimed === null || weightBytes === null ? [] : findings(proposal, facts, claimed),
  }
}

function findings(proposal: Proposal, facts: ModelFacts, claimed: number): readonly Finding[] {
  const bytes = facts.weightBytes ?? 0
  const most = Math.max(...facts.disk.map(({ gib }) => gib))
  const about = { rule: 'claim-storage', span: rowSpan(proposal, 'storage') }
  const weights = `the weights of ${sourceOf(facts)} are ${gibText(bytes)} in ${filesText(facts)}`
  if (claimed * gibibyte * rounding < bytes) {
    const least = Math.ceil(bytes / 1e9)
    return [
      {
        ...about,
        severity: 'error',
        message: `unexpected storage of ${claimed} GB, expected at least ${least} GB: ${weights}`,
        help: `write \`${least}GB\` or more; the number was read as GiB, with 2 % for rounding`,
      },
    ]
  }
  if (claimed <= most * farTooMuch) return []
  return [
    {
      ...about,
      severity: 'warning',
      message: `unexpected storage of ${claimed} GB, expected about ${most} GB: ${weights}`,
      help: 'write what the files take, or say in the text what else is kept there',
    },
  ]
}

function filesText({ weightFiles }: ModelFacts): string {
  return weightFiles.length === 1 ? 'one file' : `${weightFiles.length} files`
}
