import { mayDecide } from '../commands/admit.ts'
import { approvalRecord } from '../lifecycle/approval.ts'
import { digestOf } from '../lifecycle/digest.ts'
import { labelsOf } from '../lifecycle/names.ts'
import type { Home, LabelEvent, Snapshot } from '../lifecycle/snapshot.ts'
import { mayApprove, roleOf } from './approvable.ts'
import { planDecision } from './approval-check.ts'
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
  const label = labelsOf(config.labels.prefix).approved
  const event = home.labelEvents.findLast((one) => one.label === label)
  if (event === undefined || event.by.id === bot.id) return []
  if (event.on !== home.labels.has(label)) return []
  if (event.at < lastDecision(home)) return []
  return event.on ? putOn(snapshot, standing, event) : takenOff(snapshot, standing, event)
}

/** The head at which the label was put on, where that was heard. */
function headHeard({ requests }: Snapshot, { label, by }: LabelEvent): string | undefined {
  const kind = `label:on:${label}`
  return requests.findLast((one) => one.kind === kind && one.actor === by.login)?.head
}

function putOn(snapshot: Snapshot, standing: Standing, event: LabelEvent): Plan {
  const { home } = snapshot
  const act = `label-${event.id}`
  if (home === undefined || standing.approval !== undefined) return []
  if (approvalRecord(home)?.act === act) return []
  const wish = { by: event.by, at: event.at, commit: headHeard(snapshot, event) }
  const admission = mayApprove(snapshot, standing, wish)
  if (admission === 'admitted') {
    return planDecision(snapshot, home, { given: true, act, by: event.by, at: event.at })
  }
  const text = `The label \`${event.label}\` was taken off again. ${admission.reason}`
  return planExplanation(snapshot, home, { event, text })
}

function takenOff(snapshot: Snapshot, standing: Standing, event: LabelEvent): Plan {
  const { home, config } = snapshot
  const act = `label-${event.id}`
  if (home === undefined || standing.approval === undefined) return []
  if (mayDecide(roleOf(snapshot, event.by), config.maintainers.roles)) {
    return planDecision(snapshot, home, { given: false, act, by: event.by, at: event.at })
  }
  const text = `The label \`${event.label}\` was put back: it follows the approval, which a maintainer takes back with \`/unapprove\`.`
  return planExplanation(snapshot, home, { event, text })
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

/** When the act behind the last word on approval was made; long ago where it cannot be told. */
function lastDecision(home: Home): Date {
  const act = approvalRecord(home)?.act
  const acts = [
    ...home.comments.map(({ id, at }) => ({ act: `comment-${id}`, at })),
    ...home.labelEvents.map(({ id, at }) => ({ act: `label-${id}`, at })),
    ...home.reviews.map(({ id, at }) => ({ act: `review-${id}`, at })),
  ]
  return acts.find((one) => one.act === act)?.at ?? new Date(0)
}
