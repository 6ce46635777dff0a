import { asCode } from '../diagnostics/markdown.ts'
import type { Card } from '../lifecycle/card.ts'

const dayMs = 86_400_000

/** How many whole days somebody's turn has lasted. */
export function daysWaited({ turn }: Pick<Card, 'turn'>, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - turn.since.getTime()) / dayMs))
}

/** What waits, since when, and for what: one item of a list. */
export function waitingLine(card: Card, now: Date): string {
  const days = daysWaited(card, now)
  const span = days === 0 ? '' : ` (${days} ${days === 1 ? 'day' : 'days'})`
  return `- ${nameOn(card)} since ${dayOn(card.turn.since)}${span}: ${card.next}`
}

/** A proposal by its file, with the pull request people meet it on. */
export function nameOn({ file, home }: Card): string {
  return home === undefined ? asCode(file) : `${asCode(file)} of #${home.number}`
}

/** The day of a time, in UTC. */
export function dayOn(at: Date): string {
  return at.toISOString().slice(0, 10)
}
