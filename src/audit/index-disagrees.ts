import { quoted } from '../diagnostics/quoted.ts'
import type { Check, Found } from './check.ts'
import type { Entry } from './index-page.ts'
import { isPageStatus, listing } from './listing.ts'
import { certainMove, type Picture, type Subject } from './picture.ts'
import { at, statusEvidence } from './places.ts'
import { statusRepairs } from './status-repairs.ts'

/** An entry in a section that the status of its proposal does not name. */
export const indexDisagrees: Check = {
  kind: 'index-disagrees',
  summary: 'the index page lists proposals under their status',
  severity: 'error',
  why: 'The page people read says something else than the proposal does.',
  todo: 'Move the entry to the section of its status; `usher index --write` does.',
  check: (picture) => picture.subjects.flatMap((subject) => foundOf(picture, subject)),
}

function foundOf(picture: Picture, subject: Subject): readonly Found[] {
  const { index } = picture
  const { proposal, entries } = subject
  const { status } = proposal
  if (index === undefined || !isPageStatus(picture, status)) return []
  const section = index.sections.get(status.toLowerCase())
  const wrong = entries.filter((entry) => entry.section !== section)
  const isTwice = wrong.length < entries.length
  return wrong.map((entry) => ({
    ...aboutOf(picture, subject, entry),
    message: `unexpected section ${quoted(entry.section)} for the status \`${status}\`, expected ${quoted(section ?? '')}`,
    ...(isTwice
      ? { fix: 'say which of the two entries stays', who: 'maintainer' as const }
      : repairOf(picture, subject)),
  }))
}

/** Where the status itself lags behind, it is moved, and the entry goes where it then belongs. */
function repairOf(picture: Picture, subject: Subject): Pick<Found, 'fix' | 'repairs'> {
  const { status } = subject.proposal
  const move = certainMove(subject)
  if (move !== undefined)
    return {
      fix: `set \`status: ${move}\`: the status is the one that is wrong`,
      repairs: statusRepairs(picture, subject, move),
    }
  const repair = status === null ? undefined : listing(picture, subject, status)
  if (repair?.do !== 'list') return { fix: 'say where it belongs' }
  return { fix: `move the entry to ${quoted(repair.section)}`, repairs: [repair] }
}

function aboutOf(
  { index }: Picture,
  subject: Subject,
  { section, line }: Entry,
): Pick<Found, 'proposal' | 'evidence' | 'place' | 'day'> {
  const place = { path: index?.path ?? '', line }
  const { history, proposal } = subject
  return {
    proposal: proposal.path,
    evidence: [
      statusEvidence(subject),
      { what: `the page lists it under ${quoted(section)}`, where: at(place) },
    ],
    place,
    day: history?.changed?.day ?? history?.added?.day,
  }
}
