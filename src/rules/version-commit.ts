import { quoted } from '../diagnostics/quoted.ts'
import { revisionOf } from '../proposal/revision.ts'
import { filledRows } from './filled-rows.ts'
import type { Rule } from './rule.ts'

/** The version is a full commit: a branch moves, a short one is not unique. */
export const versionCommit: Rule = {
  slug: 'version-commit',
  summary: 'the version is a full commit',
  severity: 'error',
  why: 'A branch moves and a short commit is not unique. Only a full commit names the same files for ever.',
  todo: "Copy the full commit from the repository's history, or link to it.",
  example: { bad: '⟦main⟧', good: '4f1c2a9be07d35816c24fa90b7e3d15c8a6f0e72' },
  check: (proposal, template) =>
    filledRows(proposal, template, 'version')
      .filter((row) => revisionOf(row.value) === null)
      .map((row) => ({
        message: `unexpected version ${quoted(row.value)}, expected one commit of 40 hexadecimal digits`,
        help: "copy the full commit from the repository's history, or link to it",
        span: row.valueSpan,
      })),
}
