import type { Act } from '../lifecycle/act.ts'
import type { Evidence } from '../lifecycle/evidence.ts'
import type { GateName } from '../lifecycle/gate.ts'
import { gateActsOf } from '../lifecycle/gate-acts.ts'
import { whoAndWhen } from './approval-words.ts'
import type { Standing } from './standing.ts'

/** The gates a maintainer can speak for. */
const spoken = ['validated', 'published'] as const satisfies readonly GateName[]

/** What maintainers have said of the gates, for the model and revision `about`. */
export function saidOfGates(
  acts: readonly Act[],
  about: string,
): Pick<Standing, 'evidence' | 'waivers' | 'retries'> {
  const said = spoken.map((gate) => ({ gate, ...gateActsOf(acts, gate, about) }))
  const words = said.flatMap(({ gate, word }) => (word === undefined ? [] : [{ gate, word }]))
  return {
    evidence: new Map(
      words
        .filter(({ word }) => word.kind === 'attest')
        .map(({ gate, word }) => [gate, [attested(word)]]),
    ),
    waivers: new Map(
      words.filter(({ word }) => word.kind === 'waive').map(({ gate, word }) => [gate, word]),
    ),
    retries: new Map(said.map(({ gate, retries }) => [gate, retries])),
  }
}

function attested(act: Act): Evidence {
  return { says: 'for', what: `Attested by ${whoAndWhen(act)}.`, link: act.words, at: act.at }
}
