import { asText } from '../diagnostics/markdown.ts'
import type { Gate } from '../lifecycle/gate.ts'
import { gateActsOf, subjectOf } from '../lifecycle/gate-acts.ts'
import { actsOf } from '../lifecycle/ledger.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import { whoAndWhen } from './approval-words.ts'
import type { Known } from './gates.ts'

/** A gate with a maintainer's word on it counted: attested or waived, unless its own evidence holds it already. */
export function spokenFor({ home }: Snapshot, { proposal }: Known, found: Gate): Gate {
  if (home === undefined || found.is === 'held' || found.is === 'not-required') return found
  const { word } = gateActsOf(actsOf(home), found.name, subjectOf(proposal.model))
  if (word === undefined) return found
  const { at, words = '' } = word
  if (word.kind === 'attest') {
    return { ...found, is: 'held', says: `Attested by ${whoAndWhen(word)}.`, link: words, at }
  }
  const says = `Waived by ${whoAndWhen(word)}: ${asText(words)}.`
  return { ...found, is: 'waived', says, link: undefined, at }
}
