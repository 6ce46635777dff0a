import type { Edit, Severity, Span } from './finding.ts'
import { findingHash } from './finding-hash.ts'
import { type Lines, linesOf, spanOf } from './lines.ts'
import type { FileReport, Reported } from './report.ts'
import type { RuleEntry } from './rule-entry.ts'

/** Who reports, and the rules it knows. */
export interface SarifTool {
  readonly version: string
  readonly rules: readonly RuleEntry[]
}

/**
 * Writes reports as a SARIF 2.1.0 log (OASIS, errata 01). Columns count UTF-16 code units, ends are
 * exclusive; where a baseline was used, every result says whether it is new.
 */
export function renderSarif(reports: readonly FileReport[], tool: SarifTool): string {
  const rules = [...tool.rules, ...unlisted(reports, tool.rules)]
  const index = new Map(rules.map(({ slug }, position) => [slug, position]))
  const compared = reports.some(({ findings }) => findings.some(({ baseline }) => baseline))
  const results = reports.flatMap((report) => {
    const page: Page = { report, lines: linesOf(report.text), index, compared }
    return report.findings.map((finding) => resultOf(page, finding))
  })
  const driver = { name: 'Usher', version: tool.version, rules: rules.map(descriptorOf) }
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

interface Page {
  readonly report: FileReport
  readonly lines: Lines
  readonly index: ReadonlyMap<string, number>
  readonly compared: boolean
}

/** Rules that found something without being listed. */
function unlisted(
  reports: readonly FileReport[],
  rules: readonly RuleEntry[],
): readonly RuleEntry[] {
  const listed = new Set(rules.map(({ slug }) => slug))
  const others = reports
    .flatMap(({ findings }) => findings)
    .filter(({ rule }) => !listed.has(rule))
    .map(({ rule, severity }) => {
      const entry = { slug: rule, summary: rule.replaceAll('-', ' '), severity, why: '', todo: '' }
      return [rule, entry] as const
    })
  return [...new Map(others).values()]
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>

function descriptorOf({ slug, summary, severity, why, todo }: RuleEntry): unknown {
  const help = [why, todo].filter((text) => text !== '').join(' ')
  return {
    id: slug,
    shortDescription: { text: summary },
    ...(help === '' ? {} : { help: { text: help } }),
    defaultConfiguration: { level: levels[severity] },
  }
}

function resultOf(page: Page, finding: Reported): unknown {
  const { report, index, compared } = page
  const { rule, severity, message, help, span, fix, baseline } = finding
  const artifactLocation = { uri: uriOf(report.path) }
  return {
    ruleId: rule,
    ruleIndex: index.get(rule),
    level: levels[severity],
    message: { text: `${message}\n\n${help}` },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(span) } }],
    partialFingerprints: { 'usherFinding/v1': findingHash(report.text, finding) },
    ...(compared ? { baselineState: baseline === undefined ? 'new' : 'unchanged' } : {}),
    ...(fix === undefined
      ? {}
      : { fixes: [{ description: { text: help }, artifactChanges: [changeOf(page, fix)] }] }),
  }
}

function changeOf({ report, lines }: Page, edits: readonly Edit[]): unknown {
  return {
    artifactLocation: { uri: uriOf(report.path) },
    replacements: edits.map(({ start, end, text }) => ({
      deletedRegion: regionOf(spanOf(lines, start, end)),
      insertedContent: { text },
    })),
  }
}

function regionOf({ start, end }: Span): unknown {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  }
}

/** A path as a URI reference: relative to the repository, or `file:` where it is absolute. */
function uriOf(path: string): string {
  const parts = path.toWellFormed().split('/').map(encodeURIComponent).join('/')
  return path.startsWith('/') ? `file://${parts}` : parts
}
