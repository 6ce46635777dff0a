import type { Finding } from '../diagnostics/finding.ts'
import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { type Modality, modalityOfTask } from './capability.ts'
import { type Claim, rowSpan, sourceOf } from './claim.ts'
import type { ModelFacts } from './model-facts.ts'

/** The type is the model's task. A model that writes text may be called by any task that does. */
export function typeClaim(proposal: Proposal, facts: ModelFacts): Claim {
  const claimed = proposal.model?.type ?? null
  const { task, modality } = facts
  const asked = modalityOfTask(claimed ?? '')
  const isOther = asked !== null && modality !== null && !isSame(asked, modality)
  const finding = (): Finding => ({
    rule: 'claim-type',
    severity: 'warning',
    message: `unexpected type ${quoted(claimed ?? '')}, expected ${quoted(task ?? modality ?? '')} as on the page of ${sourceOf(facts)}`,
    help: 'write the task the page names',
    span: rowSpan(proposal, 'type'),
  })
  return { what: 'type', claimed, found: task ?? modality, findings: isOther ? [finding()] : [] }
}

function isSame(one: Modality, other: Modality): boolean {
  const output = (modality: Modality): string | undefined => modality.split('-to-').at(-1)
  return output(one) === output(other)
}

const named =
  /(?<![\w.])[A-Z]\w{1,60}For(?:CausalLM|ConditionalGeneration|MaskedLM|SequenceClassification)(?!\w)/g

/** An architecture the text names is one of the model's. */
export function architectureClaim(proposal: Proposal, facts: ModelFacts): Claim {
  const { architectures } = facts
  const names = [...proposal.text.matchAll(named)]
  const [first] = names
  const claimed = [...new Set(names.map((match) => match[0]))]
  const isOther = architectures.length > 0 && !claimed.some((name) => architectures.includes(name))
  const findings =
    first === undefined || !isOther ? [] : [otherArchitecture(proposal, facts, first)]
  return {
    what: 'architecture',
    claimed: claimed.join(', ') || null,
    found: architectures.join(', ') || null,
    findings,
  }
}

function otherArchitecture(proposal: Proposal, facts: ModelFacts, at: RegExpExecArray): Finding {
  const stated = facts.architectures.map((one) => quoted(one)).join(' or ')
  return {
    rule: 'claim-type',
    severity: 'warning',
    message: `unexpected architecture ${quoted(at[0])}, expected ${stated} as in ${sourceOf(facts)}`,
    help: 'write the architecture the configuration of the model names',
    span: spanOf(linesOf(proposal.text), at.index, at.index + at[0].length),
  }
}
