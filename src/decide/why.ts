import { asCode } from '../diagnostics/markdown.ts'
import type { Ending } from '../lifecycle/ending.ts'
import type { Gate, GateName } from '../lifecycle/gate.ts'
import { statusOf } from '../lifecycle/stage.ts'
import { shownAs } from '../lifecycle/vocabulary.ts'
import { minuteOf } from './approval-words.ts'
import { nextStep } from './next-step.ts'
import { remarksOf } from './remarks.ts'
import type { Standing } from './standing.ts'

/** How a gate stands, as one sign. */
export const signs: Readonly<Record<Gate['is'], string>> = {
  held: '✅',
  missing: '⬜',
  failed: '❌',
  waived: '🟨',
  'not-required': '➖',
  unknown: '❔',
}

/** The tree behind a status, as Markdown: status ← stage ← gates ← evidence with its link. */
export function renderWhy(standing: Standing, wanted: readonly GateName[]): string {
  const { gates } = standing
  return [
    whyStatus(standing),
    ...remarksOf(standing).flatMap((remark) => ['', remark]),
    '',
    ...wanted.flatMap((gate) => renderBranch(gates.get(gate))),
    '',
    `Next: ${nextStep(standing)}`,
  ].join('\n')
}

/** The root of the tree: which status, and what that follows from. */
function whyStatus({ stage, name, ending, path, vocabulary }: Standing): string {
  const what = name === undefined ? 'This proposal' : asCode(name)
  if (ending !== undefined) return `${what} ended: it is **${endWord(ending)}**.`
  if (!path.includes('integrated')) {
    return `${what} is **${stage}**; its status line is left to people here.`
  }
  const status = asCode(shownAs(vocabulary, statusOf(stage)))
  return `${what} deserves the status ${status}, since its stage is **${stage}**.`
}

/** An ending in a word or two, safe in Markdown and in a drawing. */
export function endWord(ending: Ending): string {
  if (ending.kind !== 'by-hand') return ending.kind
  return /^[a-z][a-z -]{0,39}$/i.test(ending.word) ? ending.word : 'in the hands of people'
}

function renderBranch(gate: Gate | undefined): readonly string[] {
  if (gate === undefined) return []
  const { name, is, says, link, at } = gate
  const time = at === undefined ? [] : [`${minuteOf(at)} UTC`]
  const seen = [...time, ...(link === undefined ? [] : [`[see](${link})`])]
  const when = seen.length === 0 ? '' : ` (${seen.join(', ')})`
  return [`- ${signs[is]} **${name}** is ${is.replace('-', ' ')}`, `  - ${says}${when}`]
}
