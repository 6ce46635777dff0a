import type { Finding } from '../diagnostics/finding.ts'
import { sameLabel } from '../proposal/labels.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { noTemplate, type Template } from '../proposal/template.ts'
import { blockLeft } from './block-left.ts'
import { bulletRequired } from './bullet-required.ts'
import { dateValid } from './date-valid.ts'
import { datesAgree } from './dates-agree.ts'
import { datesOrder } from './dates-order.ts'
import { distributedBoolean } from './distributed-boolean.ts'
import { downloadSite } from './download-site.ts'
import { fileDate } from './file-date.ts'
import { historyDate } from './history-date.ts'
import { historyDayFirst } from './history-day-first.ts'
import { historyStatus } from './history-status.ts'
import { historyTick } from './history-tick.ts'
import { keyRequired } from './key-required.ts'
import { linkTarget } from './link-target.ts'
import { memoryPlausible } from './memory-plausible.ts'
import { memoryTotal } from './memory-total.ts'
import { mentionQuoted } from './mention-quoted.ts'
import { numberExact } from './number-exact.ts'
import { numberReadable } from './number-readable.ts'
import { onboardingTemplate } from './onboarding-template.ts'
import { oneModel } from './one-model.ts'
import { placeholderLeft } from './placeholder-left.ts'
import { revisionAgrees } from './revision-agrees.ts'
import { rowFilled } from './row-filled.ts'
import { rowRequired } from './row-required.ts'
import type { Rule } from './rule.ts'
import { runtimeRefused } from './runtime-refused.ts'
import { sectionLevel } from './section-level.ts'
import { sectionRequired } from './section-required.ts'
import { statusKnown } from './status-known.ts'
import { templateText } from './template-text.ts'
import { titleModel } from './title-model.ts'
import { valueOwn } from './value-own.ts'
import { versionCommit } from './version-commit.ts'

/** Every rule there is, in the order in which a document is read. */
export const rules: readonly Rule[] = [
  keyRequired,
  placeholderLeft,
  valueOwn,
  titleModel,
  statusKnown,
  dateValid,
  datesOrder,
  fileDate,
  blockLeft,
  templateText,
  sectionRequired,
  sectionLevel,
  bulletRequired,
  onboardingTemplate,
  rowRequired,
  rowFilled,
  oneModel,
  downloadSite,
  versionCommit,
  revisionAgrees,
  numberReadable,
  numberExact,
  memoryPlausible,
  memoryTotal,
  distributedBoolean,
  runtimeRefused,
  mentionQuoted,
  linkTarget,
  historyDate,
  historyDayFirst,
  historyTick,
  historyStatus,
  datesAgree,
]

/**
 * Everything found in a proposal, by place: what could not be read, and what its template asks for.
 * Documents that are not of the template's making are judged by their readability alone.
 */
export function lint(proposal: Proposal, template: Template | undefined): readonly Finding[] {
  const applied = rules.filter((rule) => isApplied(rule, proposal, template))
  const judged = applied.flatMap((rule) => findingsOf(rule, proposal, template ?? noTemplate))
  return [...proposal.findings, ...unique(judged)].sort(
    (a, b) => a.span.start.offset - b.span.start.offset,
  )
}

function isApplied(rule: Rule, proposal: Proposal, template: Template | undefined): boolean {
  const held = isHeld(proposal, template)
  return rule.judges === 'feature' ? proposal.kind === 'feature' && !held : held
}

/** A model proposal always; anything else when most of the template's own rows are in it. */
function isHeld(proposal: Proposal, template: Template | undefined): boolean {
  if (proposal.kind === 'model') return true
  if (proposal.kind === 'template' || template === undefined || template.rows.length < 3)
    return false
  const shared = template.rows.filter((row) =>
    proposal.rows.some((own) => sameLabel(own.label, row.label)),
  )
  return shared.length * 2 > template.rows.length
}

function findingsOf(rule: Rule, proposal: Proposal, template: Template): readonly Finding[] {
  return rule
    .check(proposal, template)
    .map((problem) => ({ rule: rule.slug, severity: rule.severity, ...problem }))
}

/** One finding for a line with several columns of the same. */
function unique(findings: readonly Finding[]): readonly Finding[] {
  const keyed = findings.map(
    (one) => [`${one.rule}:${one.span.start.line}:${one.message}`, one] as const,
  )
  return [...new Map(keyed.toReversed()).values()].toReversed()
}
