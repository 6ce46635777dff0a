import type { Finding, Severity } from './finding.ts'

/** What a rule weighs in one repository, by slug; `off` silences it. */
export type Severities = Readonly<Record<string, Severity | 'off'>>

/** Findings as a repository weighs them; those of rules that are off are left out. */
export function weighed(findings: readonly Finding[], severities: Severities): readonly Finding[] {
  const asked = new Map(Object.entries(severities))
  if (asked.size === 0) return findings
  return findings.flatMap((finding) => {
    const severity = asked.get(finding.rule) ?? finding.severity
    return severity === 'off' ? [] : [{ ...finding, severity }]
  })
}
