import { isProposalPath } from '../config/proposal-path.ts'
import type { Finding } from '../diagnostics/finding.ts'
import { weighed } from '../diagnostics/severities.ts'
import { type ApprovalRecord, approvalOf } from '../lifecycle/approval.ts'
import type { Gates } from '../lifecycle/gate.ts'
import type { Inspection } from '../lifecycle/inspection.ts'
import type { FileAt, Snapshot } from '../lifecycle/snapshot.ts'
import { type Stage, stageOf } from '../lifecycle/stage.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import { parseTemplate } from '../proposal/parse-template.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { lint } from '../rules/lint.ts'
import type { Target } from '../targets/target.ts'
import { targetNamed } from '../targets/targets.ts'
import { gatesOf } from './gates.ts'

/** A snapshot understood: what the proposal says, what is wrong with it, and how far it has come. */
export interface Standing {
  readonly proposal: Proposal
  readonly findings: readonly Finding[]
  readonly target: Target | undefined
  /** The model's name in the target, checked for use in paths and branches. */
  readonly name: string | undefined
  /** What the default branch holds of the model. */
  readonly inspection: Inspection | undefined
  readonly approval: ApprovalRecord | undefined
  readonly gates: Gates
  readonly stage: Stage
}

/** Works out where a model proposal stands; `undefined` where there is none to judge. */
export function standingOf(snapshot: Snapshot): Standing | undefined {
  const file = currentFile(snapshot)
  if (file === undefined) return undefined
  const proposal = proposalOf(file)
  if (proposal.kind !== 'model') return undefined

  const target = targetOf(snapshot)
  const name = target?.nameOf(proposal)
  const inspection = name === undefined ? undefined : target?.inspect(name, snapshot.files)
  const findings = [...findingsOf(snapshot, proposal), ...severalFinding(snapshot)]
  const approval = approvalOf(snapshot)
  const gates = gatesOf(snapshot, { proposal, findings, target, name, inspection, approval })
  return { proposal, findings, target, name, inspection, approval, gates, stage: stageOf(gates) }
}

/** Every round of a reconcile decides on the same file again; it is parsed once. */
const parsed = new WeakMap<FileAt, Proposal>()

function proposalOf(file: FileAt): Proposal {
  const proposal = parsed.get(file) ?? parseProposal(file.path, file.text)
  parsed.set(file, proposal)
  return proposal
}

/** The text that counts: the head of the open home, then the default branch. */
export function currentFile(snapshot: Snapshot): FileAt | undefined {
  return snapshot.accepted ?? snapshot.asked
}

/** The new proposals of the home, sorted by path; the first speaks for the pull request. */
export function newProposals({ home, config }: Snapshot): readonly string[] {
  return (home?.files ?? [])
    .filter(({ change }) => change === 'added' || change === 'renamed')
    .map(({ path }) => path)
    .filter((path) => isProposalPath(path, config.proposals.folders))
    .toSorted()
}

function targetOf({ config, files }: Snapshot): Target | undefined {
  return config.targets
    .map(({ name }) => targetNamed(name))
    .find((target) => target?.applies(files).applies)
}

/** What is wrong with a proposal, by the template of the default branch and as it is configured there. */
export function findingsOf(
  { template, config }: Pick<Snapshot, 'template' | 'config'>,
  proposal: Proposal,
): readonly Finding[] {
  const findings = lint(proposal, template && parseTemplate(template.path, template.text))
  return weighed(findings, config.lint.severity)
}

function severalFinding(snapshot: Snapshot): readonly Finding[] {
  const paths = newProposals(snapshot)
  if (snapshot.home?.state !== 'open' || paths.length < 2) return []
  const start = { line: 1, column: 1, offset: 0 }
  return [
    {
      rule: 'one-proposal-per-pull-request',
      severity: 'error',
      message: `unexpected ${paths.length} new proposals in one pull request, expected one`,
      help: 'open a pull request for each proposal',
      span: { start, end: start },
    },
  ]
}
