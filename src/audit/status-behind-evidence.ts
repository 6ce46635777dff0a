import type { Check, Found } from './check.ts'
import { certainMove, type Picture, type Subject, statusBehind } from './picture.ts'
import { placeOfKey, statusEvidence } from './places.ts'
import { statusRepairs } from './status-repairs.ts'

/** A model that shipped, and a status that does not say so. */
export const statusBehindEvidence: Check = {
  kind: 'status-behind-evidence',
  summary: 'the status says as much as the evidence',
  severity: 'error',
  why: 'Whoever reads the proposal believes that the model is still being waited for.',
  todo: 'Move the status to what the evidence supports, with its date and its line of the history.',
  check: (picture) => picture.subjects.flatMap((subject) => foundOf(picture, subject)),
}

function foundOf(picture: Picture, subject: Subject): readonly Found[] {
  const { proposal, standing, history } = subject
  const status = statusBehind(subject)
  if (status === undefined) return partlyOf(subject)
  const about = {
    proposal: proposal.path,
    message: `unexpected status \`${proposal.status ?? ''}\`, expected \`${status}\`: the evidence is there`,
    evidence: [statusEvidence(subject), ...standing.evidence],
    place: placeOfKey(subject, 'status'),
    day: history?.changed?.day ?? history?.added?.day,
  }
  if (certainMove(subject) === undefined)
    return [{ ...about, fix: questionOf(subject, status), who: 'maintainer' }]
  const fix = `set \`status: ${status}\`, \`last-updated\`, the history and the index page`
  return [{ ...about, fix, repairs: statusRepairs(picture, subject, status) }]
}

function questionOf({ matches }: Subject, status: string): string {
  const guess = matches.find(({ confidence }) => confidence === 'likely')
  if (guess === undefined) return `set \`status: ${status}\` by hand: the line has another form`
  const models = new Map(
    matches.map(({ listed: { name, repository = name } }) => [
      repository.toLowerCase(),
      repository,
    ]),
  )
  const names = [...models.values()].map((name) => `\`${name}\``).join(', ')
  return `say whether it asks for ${names} (${guess.by}); if so, set \`status: ${status}\``
}

/** Some of several models are there: no single word is true of all of them. */
function partlyOf(subject: Subject): readonly Found[] {
  const { proposal, standing } = subject
  const isEarly = proposal.status === 'provisional' || proposal.status === 'ready to integrate'
  if (proposal.kind !== 'model' || standing.is !== 'partly' || !isEarly) return []
  return [
    {
      proposal: proposal.path,
      message: `unexpected status \`${proposal.status}\` of several models, some of which are integrated`,
      evidence: [
        statusEvidence(subject),
        ...standing.evidence,
        ...standing.missing.map((what) => ({ what, where: proposal.path })),
      ],
      fix: 'give the models that are missing a proposal of their own, then set `status: integrated`',
      place: placeOfKey(subject, 'status'),
      severity: 'warning',
      who: 'maintainer',
    },
  ]
}
