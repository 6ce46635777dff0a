import { quoted } from '../diagnostics/quoted.ts'
import type { Check, Found } from './check.ts'
import { isPageStatus, listing } from './listing.ts'
import type { Picture, Subject } from './picture.ts'
import { placeOfKey, statusEvidence } from './places.ts'

/** A model proposal that the index page does not list. Proposals of features need not be there. */
export const indexMissing: Check = {
  kind: 'index-missing',
  summary: 'the index page lists every model proposal',
  severity: 'error',
  why: 'Nobody finds a proposal the page does not list, and the next one asks for the same model.',
  todo: 'List it under its status; `usher index --write` does.',
  check: (picture) => picture.subjects.flatMap((subject) => foundOf(picture, subject)),
}

function foundOf(picture: Picture, subject: Subject): readonly Found[] {
  const { index } = picture
  const { proposal, entries, deserved, history } = subject
  if (index === undefined || proposal.kind !== 'model' || entries.length > 0) return []
  const repair = isPageStatus(picture, deserved) ? listing(picture, subject, deserved) : undefined
  const section = repair?.do === 'list' ? repair.section : undefined
  return [
    {
      proposal: proposal.path,
      message: `unexpected absence from the lists of \`${index.path}\``,
      evidence: [
        statusEvidence(subject),
        { what: 'no list of the page links it', where: index.path },
      ],
      fix:
        section === undefined
          ? `say where it belongs: the page has no section that takes entries for ${quoted(deserved ?? 'no status')}`
          : `list it under \`${section}\``,
      place: placeOfKey(subject, 'status'),
      repairs: repair === undefined ? [] : [repair],
      day: history?.changed?.day ?? history?.added?.day,
    },
  ]
}
