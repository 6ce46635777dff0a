import { asCode } from '../diagnostics/markdown.ts'
import { digestOf } from '../lifecycle/digest.ts'
import type { AuditSnapshot } from './audit-snapshot.ts'
import { headOf } from './render-markdown.ts'
import type { Report } from './report.ts'
import { nameOn } from './waiting-words.ts'

/** Something people are told of once: known again by its id, whatever else changes around it. */
export interface Noteworthy {
  readonly id: string
  /** One item of a list, in safe Markdown. */
  readonly line: string
}

const idLength = 8
/** More than this are not told apart: the issue has to hold all of their ids. */
const mostKnown = 2000

/** What is worth a comment when it is new: drift that somebody has to act on, and what fails. */
export function noteworthyIn(snapshot: AuditSnapshot, report: Report): readonly Noteworthy[] {
  const drift = report.drift
    .filter(({ severity }) => severity !== 'info')
    .map((each) => {
      const { kind, proposal, message } = each
      return noted([kind, proposal ?? '', message], headOf(each, message))
    })
  const failing = report.failing.map(({ card, gate }) =>
    noted(['gate', card.file, gate.name], `- ${nameOn(card)}, gate **${gate.name}**: ${gate.says}`),
  )
  const aside = snapshot.setAside.map(({ key }) =>
    noted(['aside', key], `- ${asCode(key)} was set aside after several tries`),
  )
  const locked = snapshot.locked.flatMap(({ pull, requests }) =>
    requests.map(({ by, words, at }) =>
      noted(
        ['locked', String(pull), at.toISOString(), by],
        `- ${asCode(words)} by ${asCode(by)} waits on #${pull}, whose conversation is locked`,
      ),
    ),
  )
  return [...failing, ...locked, ...aside, ...drift].slice(0, mostKnown)
}

function noted(parts: readonly string[], line: string): Noteworthy {
  return { id: digestOf(parts).slice(0, idLength), line }
}

/** Writes down which are known; `parseSeen` reads it back. */
export function renderSeen(all: readonly Noteworthy[]): string {
  return [...new Set(all.map(({ id }) => id))].toSorted().join('')
}

/** The ids that were written down. */
export function parseSeen(text: string): ReadonlySet<string> {
  return new Set(text.match(/[0-9a-f]{8}/g) ?? [])
}
