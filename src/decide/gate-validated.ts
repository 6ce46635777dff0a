import { isProposalPath } from '../config/proposal-path.ts'
import { asCode } from '../diagnostics/markdown.ts'
import { dispatchedEvidence } from '../lifecycle/dispatched.ts'
import { type Evidence, gateFrom } from '../lifecycle/evidence.ts'
import type { Gate } from '../lifecycle/gate.ts'
import { observedEvidence, observedWorkflows } from '../lifecycle/observed.ts'
import { allowedFor, signalledEvidence } from '../lifecycle/signalled.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import { trialsOf } from '../lifecycle/trials.ts'
import { refusalOf } from '../lifecycle/validation.ts'
import type { Known } from './gates.ts'
import { observedAskOf, registrationOf, type Subject, subjectOf } from './subject.ts'

/** Whether the model was tested: by a job in a run of ours or of others, or by a check or status that is allowed. */
export function gateValidated(snapshot: Snapshot, known: Known): Gate {
  const acted = known.evidence.get('validated') ?? []
  const evidence = [...validationEvidence(snapshot, known), ...acted]
  const gate = gateFrom('validated', evidence, { is: 'missing', says: missing(snapshot, known) })
  const isAsked = snapshot.config.gates.required.includes('validated')
  if (gate.is === 'held' || isAsked) return gate
  const says = 'This repository asks for no validation.'
  return { ...gate, is: 'not-required', says, link: undefined, at: undefined }
}

function validationEvidence(snapshot: Snapshot, known: Known): readonly Evidence[] {
  const { config, runs, intents, now } = snapshot
  const { job } = config.validation
  const subject = validationOf(snapshot, known)
  const trials = subject === undefined ? [] : trialsOf(subject, { runs, intents })
  const isRefused = refusalOf(trials.at(-1)?.intent?.outcome) !== undefined
  const workflows = observedWorkflows(config.validation, isRefused)
  const ask = observedAskOf(snapshot, known, { purpose: 'validate', workflows, job })
  const others = runs.filter((run) => trials.every((trial) => trial.run?.id !== run.id))
  return [
    ...(subject === undefined ? [] : dispatchedEvidence(subject, { runs, intents, now })),
    ...(ask === undefined ? [] : observedEvidence(ask, { runs: others, now })),
    ...signalledEvidence(
      allowedFor(config.validation, known.name ?? ''),
      headsOf(snapshot, known),
      snapshot.signals,
    ),
  ]
}

/** What the validation is dispatched for. */
export function validationOf(snapshot: Snapshot, known: Known): Subject | undefined {
  const { workflow, job } = snapshot.config.validation
  return subjectOf(snapshot, known, { purpose: 'validate', workflow, job })
}

/** The heads a check or status may stand on. A home with several proposals does not say which one it means. */
function headsOf(snapshot: Snapshot, known: Known): readonly string[] {
  const { home, config } = snapshot
  const brought = (home?.files ?? []).filter(
    ({ path, change }) =>
      (change === 'added' || change === 'renamed') &&
      isProposalPath(path, config.proposals.folders),
  )
  const heads = [
    registrationOf(snapshot, known)?.head,
    brought.length === 1 ? home?.head : undefined,
  ]
  return heads.filter((head) => head !== undefined)
}

function missing(snapshot: Snapshot, known: Known): string {
  const { dispatch, workflow, observe } = snapshot.config.validation
  const model = asCode(known.name ?? 'the model')
  if (!dispatch) {
    const awaited = [...new Set([...observe, workflow])].map(asCode).join(' or ')
    return `Needs a run of ${awaited} that tests ${model}, or a maintainer's \`/attest validated <url>\`.`
  }
  if (known.lead === undefined && known.sites.length > 0) {
    return `No target in this repository leads to a run; needs a maintainer's \`/attest validated <url>\`.`
  }
  if (validationOf(snapshot, known) !== undefined) return 'No validation run has been seen yet.'
  if (registrationOf(snapshot, known) !== undefined) {
    return 'The registration holds another repository or revision than the proposal; a maintainer has to mend one of them.'
  }
  return known.lead?.inspection?.registered
    ? `${model} was registered by a person, so Usher starts nothing; needs a maintainer's \`/attest validated <url>\`.`
    : 'Starts once the registration pull request is open.'
}
