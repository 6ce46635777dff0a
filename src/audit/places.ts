import { quoted } from '../diagnostics/quoted.ts'
import type { Evidence, Place } from './drift.ts'
import type { Subject } from './picture.ts'
import type { Commit } from './tree.ts'

/** Where a key of the front matter stands; the first line where there is none. */
export function placeOfKey({ proposal }: Pick<Subject, 'proposal'>, key: string): Place {
  const field = proposal.frontMatter.find((each) => each.key === key)
  return { path: proposal.path, line: field?.keySpan.start.line ?? 1 }
}

/** A place as people write it: `docs/x.md:9`. */
export function at({ path, line }: Place): string {
  return `${path}:${line}`
}

/** What the status line says, as evidence. */
export function statusEvidence(subject: Pick<Subject, 'proposal'>): Evidence {
  const { status } = subject.proposal
  return { what: `the status is ${quoted(status ?? '')}`, where: at(placeOfKey(subject, 'status')) }
}

/** A commit as evidence. */
export function commitEvidence(what: string, { id, day }: Commit): Evidence {
  return { what: `${what} on ${day}`, where: `commit ${id.slice(0, 12)}` }
}
