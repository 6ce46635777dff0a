import { refused } from '../commands/admit.ts'
import { asCode } from '../diagnostics/markdown.ts'
import { type GateName, gateNames } from '../lifecycle/gate.ts'
import { subjectOf } from '../lifecycle/gate-acts.ts'
import { type Answer, type Asked, admitted, reasonOf } from './answer.ts'

/** `/attest <gate> <url>`: a maintainer's word that the gate holds. */
export function answerAttest(asked: Asked): Answer {
  const link = linkOf(asked.args[1] ?? '')
  if (link === undefined) {
    return refused(`${asCode(asked.args[1] ?? '')} is no link; it has to begin with \`https://\`.`)
  }
  return admitted(asked, { kind: 'attest', ...aboutGate(asked), words: link })
}

/** `/waive <gate> <reason>`: a maintainer's word that it need not hold. */
export function answerWaive(asked: Asked): Answer {
  return admitted(asked, { kind: 'waive', ...aboutGate(asked), words: reasonOf(asked, 1) })
}

/** `/retry <gate>`, `/validate`, `/publish`: its evidence is sought once more. */
export function answerRetry(asked: Asked, gate: GateName | undefined): Answer {
  const named = gate ?? aboutGate(asked).gate
  const { standing } = asked
  if (standing.stage === 'integrated') return refused('It is integrated; nothing is left to try.')
  const present = named === undefined ? undefined : standing.gates.get(named)
  const isSpoken =
    named !== undefined && (standing.evidence.has(named) || standing.waivers.has(named))
  if (present?.is === 'held' && !isSpoken) return refused(`It holds already: ${present.says}`)
  if (present?.is === 'not-required') return refused(`It is not required: ${present.says}`)
  const about = subjectOf(standing.proposal.model)
  return admitted(asked, { kind: 'retry', about, gate: named })
}

function aboutGate({ args, standing }: Asked): { about: string; gate: GateName | undefined } {
  const gate = gateNames.find((name) => name === args[0])
  return { about: subjectOf(standing.proposal.model), gate }
}

/** An address on the web, without anything that would break a table or a link. */
function linkOf(word: string): string | undefined {
  const url = URL.parse(word)
  const isPlain = url?.protocol === 'https:' && url.username === '' && word.length <= 250
  return isPlain && !/[\s<>()|`"'\\]/.test(word) ? url.href : undefined
}
