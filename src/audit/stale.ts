import { isDay } from '../proposal/history.ts'
import type { Check, Found } from './check.ts'
import type { Picture, Subject } from './picture.ts'
import { at, commitEvidence, placeOfKey, statusEvidence } from './places.ts'

/** Half a year. */
const quietDays = 180
const dayMs = 86_400_000

/** A proposal that waits, and nothing has happened for half a year. */
export const stale: Check = {
  kind: 'stale',
  summary: 'something happened within half a year',
  severity: 'info',
  why: 'A requester waits for an answer nobody is working on.',
  todo: 'Take the next step, or end the proposal with a word of your own.',
  check: (picture) => picture.subjects.flatMap((subject) => foundOf(picture, subject)),
}

function foundOf({ tree }: Picture, subject: Subject): readonly Found[] {
  const { proposal, standing, history } = subject
  const waits = proposal.status === 'provisional' || proposal.status === 'ready to integrate'
  const isThere = standing.is === 'integrated' || standing.is === 'partly'
  const last = lastDayOf(subject)
  if (proposal.kind !== 'model' || !waits || isThere || last === undefined) return []
  const days = Math.floor((tree.now.getTime() - Date.parse(last)) / dayMs)
  if (days <= quietDays) return []
  const commit = history?.changed ?? history?.added
  return [
    {
      proposal: proposal.path,
      message: `unexpected silence of ${days} days under the status \`${proposal.status}\``,
      evidence: [
        statusEvidence(subject),
        commit === undefined
          ? {
              what: `the last day it names is ${last}`,
              where: at(placeOfKey(subject, 'last-updated')),
            }
          : commitEvidence('the last change was made', commit),
        ...standing.evidence,
      ],
      fix: nextStep(subject),
      place: placeOfKey(subject, 'status'),
      day: last,
      who: 'maintainer',
    },
  ]
}

function nextStep({ proposal, standing }: Subject): string {
  if (proposal.status === 'ready to integrate') return 'add the preset, or end the proposal'
  if (standing.is === 'registered') return 'validate the model, or end the proposal'
  return 'register the model, or end the proposal'
}

/** The last day git or the document itself knows of. */
function lastDayOf({ proposal, history }: Subject): string | undefined {
  const known = history?.changed?.day ?? history?.added?.day
  if (known !== undefined) return known
  const keys = proposal.frontMatter.filter(({ key }) =>
    /^(?:last-updated|creation-date)$/.test(key),
  )
  const written = keys.map(({ value }) => (typeof value === 'string' ? value : ''))
  const ticked = proposal.history.flatMap(({ done, date }) => (done && date !== null ? [date] : []))
  return [...written.filter(isDay), ...ticked].toSorted().at(-1)
}
