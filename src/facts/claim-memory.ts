import type { Finding } from '../diagnostics/finding.ts'
import { rowsAbout } from '../proposal/model.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { type Claim, gibText, rowSpan, sourceOf } from './claim.ts'
import { rounding } from './claim-storage.ts'
import { memoryEach } from './gpu-need.ts'
import type { ModelFacts } from './model-facts.ts'

const gibibyte = 2 ** 30
const tokens = 2048

/**
 * The GPUs hold the weights, and a conversation of 2,048 tokens by KAITO's guide. Numbers are taken for
 * GiB, with 2 % for rounding; where the proposal packs the weights itself, their size says nothing.
 */
export function memoryClaim(proposal: Proposal, facts: ModelFacts): Claim {
  const asked = askedFor(proposal)
  const { weightBytes } = facts
  const isJudged = weightBytes !== null && !packsItself(proposal)
  const count = asked.count
  const found = weightBytes === null ? null : foundText(facts, weightBytes, count)
  return {
    what: 'GPU memory',
    claimed: asked.text,
    found,
    findings: isJudged ? [...shortages(proposal, facts, weightBytes)] : [],
  }
}

interface Asked {
  readonly count: number
  readonly total: number | null
  readonly each: number | null
  readonly text: string | null
}

function askedFor({ model }: Proposal): Asked {
  const count = model?.gpuCount ?? 1
  const total = model?.totalGpuMemoryGB ?? null
  const each = model?.perGpuMemoryGB ?? null
  const parts = [
    total === null ? [] : [`${total} GB in all`],
    each === null ? [] : [`${each} GB each`],
    model?.gpuCount ? [`${count} GPU${count === 1 ? '' : 's'}`] : [],
  ].flat()
  return { count, total, each, text: parts.join(', ') || null }
}

function foundText(facts: ModelFacts, weightBytes: number, count: number): string {
  return `weights of ${gibText(weightBytes)}, ${needEach(facts, weightBytes, count).toFixed(2)} GiB on each of ${count}`
}

function needEach(facts: ModelFacts, weightBytes: number, count: number): number {
  const cacheBytes = (facts.kvBytesPerToken ?? 0) * tokens
  return memoryEach({ weightBytes, cacheBytes }, count)
}

function packsItself({ rows }: Proposal): boolean {
  const told = [...rowsAbout(rows, 'custom'), ...rowsAbout(rows, 'runtime')]
  const packed = /\b(?:[48][- ]?bit|int[48]|nf4|fp8|bitsandbytes|awq|gptq|gguf|quanti[sz]\w*)\b/i
  return told.some(({ value }) => packed.test(value))
}

function shortages(proposal: Proposal, facts: ModelFacts, weightBytes: number): readonly Finding[] {
  const { count, total, each } = askedFor(proposal)
  const need = needEach(facts, weightBytes, count)
  const weights = weightBytes / gibibyte
  const source = sourceOf(facts)
  const inAll = shortage({
    claimed: total,
    name: 'total GPU memory',
    weights,
    weightsName: `the weights of ${source} are`,
    need: need * count,
    source,
  })
  const ofEach = shortage({
    claimed: each,
    name: 'memory of each GPU',
    weights: weights / count,
    weightsName:
      count === 1
        ? `the weights of ${source} are`
        : `one part in ${count} of the weights of ${source} is`,
    need,
    source,
  })
  return [
    ...inAll.map((one) => ({ ...one, span: rowSpan(proposal, 'total-memory') })),
    ...ofEach.map((one) => ({ ...one, span: rowSpan(proposal, 'per-gpu-memory') })),
    ...unevenSplit(proposal, facts),
  ]
}

/** One memory that is asked for, and what it has to hold, in GiB. */
interface Held {
  readonly claimed: number | null
  readonly name: string
  readonly weights: number
  readonly weightsName: string
  readonly need: number
  readonly source: string
}

function shortage(held: Held): readonly Omit<Finding, 'span'>[] {
  const { claimed, name, weights, need } = held
  if (claimed === null || claimed * rounding >= need) return []
  const least = Math.ceil(need)
  const isTooLittle = claimed * rounding < weights
  const why = isTooLittle
    ? `${held.weightsName} ${weights.toFixed(2)} GiB`
    : `KAITO's guide reckons ${need.toFixed(2)} GiB for ${held.source} at ${tokens} tokens`
  return [
    {
      rule: 'claim-gpu-memory',
      severity: isTooLittle ? 'error' : 'warning',
      message: `unexpected ${name} of ${claimed} GB, expected at least ${least} GB: ${why}`,
      help: `write \`${least}GB\` or more, or say how the weights are made smaller; the number was read as GiB, with 2 % for rounding`,
    },
  ]
}

function unevenSplit(proposal: Proposal, { heads }: ModelFacts): readonly Finding[] {
  const count = proposal.model?.gpuCount ?? 1
  if (heads === null || heads % count === 0) return []
  return [
    {
      rule: 'claim-gpu-memory',
      severity: 'warning',
      message: `unexpected number of ${count} GPUs, expected one that divides the ${heads} heads of the model`,
      help: 'write a number of GPUs over which the heads can be split evenly',
      span: rowSpan(proposal, 'gpu-count'),
    },
  ]
}
