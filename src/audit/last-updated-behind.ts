import { isDay } from '../proposal/history.ts'
import type { Check, Found } from './check.ts'
import type { Evidence } from './drift.ts'
import type { Picture, Subject } from './picture.ts'
import { at, commitEvidence, placeOfKey } from './places.ts'

/**
 * A `last-updated` before the last change. A commit that only moved the file, or that brought it,
 * is no change; one that set `last-updated` itself is believed.
 */
export const lastUpdatedBehind: Check = {
  kind: 'last-updated-behind',
  summary: '`last-updated` is the day of the last change',
  severity: 'warning',
  why: 'Readers take an old date for a proposal nobody cares about.',
  todo: 'Write the day of the last change.',
  check: (picture) => picture.subjects.flatMap((subject) => foundOf(picture, subject)),
}

interface Change {
  readonly day: string
  readonly evidence: Evidence
}

function foundOf(picture: Picture, subject: Subject): readonly Found[] {
  const { proposal } = subject
  const written = proposal.frontMatter.find(({ key }) => key === 'last-updated')?.value
  if (typeof written !== 'string' || !isDay(written)) return []
  const last = [...commitsOf(subject), ...recordsOf(picture, subject)]
    .filter(({ day }) => day > written)
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))[0]
  if (last === undefined) return []
  const place = placeOfKey(subject, 'last-updated')
  return [
    {
      proposal: proposal.path,
      message: `unexpected \`last-updated: ${written}\`, expected ${last.day} or later`,
      evidence: [{ what: `\`last-updated\` is ${written}`, where: at(place) }, last.evidence],
      fix: `set \`last-updated: ${last.day}\``,
      place,
      repairs: [{ do: 'touch', path: proposal.path, day: last.day }],
      day: last.day,
    },
  ]
}

function commitsOf({ history }: Subject): readonly Change[] {
  const { changed, dated } = history ?? {}
  if (changed === undefined || dated) return []
  return [{ day: changed.day, evidence: commitEvidence('the proposal was changed', changed) }]
}

/** What the history of the document records, as far as it is not in the future. */
function recordsOf({ today }: Picture, { proposal }: Subject): readonly Change[] {
  return proposal.history.flatMap(({ done, date, span }) => {
    if (!done || date === null || date > today) return []
    const where = at({ path: proposal.path, line: span.start.line })
    return [{ day: date, evidence: { what: `the history records a step of ${date}`, where } }]
  })
}
