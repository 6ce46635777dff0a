import { isProposalPath } from '../config/proposal-path.ts'
import type { Finding } from '../diagnostics/finding.ts'
import { weighed } from '../diagnostics/severities.ts'
import type { Act } from '../lifecycle/act.ts'
import type { Decisions } from '../lifecycle/decisions.ts'
import type { Evidence } from '../lifecycle/evidence.ts'
import type { GateName, Gates } from '../lifecycle/gate.ts'
import { subjectOf } from '../lifecycle/gate-acts.ts'
import type { Inspection } from '../lifecycle/inspection.ts'
import { actsOf } from '../lifecycle/ledger.ts'
import type { FileAt, Snapshot } from '../lifecycle/snapshot.ts'
import { type Stage, stageOf } from '../lifecycle/stage.ts'
import { standingDecisions } from '../lifecycle/standing-decisions.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import { parseTemplate } from '../proposal/parse-template.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { lint } from '../rules/lint.ts'
import { severalProposals } from '../rules/one-proposal.ts'
import type { Target } from '../targets/target.ts'
import { targetNamed } from '../targets/targets.ts'
import { gatesOf } from './gates.ts'
import { saidOfGates } from './said-of-gates.ts'

/** A snapshot understood: what the proposal says, what is wrong with it, and how far it has come. */
export interface Standing {
  readonly proposal: Proposal
  readonly findings: readonly Finding[]
  readonly target: Target | undefined
  /** The model's name in the target, checked for use in paths and branches. */
  readonly name: string | undefined
  /** What the default branch holds of the model. */
  readonly inspection: Inspection | undefined
  readonly decisions: Decisions
  /** What maintainers attested, by gate. */
  readonly evidence: ReadonlyMap<GateName, readonly Evidence[]>
  /** The waivers in force, by gate. */
  readonly waivers: ReadonlyMap<GateName, Act>
  /** When people asked for another try, by gate. */
  readonly retries: ReadonlyMap<GateName, readonly Date[]>
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
  const decisions = standingDecisions(snapshot)
  const acts = snapshot.home === undefined ? [] : actsOf(snapshot.home)
  const said = saidOfGates(acts, subjectOf(proposal.model))
  const known = { proposal, findings, target, name, inspection, decisions, ...said }
  const gates = gatesOf(snapshot, known)
  return { ...known, gates, stage: stageOf(gates) }
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
    .filter((path) => !config.proposals.templates.includes(path))
    .toSorted()
}

function targetOf({ config, files }: Snapshot): Target | undefined {
  return config.targets
    .map(({ name }) => targetNamed(name))
    .find((target) => target?.applies(files).applies)
}

/** What is wrong with a proposal, by the template of the default branch and as it is configured there. */
export function findingsOf(
  { template, config, paths }: Pick<Snapshot, 'template' | 'config' | 'paths'>,
  proposal: Proposal,
): readonly Finding[] {
  const compiled = template && parseTemplate(template.path, template.text)
  const findings = lint(proposal, compiled, paths === undefined ? {} : { paths })
  return weighed(findings, config.lint.severity)
}

function severalFinding(snapshot: Snapshot): readonly Finding[] {
  return snapshot.home?.state === 'open' ? severalProposals(newProposals(snapshot)) : []
}
