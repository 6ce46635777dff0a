import type { Check, Found } from './check.ts'
import type { Subject } from './picture.ts'
import { isMendable, type Repair } from './repair.ts'

/** A document whose front matter tools cannot read as it was meant. */
export const unreadable: Check = {
  kind: 'unreadable',
  summary: 'the front matter can be read',
  severity: 'error',
  why: 'Tools read nothing of it, or something else than its author meant.',
  todo: 'Mend the front matter at the lines that are named.',
  check: ({ subjects, tree }) => [...subjects.flatMap(foundOf), ...tree.broken.map(notText)],
}

function foundOf({ proposal, history }: Subject): readonly Found[] {
  const [first] = proposal.findings
  if (first === undefined) return []
  const repairs: readonly Repair[] = isMendable(proposal)
    ? [{ do: 'mend', path: proposal.path }]
    : []
  const helps = [...new Set(proposal.findings.map(({ help }) => help))].join('; ')
  return [
    {
      proposal: proposal.path,
      message: first.message,
      evidence: proposal.findings.map(({ message, span }) => ({
        what: message,
        where: `${proposal.path}:${span.start.line}`,
      })),
      fix: helps,
      place: { path: proposal.path, line: first.span.start.line },
      repairs,
      day: history?.changed?.day ?? history?.added?.day,
      who: repairs.length === 0 ? 'author' : 'anyone',
    },
  ]
}

function notText(path: string): Found {
  return {
    proposal: path,
    message: 'unexpected bytes, expected text in UTF-8',
    evidence: [{ what: 'the file is not text in UTF-8', where: path }],
    fix: 'save the file as UTF-8',
    place: { path, line: 1 },
    who: 'author',
  }
}
