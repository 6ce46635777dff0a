import { refused } from '../commands/admit.ts'
import { subjectOf } from '../lifecycle/gate-acts.ts'
import { type Answer, type Asked, admitted, done } from './answer.ts'
import { planAnew } from './follow-ups.ts'

/** `/scaffold`: what a person closed is opened again, where it is still due. */
export function answerScaffold(asked: Asked): Answer {
  return admitted(asked, { kind: 'scaffold', about: subjectOf(asked.standing.proposal.model) })
}

/** `/regenerate`: our open pull requests are written anew; one that holds a person's commits is theirs. */
export function answerRegenerate({ snapshot, standing }: Asked): Answer {
  const open = [...snapshot.ownPulls.values()].filter(({ pull }) => pull?.state === 'open')
  if (open.length === 0)
    return refused('None of our pull requests is open; `/scaffold` opens them.')
  const theirs = open.filter(({ tip }) => tip !== undefined && !tip.ours)
  const words = theirs.map(
    ({ pull }) => `#${pull?.number} holds commits of a person and was left alone.`,
  )
  return done(planAnew(snapshot, standing), words.join(' '))
}
