import type { Finding } from '../diagnostics/finding.ts'
import type { Kind, Proposal } from '../proposal/proposal.ts'
import { readAs } from '../proposal/read-as.ts'
import { noTemplate, type Template } from '../proposal/template.ts'
import { templateFindings } from '../proposal/template-findings.ts'
import { blockLeft } from './block-left.ts'
import { bulletRequired } from './bullet-required.ts'
import { compiledRules } from './compiled.ts'
import { dateValid } from './date-valid.ts'
import { datesAgree } from './dates-agree.ts'
import { datesOrder } from './dates-order.ts'
import { distributedBoolean } from './distributed-boolean.ts'
import { downloadSite } from './download-site.ts'
import { fileDate } from './file-date.ts'
import { historyDate } from './history-date.ts'
import { historyDayFirst } from './history-day-first.ts'
import { historyMonthFirst } from './history-month-first.ts'
import { historyStatus } from './history-status.ts'
import { historyTick } from './history-tick.ts'
import { keyRequired } from './key-required.ts'
import { linkTarget } from './link-target.ts'
import { type Manner, mannerOf } from './manner.ts'
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
import type { Around, Rule } from './rule.ts'
import { runtimeRefused } from './runtime-refused.ts'
import { sectionLevel } from './section-level.ts'
import { sectionRequired } from './section-required.ts'
import { statusKnown } from './status-known.ts'
import { templateClear } from './template-clear.ts'
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
  historyMonthFirst,
  historyTick,
  historyStatus,
  datesAgree,
  templateClear,
]

/** A document, and what it is held to. */
export interface Judged {
  readonly proposal: Proposal
  readonly template: Template | undefined
  /** Where the document is a template, what it compiles to: it is held to itself. */
  readonly own: Template | undefined
}

/**
 * Everything found in a document, by place: what could not be read, and what its template asks for.
 * Documents that are not of the template's making are judged by their readability alone.
 */
export function findingsIn(
  { proposal, template, own }: Judged,
  around: Around = {},
): readonly Finding[] {
  const manner = mannerOf(proposal, template, around)
  const standard = own ?? template ?? noTemplate
  const held: Held = { proposal: readAs(proposal, template), template: standard, around }
  const compiled = compiledFindings(held, manner)
  const told = new Set(compiled.map(({ span }) => span.start.offset))
  const judged = rules
    .filter((rule) => isApplied(rule, manner, proposal.kind))
    .flatMap((rule) => findingsOf(rule, held))
    .filter(({ rule, span }) => rule !== valueOwn.slug || !told.has(span.start.offset))
  return [...readingFindings(held, manner), ...unique(judged), ...compiled].sort(
    (a, b) => a.span.start.offset - b.span.start.offset,
  )
}

interface Held {
  readonly proposal: Proposal
  readonly template: Template
  readonly around: Around
}

function isApplied({ judges = 'model' }: Rule, manner: Manner, kind: Kind): boolean {
  switch (judges) {
    case 'feature':
      return kind === 'feature' && manner !== 'model'
    case 'template':
      return kind === 'template'
    case 'any':
      return manner !== 'alone'
    case 'model':
      return manner === 'model'
  }
}

/** A copy of a template without front matter needs none either. */
function readingFindings({ proposal, template }: Held, manner: Manner): readonly Finding[] {
  const needsNone = manner === 'copy' && template.keys.length === 0
  return needsNone
    ? proposal.findings.filter(({ rule }) => rule !== 'front-matter-missing')
    : proposal.findings
}

/** What the compiled template asks for: all of it of a copy, of a model only what no rule says better. */
function compiledFindings({ proposal, template }: Held, manner: Manner): readonly Finding[] {
  if (manner === 'alone') return []
  const findings = templateFindings(proposal, template)
  return manner === 'copy' ? findings : findings.filter(({ rule }) => compiledSlugs.has(rule))
}

const compiledSlugs = new Set(compiledRules.map(({ slug }) => slug))

function findingsOf(rule: Rule, { proposal, template, around }: Held): readonly Finding[] {
  return rule
    .check(proposal, template, around)
    .map((problem) => ({ rule: rule.slug, severity: rule.severity, ...problem }))
}

/** One finding for a line with several columns of the same. */
function unique(findings: readonly Finding[]): readonly Finding[] {
  const keyed = findings.map(
    (one) => [`${one.rule}:${one.span.start.line}:${one.message}`, one] as const,
  )
  return [...new Map(keyed.toReversed()).values()].toReversed()
}
