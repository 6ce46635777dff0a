import { againstMerged } from '../diagnostics/baseline.ts'
import { asCode } from '../diagnostics/markdown.ts'
import type { FileReport } from '../diagnostics/report.ts'
import type { EditSnapshot, FileAt } from '../lifecycle/snapshot.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import { type TemplateChange, templateChangeOf } from '../rules/template-change.ts'
import type { Plan } from './plan.ts'
import { type Judged, planCheckOf } from './proposal-check.ts'
import { findingsOf } from './standing.ts'

/**
 * Plans the check run of a later pull request that edits proposals or their template: findings, and
 * nothing else. What was wrong with a merged proposal before is listed and fails nothing, until the
 * status moves; a new template fails for its own problems, and says whom it would fail.
 */
export function decideEdit(snapshot: EditSnapshot): Plan {
  const { config, pull } = snapshot
  if (!config.enabled || pull.state !== 'open') return []
  const judged = judgedIn(snapshot)
  const changed = changeOf(snapshot)
  if (judged.length === 0 && changed === undefined) return []
  const isSound = changed === undefined || changed.judged.findings.length === 0
  const all = isSound ? judged : [...judged, changed.judged]
  return planCheckOf(pull, all, changed === undefined ? [] : wordsOn(changed.change))
}

type Edits = Pick<EditSnapshot, 'edited' | 'merged' | 'template' | 'config'>

/** What is found in the model proposals that a pull request, or a merge group, changes. */
export function judgedIn(edits: Edits): readonly Judged[] {
  return edits.edited.flatMap((file) => judgedEdit(edits, file))
}

function judgedEdit(edits: Edits, file: FileAt): readonly Judged[] {
  const now = reportOf(edits, file)
  if (now.kind !== 'model') return []
  const merged = edits.merged.find(({ path }) => path === file.path)
  return [merged === undefined ? now : againstMerged(reportOf(edits, merged), now)]
}

function reportOf(edits: Edits, { path, text }: FileAt): FileReport {
  const proposal = parseProposal(path, text)
  const { kind, status } = proposal
  return { path, kind, status, text, findings: findingsOf(edits, proposal) }
}

function changeOf({
  template,
  templateAsked,
}: EditSnapshot): { readonly judged: Judged; readonly change: TemplateChange } | undefined {
  if (templateAsked === undefined) return undefined
  const { after, documents } = templateAsked
  const change = templateChangeOf(template, after, documents)
  return { judged: { path: after.path, findings: change.findings }, change }
}

const mostShown = 50

function wordsOn({ held, failing }: TemplateChange): readonly string[] {
  const documents = `Of ${held} ${held === 1 ? 'proposal' : 'proposals'}`
  if (failing.length === 0) return ['', `${documents} held to it, none would newly fail.`]
  const rows = failing
    .slice(0, mostShown)
    .map(
      ({ path, findings }) =>
        `- ${asCode(path)}: ${findings.length === 1 ? 'one new error' : `${findings.length} new errors`}`,
    )
  const left = failing.length - rows.length
  return [
    '',
    `${documents} held to it, ${failing.length} would newly fail:`,
    '',
    ...rows,
    ...(left > 0 ? [`- and ${left} more`] : []),
  ]
}
