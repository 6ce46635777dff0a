import { refused } from '../commands/admit.ts'
import { decidedBlob } from '../lifecycle/standing-decisions.ts'
import { type Answer, type Asked, admitted, done, reasonOf } from './answer.ts'
import { mayApprove } from './approvable.ts'
import { stillNeeded } from './approval-words.ts'

/** `/approve`: counted for the text at the present head. */
export function answerApprove(asked: Asked): Answer {
  const { snapshot, standing, by, at, args } = asked
  const { decisions } = standing
  const admission = mayApprove(snapshot, standing, { by, at, commit: args[0] })
  if (admission !== 'admitted') return admission
  if (decisions.approvals.some((act) => act.by.id === by.id)) return done()
  const answer = admitted(asked, { kind: 'approve', about: decidedBlob(snapshot) })
  const { count } = snapshot.config.approvals
  const approvals = [
    ...decisions.approvals,
    { id: asked.act, kind: 'approve' as const, by, at, about: '' },
  ]
  if (answer.kind === 'refused' || approvals.length >= count) return answer
  return done(answer.plan, stillNeeded(approvals, count))
}

/** `/unapprove`: takes everybody's approval back. */
export function answerUnapprove(asked: Asked): Answer {
  const { standing, snapshot } = asked
  if (standing.decisions.approvals.length === 0) {
    return refused('There is no approval to take back.')
  }
  return admitted(asked, { kind: 'unapprove', about: decidedBlob(snapshot) })
}

/** `/reject <reason>`: stands until somebody reopens. */
export function answerReject(asked: Asked): Answer {
  const { standing, snapshot } = asked
  if (standing.decisions.rejection !== undefined) return refused('It is rejected already.')
  const about = decidedBlob(snapshot)
  return admitted(asked, { kind: 'reject', about, words: reasonOf(asked) })
}

/** `/reopen`: lifts a rejection. */
export function answerReopen(asked: Asked): Answer {
  const { standing, snapshot } = asked
  if (standing.decisions.rejection === undefined) return refused('It is not rejected.')
  return admitted(asked, { kind: 'reopen', about: decidedBlob(snapshot) })
}

/** `/hold <reason>`: nothing new is started. */
export function answerHold(asked: Asked): Answer {
  const about = decidedBlob(asked.snapshot)
  return admitted(asked, { kind: 'hold', about, words: reasonOf(asked) })
}

/** `/unhold`: goes on where the hold stopped. */
export function answerUnhold(asked: Asked): Answer {
  const { standing, snapshot } = asked
  if (standing.decisions.hold === undefined) return refused('It is not on hold.')
  return admitted(asked, { kind: 'unhold', about: decidedBlob(snapshot) })
}
