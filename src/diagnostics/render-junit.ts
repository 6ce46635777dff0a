import type { FileReport, Reported } from './report.ts'

/**
 * Writes reports as JUnit XML: a suite for each file, a case for each finding. Only what fails the
 * command is a failure; warnings, hints and what the baseline knows are skipped cases that say why.
 */
export function renderJunit(reports: readonly FileReport[]): string {
  const all = reports.flatMap((report) => report.findings)
  const clean = reports.filter((report) => report.findings.length === 0).length
  const suites = reports.map(suiteOf)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="usher lint"${countsOf(all, clean)}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}

function suiteOf({ path, findings }: FileReport): string {
  const name = attribute(path)
  const cases =
    findings.length === 0
      ? [`    <testcase classname="${name}" name="no problems"/>`]
      : findings.map((finding) => caseOf(name, finding))
  return [
    `  <testsuite name="${name}"${countsOf(findings, findings.length === 0 ? 1 : 0)}>`,
    ...cases,
    '  </testsuite>',
  ].join('\n')
}

/** `clean` files count as a passed case each. */
function countsOf(findings: readonly Reported[], clean: number): string {
  const failures = findings.filter(isFailure).length
  const skipped = findings.length - failures
  return ` tests="${findings.length + clean}" failures="${failures}" errors="0" skipped="${skipped}"`
}

function isFailure({ severity, baseline }: Reported): boolean {
  return severity === 'error' && baseline === undefined
}

function caseOf(name: string, finding: Reported): string {
  const { rule, severity, message, help, span, baseline } = finding
  const { line, column } = span.start
  const said = attribute(message)
  const known = baseline === undefined ? '' : ' (baseline)'
  const outcome = isFailure(finding)
    ? `<failure type="${severity}" message="${said}">${content(help)}</failure>`
    : `<skipped message="${severity}${known}: ${said}&#10;${attribute(help)}"/>`
  return [
    `    <testcase classname="${name}" name="${attribute(rule)}:${line}:${column}" file="${name}" line="${line}">`,
    `      ${outcome}`,
    '    </testcase>',
  ].join('\n')
}

/** Characters that XML 1.0 allows nowhere, not even escaped. */
const outside = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

function content(text: string): string {
  return text
    .replaceAll(outside, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

/** Blank space that a reader would turn into a blank is kept as it is. */
function attribute(text: string): string {
  return content(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')
}
