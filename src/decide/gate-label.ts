import { mayDecide } from '../commands/admit.ts'
import type { Act } from '../lifecycle/act.ts'
import { digestOf } from '../lifecycle/digest.ts'
import { actsOf } from '../lifecycle/ledger.ts'
import { labelsOf } from '../lifecycle/names.ts'
import type { Home, LabelEvent, Snapshot } from '../lifecycle/snapshot.ts'
import { decidedBlob } from '../lifecycle/standing-decisions.ts'
import { mayApprove, roleOf } from './approvable.ts'
import { planAct } from './approval-check.ts'
import { stillNeeded } from './approval-words.ts'
import type { Plan } from './plan.ts'
import { planReply } from './replies.ts'
import type { Standing } from './standing.ts'

/**
 * Plans what a person's hand on the approval label means: an approval, an approval taken back, or,
 * from somebody without the right, nothing but one explanation. The label itself is put back by
 * whoever keeps the labels in line. What was heard about it is taken in with it.
 */
export function planGateLabel(snapshot: Snapshot, standing: Standing): Plan {
  const heard = snapshot.requests.filter(({ kind }) => kind.startsWith('label:'))
  const admissions = heard.map(({ id }) => ({ kind: 'admit', request: id }) as const)
  return [...planHand(snapshot, standing), ...admissions]
}

function planHand(snapshot: Snapshot, standing: Standing): Plan {
  const { home, config, bot } = snapshot
  if (home?.state !== 'open') return []
  const label = labelsOf(config.labels).approved
  const event = home.labelEvents.findLast((one) => one.label === label)
  if (event === undefined || event.by.id === bot.id) return []
  const isLast = actsOf(home).every(({ at }) => at < event.at)
  if (event.on !== home.labels.has(label) || !isLast) return []
  return event.on ? putOn(snapshot, standing, event) : takenOff(snapshot, standing, event)
}

/** The head at which the label was put on, where that was heard. */
function headHeard({ requests }: Snapshot, { label, by }: LabelEvent): string | undefined {
  const kind = `label:on:${label}`
  return requests.findLast((one) => one.kind === kind && one.actor === by.login)?.head
}

function putOn(snapshot: Snapshot, standing: Standing, event: LabelEvent): Plan {
  const { home, config } = snapshot
  const { decisions } = standing
  if (home === undefined || decisions.approved) return []
  const wish = { by: event.by, at: event.at, commit: headHeard(snapshot, event) }
  const admission = mayApprove(snapshot, standing, wish)
  if (admission !== 'admitted') {
    const text = `The label \`${event.label}\` was taken off again. ${admission.reason}`
    return planExplanation(snapshot, home, { event, text })
  }
  const act = actOf(snapshot, event)
  const { count } = config.approvals
  const approvals = [...decisions.approvals, act]
  if (approvals.length >= count) return planAct(snapshot, home, act)
  const text = `The label \`${event.label}\` comes with the last approval. ${stillNeeded(approvals, count)}`
  return [...planAct(snapshot, home, act), ...planExplanation(snapshot, home, { event, text })]
}

function takenOff(snapshot: Snapshot, { decisions }: Standing, event: LabelEvent): Plan {
  const { home, config } = snapshot
  if (home === undefined || !decisions.approved) return []
  if (mayDecide(roleOf(snapshot, event.by), config.maintainers)) {
    return planAct(snapshot, home, actOf(snapshot, event))
  }
  const text = `The label \`${event.label}\` was put back: it follows the approval, which a maintainer takes back with \`/unapprove\`.`
  return planExplanation(snapshot, home, { event, text })
}

function actOf(snapshot: Snapshot, { id, on, by, at }: LabelEvent): Act {
  const kind = on ? 'approve' : 'unapprove'
  return { id: labelAct(id), kind, by, at, about: decidedBlob(snapshot) }
}

/** The act a hand on the approval label is recorded as, by the id of the event. */
export function labelAct(event: string): string {
  return `label-${event}`
}

/** The same is explained to the same person once, however often they try. */
function planExplanation(
  snapshot: Snapshot,
  home: Home,
  { event, text }: { readonly event: LabelEvent; readonly text: string },
): Plan {
  const { on, by } = event
  const why = digestOf([text]).slice(0, 8)
  return planReply(snapshot, home, { to: `label-${on ? 'on' : 'off'}-${by.id}-${why}`, text })
}
