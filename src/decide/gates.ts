import type { Part } from '../config/config.ts'
import { asCode } from '../diagnostics/markdown.ts'
import { type Gate, type GateName, type Gates, isPassed } from '../lifecycle/gate.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import { isFollowed } from './adopted.ts'
import { approvalSummary, signed } from './approval-words.ts'
import { gateIntegrated } from './gate-integrated.ts'
import { gatePublished } from './gate-published.ts'
import { gateValidated } from './gate-validated.ts'
import { hiddenSays, nameOfPull, unfitting } from './site-words.ts'
import { isHidden, ownPullAt, type SiteSeen } from './sites.ts'
import type { Standing } from './standing.ts'
import { hasMoved, vouchIn } from './vouching.ts'

/** What is known before the gates are: everything of a standing but the gates and what follows from them. */
export type Known = Omit<Standing, 'gates' | 'path' | 'stage' | 'ending'>

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
    vouched(snapshot, known, waivable(known, gateValidated(snapshot, known))),
    vouched(snapshot, known, waivable(known, gatePublished(snapshot, known))),
    gateIntegrated(snapshot, known),
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

/** One that is not asked for is shown all the same where it holds. */
function registered(snapshot: Snapshot, known: Known): Gate {
  const found = registration(snapshot, known)
  const isAsked = snapshot.config.gates.required.includes('registered')
  if (found.is === 'held' || isAsked) return found
  return gate('registered', 'not-required', 'This repository asks for no registration.')
}

/** Wherever a target that is waited for keeps a register. */
function registration(snapshot: Snapshot, known: Known): Gate {
  const { sites, name } = known
  if (!sites.some((site) => site.fits.applies || isHidden(site))) {
    return gate('registered', 'missing', 'No target knows this repository.')
  }
  const open = registersOf(known).find(({ inspection }) => inspection?.registered !== true)
  if (open !== undefined && isHidden(open)) return gate('registered', 'unknown', hiddenSays(open))
  if (name === undefined) {
    return gate('registered', 'missing', 'The proposal names no model that a name follows from.')
  }
  if (open === undefined) return gate('registered', 'held', `${asCode(name)} is registered.`)
  return gate('registered', 'missing', awaited(snapshot, open, 'registration'))
}

/** The sites that have to have it registered: those required, or else the leading one. */
function registersOf({ sites, lead }: Known): readonly SiteSeen[] {
  const registers = sites.filter(({ target }) => target.parts.includes('registration'))
  const required = registers.filter((site) => site.required)
  if (required.length > 0) return required
  return lead === undefined ? registers : [lead]
}

/** What a follow-up pull request waits for. */
function awaited(snapshot: Snapshot, site: SiteSeen, part: Part): string {
  if (!site.fits.applies) return unfitting(site)
  const { home } = snapshot
  const pull = ownPullAt(snapshot, site, part)?.pull
  if (pull?.state === 'open') return `Needs a maintainer to merge ${nameOfPull(site, pull.number)}.`
  if (pull !== undefined) {
    const closed = `Pull request ${nameOfPull(site, pull.number)} was closed; the ${part} is left to a person.`
    return pull.closedByUs
      ? `Usher closed ${nameOfPull(site, pull.number)}: the status line no longer asks for the ${part}.`
      : `${closed} A maintainer can have it again with \`/scaffold\`.`
  }
  if (home === undefined || isFollowed(snapshot, home)) {
    const isSilent = snapshot.facts?.kind === 'silent' && snapshot.accepted !== undefined
    if (isSilent)
      return `The ${part} waits for the model hub, which did not answer; it is asked again soon.`
    return `Usher opens the ${part} once the proposal is merged.`
  }
  return `Merged before Usher came; a maintainer can have the ${part} opened with \`/scaffold\`.`
}

/** A gate that does not hold by itself, where a maintainer has said that it need not. */
function waivable({ waivers }: Known, found: Gate): Gate {
  const act = waivers.get(found.name)
  if (act === undefined || found.is === 'held' || found.is === 'not-required') return found
  const says = `Waived by ${signed(act)}`
  return { ...found, is: 'waived', says, link: undefined, at: act.at }
}

/** A status that we moved vouches for the gates below it, since evidence expires: merged, or committed and noted. */
function vouched(snapshot: Snapshot, known: Known, found: Gate): Gate {
  if (!hasMoved(snapshot, known) || isPassed(found)) return found
  const pull = snapshot.ownPulls.get('status')?.pull
  if (pull?.state === 'merged')
    return gate(found.name, 'held', `Vouched for by the status that #${pull.number} moved.`)
  const act = vouchIn(snapshot, known)
  if (act === undefined) return found
  const says = 'Vouched for by the status, which moved while its evidence was there.'
  return gate(found.name, 'held', says, { at: act.at })
}

function gate(name: GateName, is: Gate['is'], says: string, seen: Seen = {}): Gate {
  return { name, is, says, link: seen.link, at: seen.at }
}
