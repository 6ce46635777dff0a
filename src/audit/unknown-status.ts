import { nearest } from '../diagnostics/nearest.ts'
import { quoted } from '../diagnostics/quoted.ts'
import type { Check, Found } from './check.ts'
import type { Subject } from './picture.ts'
import { at, placeOfKey } from './places.ts'

/** Words maintainers write by hand to end a proposal's life; respected, and never overwritten. */
const ends: ReadonlySet<string> = new Set([
  'abandoned',
  'deferred',
  'deprecated',
  'rejected',
  'replaced',
  'superseded',
  'withdrawn',
])

/** A word the template does not know. It is reported and never rewritten. */
export const unknownStatus: Check = {
  kind: 'unknown-status',
  summary: "the status is one of the template's words",
  severity: 'error',
  why: 'A word the template does not offer stands for nothing: no tool and no page follows it.',
  todo: 'Write one of the words of the template, or add the word to the template.',
  check: ({ subjects }) => subjects.flatMap(foundOf),
}

function foundOf(subject: Subject): readonly Found[] {
  const { proposal, vocabulary, history } = subject
  const isJudged = vocabulary.length > 0 && proposal.frontMatter.length > 0
  const status = proposal.status ?? ''
  if (!isJudged || vocabulary.includes(status)) return []
  const isRespected = proposal.kind === 'feature' || ends.has(status.toLowerCase())
  return [
    {
      ...saidOf(subject, status),
      fix: fixOf(status, vocabulary, isRespected),
      day: history?.changed?.day ?? history?.added?.day,
      ...(isRespected
        ? { who: 'maintainer', severity: 'info' }
        : { who: 'author', severity: 'error' }),
    },
  ]
}

function saidOf(
  subject: Subject,
  status: string,
): Pick<Found, 'proposal' | 'message' | 'evidence' | 'place'> {
  const { proposal, vocabulary, template } = subject
  const words = vocabulary.map((word) => `\`${word}\``).join(', ')
  const written = status === '' ? 'nothing' : quoted(status)
  const place = placeOfKey(subject, 'status')
  const offer = { what: `the template offers ${words}`, where: template?.path ?? '' }
  return {
    proposal: proposal.path,
    message: `unexpected status ${written}, expected one of ${words}`,
    evidence: [
      { what: `the status is ${written}`, where: at(place) },
      ...(template === undefined ? [] : [offer]),
    ],
    place,
  }
}

function fixOf(status: string, words: readonly string[], isRespected: boolean): string {
  const meant = nearest(status, words)
  if (meant !== undefined) return `did you mean \`${meant}\`?`
  return isRespected
    ? 'add the word to the template if it is meant; it is left as it is'
    : 'write one of these words'
}
