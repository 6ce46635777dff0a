import type { HistoryLine } from '../proposal/proposal.ts'
import type { Check, Found } from './check.ts'
import { certainMove, type Picture, type Subject } from './picture.ts'
import { at, placeOfKey, statusEvidence } from './places.ts'
import type { Repair } from './repair.ts'
import { sameStep, statusRepairs, stepOf } from './status-repairs.ts'

/** The last box of the history and the status tell two stories. The boxes before it prove nothing. */
export const historyDisagrees: Check = {
  kind: 'history-disagrees',
  summary: 'the history agrees with the status',
  severity: 'warning',
  why: 'One of the two was forgotten, and nobody can say which without looking at the evidence.',
  todo: 'Tick what has happened, with its date, or correct the status.',
  check: (picture) => picture.subjects.flatMap((subject) => foundOf(picture, subject)),
}

function foundOf(picture: Picture, subject: Subject): readonly Found[] {
  const { proposal, history } = subject
  const last = proposal.history.find(({ text }) => sameStep(text, stepOf(subject, 'integrated')))
  if (proposal.kind !== 'model' || last === undefined) return []
  const found = last.done ? finished(picture, subject, last) : open(picture, subject, last)
  return found.map((each) => ({ ...each, day: history?.changed?.day ?? history?.added?.day }))
}

function finished(picture: Picture, subject: Subject, line: HistoryLine): readonly Found[] {
  const { status } = subject.proposal
  if (status !== 'provisional' && status !== 'ready to integrate') return []
  const move = certainMove(subject)
  const isSettled = move === 'integrated'
  return [
    {
      ...aboutOf(subject, line, 'ticked'),
      message: `unexpected status \`${status}\` of a proposal whose history is finished`,
      place: placeOfKey(subject, 'status'),
      fix: isSettled
        ? 'set `status: integrated`, as the evidence says'
        : 'say whether the model is integrated; if not, untick the box',
      repairs: isSettled ? statusRepairs(picture, subject, move) : [],
    },
  ]
}

function open(picture: Picture, subject: Subject, line: HistoryLine): readonly Found[] {
  const { proposal, standing, matches } = subject
  if (proposal.status !== 'integrated') return []
  const isCertain = matches.every(({ confidence }) => confidence === 'certain')
  const isSettled = standing.is === 'integrated' && isCertain
  const { path } = proposal
  const day = picture.today
  const repairs: readonly Repair[] = [
    { do: 'tick', path, text: stepOf(subject, 'integrated'), day },
    { do: 'touch', path, day },
  ]
  return [
    {
      ...aboutOf(subject, line, 'open'),
      message: `unexpected open step \`${stepOf(subject, 'integrated')}\` under the status \`integrated\``,
      place: { path, line: line.span.start.line },
      fix: isSettled
        ? 'tick the box and write the day'
        : 'tick the box and write the day, or correct the status',
      repairs: isSettled ? repairs : [],
    },
  ]
}

function aboutOf(
  subject: Subject,
  { span }: HistoryLine,
  is: 'ticked' | 'open',
): Pick<Found, 'proposal' | 'evidence' | 'who'> {
  const { proposal, standing } = subject
  const where = at({ path: proposal.path, line: span.start.line })
  const box = { what: `the last box of the history is ${is}`, where }
  return {
    proposal: proposal.path,
    evidence: [statusEvidence(subject), box, ...standing.evidence],
    who: 'maintainer',
  }
}
