import { asCode } from '../diagnostics/markdown.ts'
import { isPassed } from '../lifecycle/gate.ts'
import { statusOf } from '../lifecycle/stage.ts'
import { isBeyond, type Status, shownAs, statuses } from '../lifecycle/vocabulary.ts'
import type { Standing } from './standing.ts'

/**
 * Where the status line and the evidence do not agree, in whole sentences: what is said, what is not
 * done about it, and who can do what. Nothing is moved back, and nothing a person wrote is undone.
 */
export function remarksOf(standing: Standing): readonly string[] {
  const { gates, ending, path, written, stage } = standing
  const isMoved = gates.get('accepted')?.is === 'held' && path.includes('integrated')
  if (!isMoved || ending !== undefined) return []
  if (written === undefined) return [unreadable(standing)]
  const deserved = statusOf(stage)
  if (isBeyond(deserved, written) && standing.vocabulary[deserved] === undefined) {
    return [wordless(standing, deserved)]
  }
  if (!isBeyond(written, deserved)) return []
  if (written === 'integrated') return [regressed(standing)]
  return path.includes('ready') ? [ahead(standing)] : []
}

function unreadable({ vocabulary }: Standing): string {
  const words = statuses.map((status) => asCode(shownAs(vocabulary, status))).join(', ')
  return `The status line says nothing, so Usher moves nothing; a maintainer has to write one of ${words}.`
}

function wordless({ vocabulary }: Standing, status: Status): string {
  return `The template has no word for *${shownAs(vocabulary, status)}*, so the status line stays as it is; a maintainer can name one under \`status.words.${status}\`.`
}

function regressed({ vocabulary, gates }: Standing): string {
  const word = asCode(shownAs(vocabulary, 'integrated'))
  const missing = gates.get('integrated')?.says ?? ''
  return `The status line says ${word}, and the model is not complete. ${missing} Nothing is moved back; a maintainer has to mend the model or the status line.`
}

function ahead({ vocabulary, gates, written, stage }: Standing): string {
  const open = (['validated', 'published'] as const).filter((name) => !isPassed(gates.get(name)))
  const said = asCode(shownAs(vocabulary, written ?? 'ready'))
  const supported = asCode(shownAs(vocabulary, statusOf(stage)))
  const ways = open.map((name) => `\`/attest ${name} <url>\``).join(' and ')
  return `\`status-ahead-of-evidence\`: the status line says ${said}, the evidence supports ${supported}. It is not undone; a maintainer who knows better says so with ${ways}.`
}
