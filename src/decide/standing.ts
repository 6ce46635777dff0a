import { isProposalPath } from '../config/proposal-path.ts'
import type { Finding } from '../diagnostics/finding.ts'
import { remembered } from '../diagnostics/remembered.ts'
import { weighed } from '../diagnostics/severities.ts'
import { withClaims } from '../facts/claims.ts'
import type { Act } from '../lifecycle/act.ts'
import type { Decisions } from '../lifecycle/decisions.ts'
import { type Ending, endingOf } from '../lifecycle/ending.ts'
import type { Evidence } from '../lifecycle/evidence.ts'
import type { FactsSeen } from '../lifecycle/facts-seen.ts'
import type { GateName, Gates } from '../lifecycle/gate.ts'
import { subjectOf } from '../lifecycle/gate-acts.ts'
import { actsOf } from '../lifecycle/ledger.ts'
import type { FileAt, Snapshot } from '../lifecycle/snapshot.ts'
import { pathOf, type Stage, stageOf } from '../lifecycle/stage.ts'
import { standingDecisions } from '../lifecycle/standing-decisions.ts'
import { type Status, statusIn, type Vocabulary, vocabularyOf } from '../lifecycle/vocabulary.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import { parseTemplate } from '../proposal/parse-template.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { lint } from '../rules/lint.ts'
import { severalProposals } from '../rules/one-proposal.ts'
import { leadOf, modelNameOf } from '../targets/sites.ts'
import { claimsFound } from './claims-said.ts'
import { gatesOf } from './gates.ts'
import { saidOfGates } from './said-of-gates.ts'
import { type SiteSeen, sitesSeen } from './sites.ts'

/** A snapshot understood: what the proposal says, what is wrong with it, and how far it has come. */
export interface Standing {
  readonly proposal: Proposal
  readonly findings: readonly Finding[]
  /** What is known of its model, or why not; `undefined` where nobody was asked. */
  readonly facts: FactsSeen | undefined
  /** Where the model is to come, in the order configured. */
  readonly sites: readonly SiteSeen[]
  /** The site whose registration is validated and whose image is published. */
  readonly lead: SiteSeen | undefined
  /** The model's name there, checked for use in paths and branches. */
  readonly name: string | undefined
  readonly decisions: Decisions
  /** What maintainers attested, by gate. */
  readonly evidence: ReadonlyMap<GateName, readonly Evidence[]>
  /** The waivers in force, by gate. */
  readonly waivers: ReadonlyMap<GateName, Act>
  /** When people asked for another try, by gate. */
  readonly retries: ReadonlyMap<GateName, readonly Date[]>
  /** The words of the status line here. */
  readonly vocabulary: Vocabulary
  /** The status the file says it has; `undefined` for a word that is not ours to move. */
  readonly written: Status | undefined
  readonly gates: Gates
  /** The stages a proposal passes here, and the one this is at. */
  readonly path: readonly Stage[]
  readonly stage: Stage
  /** How it ended, where it did before its path. */
  readonly ending: Ending | undefined
}

/** Works out where a model proposal stands; `undefined` where there is none to judge. */
export function standingOf(snapshot: Snapshot): Standing | undefined {
  const file = currentFile(snapshot)
  if (file === undefined) return undefined
  const proposal = proposalOf(file)
  if (proposal.kind !== 'model') return undefined

  const sites = sitesSeen(snapshot, proposal)
  const fitting = sites.filter(({ fits }) => fits.applies)
  const lead = leadOf(fitting, snapshot.files)
  const name = modelNameOf(fitting, snapshot.files, proposal)
  const ruled = withClaims(findingsOf(snapshot, proposal), claimsFound(snapshot, proposal))
  const findings = [...ruled, ...severalFinding(snapshot)]
  const decisions = standingDecisions(snapshot)
  const acts = snapshot.home === undefined ? [] : actsOf(snapshot.home)
  const said = saidOfGates(acts, subjectOf(proposal.model))
  const vocabulary = vocabularyOf(snapshot)
  const written = statusIn(vocabulary, proposal.status)
  const { facts } = snapshot
  const seen = { proposal, findings, facts, sites, lead, name, decisions, vocabulary, written }
  const known = { ...seen, ...said }
  const gates = gatesOf(snapshot, known)
  const path = pathOf(snapshot.config)
  const line = { word: proposal.status, isOurs: written !== undefined }
  const ending = endingOf(snapshot, decisions, line)
  return { ...known, gates, path, stage: stageOf(gates, path), ending }
}

/** Whether anything is still to be started for it: not where its status line says that it is over. */
export function isOnItsWay({ written }: Standing): boolean {
  return written === 'provisional' || written === 'ready'
}

const proposalOf = remembered((file: FileAt) => parseProposal(file.path, file.text))

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

/** What is wrong with a proposal, by the template of the default branch and as it is configured there. */
export function findingsOf(
  { template, config, paths }: Pick<Snapshot, 'template' | 'config' | 'paths'>,
  proposal: Proposal,
): readonly Finding[] {
  return weighed(linted(proposal, template, paths), config.lint.severity)
}

const linted = remembered(
  (proposal: Proposal, template: FileAt | undefined, paths: Snapshot['paths']) =>
    lint(
      proposal,
      template && parseTemplate(template.path, template.text),
      paths === undefined ? {} : { paths },
    ),
)

function severalFinding(snapshot: Snapshot): readonly Finding[] {
  return snapshot.home?.state === 'open' ? severalProposals(newProposals(snapshot)) : []
}
