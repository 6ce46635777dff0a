import { asCode } from '../diagnostics/markdown.ts'
import { type Gate, type GateName, type Gates, isPassed } from '../lifecycle/gate.ts'
import type { OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import { isStatus } from '../lifecycle/stage.ts'
import { validatedGate } from '../lifecycle/validated.ts'
import { refusedOutcome } from '../lifecycle/validation.ts'
import { licenceClassOf } from '../proposal/licence.ts'
import { approvalSummary } from './approval-words.ts'
import { spokenFor } from './spoken.ts'
import type { Standing } from './standing.ts'
import { askOf } from './validation.ts'

/** What is known before the gates are: everything of a standing but gates and stage. */
export type Known = Omit<Standing, 'gates' | 'stage'>

interface Seen {
  readonly link?: string | undefined
  readonly at?: Date | undefined
}

/** Asks every gate in the order of the process; each says what speaks for it or what is missing and who can do it. */
export function gatesOf(snapshot: Snapshot, known: Known): Gates {
  const gates = [
    wellFormed(known),
    approved(snapshot, known),
    accepted(snapshot),
    registered(snapshot, known),
    vouched(snapshot, known, spokenFor(snapshot, known, validated(snapshot, known))),
    vouched(snapshot, known, spokenFor(snapshot, known, published(snapshot, known))),
    integrated(snapshot, known),
  ]
  return new Map(gates.map((gate) => [gate.name, gate]))
}

function wellFormed({ findings }: Known): Gate {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  if (errors === 0) return gate('well-formed', 'held', 'The proposal follows the template.')
  const problems = errors === 1 ? 'One problem' : `${errors} problems`
  return gate('well-formed', 'failed', `${problems} for the author to mend; see the check run.`)
}

function approved({ home, config }: Snapshot, { decisions }: Known): Gate {
  const { count } = config.approvals
  const { approved: held, rejection } = decisions
  if (held)
    return gate('approved', 'held', approvalSummary({ ...decisions, hold: undefined }, count))
  if (home?.state === 'merged') {
    return gate('approved', 'missing', 'Merged without a recorded approval.')
  }
  if (rejection !== undefined) return gate('approved', 'failed', approvalSummary(decisions, count))
  if (count === 1) return gate('approved', 'missing', 'Needs `/approve` from a maintainer.')
  return gate('approved', 'missing', approvalSummary({ ...decisions, hold: undefined }, count))
}

function accepted({ accepted: file, home }: Snapshot): Gate {
  if (file === undefined) return gate('accepted', 'missing', 'Needs a maintainer to merge it.')
  const seen = { at: home?.mergedAt }
  return gate('accepted', 'held', `${asCode(file.path)} is on the default branch.`, seen)
}

function registered({ ownPulls }: Snapshot, { inspection, target, name }: Known): Gate {
  if (target === undefined) return gate('registered', 'missing', 'No target knows this repository.')
  if (name === undefined) {
    return gate('registered', 'missing', 'The proposal names no model that a name follows from.')
  }
  if (inspection?.registered) return gate('registered', 'held', `${asCode(name)} is registered.`)
  return gate('registered', 'missing', awaited(ownPulls.get('registration'), 'the registration'))
}

/** What a follow-up pull request waits for. */
function awaited(own: OwnPull | undefined, what: string): string {
  const pull = own?.pull
  if (pull === undefined) return `Usher opens ${what} once the proposal is merged.`
  if (pull.state === 'open') return `Needs a maintainer to merge #${pull.number}.`
  return `Pull request #${pull.number} was closed; ${what} is left to a person.`
}

function validated(snapshot: Snapshot, known: Known): Gate {
  const ask = askOf(snapshot, known)
  if (ask === undefined) {
    return gate('validated', 'missing', 'Starts once the registration pull request is open.')
  }
  const refused = snapshot.intents.some(({ outcome }) => outcome === refusedOutcome)
  const found = validatedGate(ask, snapshot.runs)
  if (found.is === 'held' || !refused) return found
  const workflow = asCode(ask.workflow)
  const says = `GitHub refused to start ${workflow}; a maintainer has to see whether it takes the inputs that are sent.`
  return gate('validated', 'failed', says)
}

function published(snapshot: Snapshot, { proposal, inspection }: Known): Gate {
  if (inspection?.downloadAtRuntime) {
    return gate('published', 'not-required', 'The weights are downloaded at run time.')
  }
  if (licenceClassOf(proposal.model?.licence ?? null) === 'restricted') {
    return gate('published', 'not-required', 'The licence does not allow a public image.')
  }
  const { image } = snapshot
  if (image === undefined) return gate('published', 'missing', 'Looked for once it is registered.')
  const reference = asCode(`${image.image}:${image.tag}`)
  switch (image.is) {
    case 'present':
      return gate('published', 'held', `${reference} is in the registry.`)
    case 'absent':
      return gate('published', 'missing', `Needs a maintainer to push ${reference}.`)
    case 'unknown':
      return gate('published', 'unknown', `The registry did not answer for ${reference}.`)
  }
}

function integrated({ ownPulls }: Snapshot, { inspection }: Known): Gate {
  if (inspection?.complete) return gate('integrated', 'held', 'The preset is complete.')
  const open = (['status', 'preset'] as const)
    .map((part) => ownPulls.get(part)?.pull)
    .find((pull) => pull?.state === 'open')
  if (open !== undefined) {
    return gate('integrated', 'missing', `Needs a maintainer to merge #${open.number}.`)
  }
  const missing = inspection?.missing.join('; ') ?? 'no target knows this repository'
  return gate('integrated', 'missing', `Missing: ${missing}.`)
}

/** A status that we moved and somebody merged vouches for the gates below it: evidence expires. */
function vouched({ ownPulls, accepted: file }: Snapshot, { proposal }: Known, found: Gate): Gate {
  const merged = ownPulls.get('status')?.pull
  const moved = isStatus(proposal.status) && proposal.status !== 'provisional'
  const vouches = file !== undefined && merged?.state === 'merged' && moved
  if (!vouches || isPassed(found)) return found
  return gate(found.name, 'held', `Vouched for by the status that #${merged.number} moved.`)
}

function gate(name: GateName, is: Gate['is'], says: string, seen: Seen = {}): Gate {
  return { name, is, says, link: seen.link, at: seen.at }
}
