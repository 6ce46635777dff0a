import type { Edit } from '../diagnostics/finding.ts'
import { lineAt, linesOf, spanOf } from '../diagnostics/lines.ts'
import type { FileReport, Reported } from '../diagnostics/report.ts'
import type { RuleEntry } from '../diagnostics/rule-entry.ts'
import type { Files } from '../edit/files.ts'
import type { Audit } from './audit.ts'
import { checks } from './checks.ts'
import type { Drift } from './drift.ts'
import { repaired } from './repair.ts'

/** The kinds of drift as rules, for formats that know rules. */
export const driftRules: readonly RuleEntry[] = checks.map(
  ({ kind, summary, severity, why, todo }) => ({ slug: kind, summary, severity, why, todo }),
)

/** An audit as findings at their places, file by file; a fix is there where it stays in its file. */
export function fileReportsOf({ drift }: Audit, files: Files): readonly FileReport[] {
  return [...Map.groupBy(drift, ({ place }) => place.path)].map(([path, its]) => {
    const text = files.get(path) ?? ''
    const findings = its.map((each) => findingOf(each, text, files))
    return { path, kind: 'other', status: null, text, findings }
  })
}

function findingOf(drift: Drift, text: string, files: Files): Reported {
  const { kind, severity, message, fix, place, evidence } = drift
  const lines = linesOf(text)
  const { start, end } = lineAt(text, lines, place.line)
  const seen = evidence.map(({ what, where }) => `${what} (${where})`).join('; ')
  const edit = editOf(drift, files)
  return {
    rule: kind,
    severity,
    message: `${message}. Evidence: ${seen}`,
    help: fix,
    span: spanOf(lines, start, end),
    ...(edit === undefined ? {} : { fix: [edit] }),
  }
}

/** The repairs of one drift as one edit, where they change its own file only. */
function editOf({ repairs, place: { path } }: Drift, files: Files): Edit | undefined {
  if (repairs.length === 0 || repairs.some((repair) => repair.path !== path)) return undefined
  const before = files.get(path) ?? ''
  const after = repaired(files, repairs).get(path)
  return after === undefined ? undefined : differing(before, after)
}

/** The shortest edit that turns one text into the other. */
function differing(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start += 1
  let same = 0
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same += 1
  return { start, end: before.length - same, text: after.slice(start, after.length - same) }
}
