import { asCode } from '../diagnostics/markdown.ts'
import type { Gate, GateName } from '../lifecycle/gate.ts'
import { statusOf } from '../lifecycle/stage.ts'
import { nextStep } from './next-step.ts'
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
  const { stage, name, gates } = standing
  const what = name === undefined ? 'This proposal' : asCode(name)
  return [
    `${what} deserves the status ${asCode(statusOf(stage))}, since its stage is **${stage}**.`,
    '',
    ...wanted.flatMap((gate) => renderBranch(gates.get(gate))),
    '',
    `Next: ${nextStep(standing)}`,
  ].join('\n')
}

function renderBranch(gate: Gate | undefined): readonly string[] {
  if (gate === undefined) return []
  const { name, is, says, link, at } = gate
  const time = at === undefined ? [] : [`${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`]
  const seen = [...time, ...(link === undefined ? [] : [`[see](${link})`])]
  const when = seen.length === 0 ? '' : ` (${seen.join(', ')})`
  return [`- ${signs[is]} **${name}** is ${is.replace('-', ' ')}`, `  - ${says}${when}`]
}
