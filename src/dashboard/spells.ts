import type { Move } from '../lifecycle/happening.ts'
import type { Stage } from '../lifecycle/stage.ts'

/** A time that one proposal spent at one stage; it goes on where it has no end. */
export interface Spell {
  readonly file: string
  readonly stage: Stage | 'ended'
  readonly from: Date
  readonly to: Date | undefined
}

/** How long proposals stay at one stage, in milliseconds. */
export interface Stay {
  readonly stage: Stage
  readonly count: number
  readonly medianMs: number
  readonly longestMs: number
  /** How many are there now. */
  readonly present: number
}

/** What came to pass in one month of UTC: `2026-01`. */
export interface Month {
  readonly month: string
  readonly proposed: number
  readonly accepted: number
  readonly integrated: number
  readonly ended: number
}

/** The times spent at each stage, by proposal, oldest first. */
export function spellsOf(moves: readonly Move[]): readonly Spell[] {
  const byFile = Map.groupBy(moves, ({ file }) => file)
  return [...byFile].flatMap(([file, own]) => {
    const inTime = own.toSorted((a, b) => a.at.getTime() - b.at.getTime())
    return inTime.map(({ to, at }, index) => ({
      file,
      stage: to,
      from: at,
      to: inTime[index + 1]?.at,
    }))
  })
}

/** How long proposals stay at each of the stages; the last of a path is not left, so it has none. */
export function staysOf(
  moves: readonly Move[],
  path: readonly Stage[],
  now: Date,
): readonly Stay[] {
  const spells = spellsOf(moves)
  return path.slice(0, -1).flatMap((stage) => {
    const own = spells.filter((spell) => spell.stage === stage)
    const lengths = own.map(({ from, to = now }) => Math.max(0, to.getTime() - from.getTime()))
    if (lengths.length === 0) return []
    const present = own.filter(({ to }) => to === undefined).length
    const longestMs = Math.max(...lengths)
    return [{ stage, count: own.length, medianMs: medianOf(lengths), longestMs, present }]
  })
}

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low = 0, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1)
  return (low + high) / 2
}

/** What came to pass in each of the last months, the present one included. */
export function monthsOf(moves: readonly Move[], now: Date, count: number): readonly Month[] {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()]
  const names = Array.from({ length: count }, (_, back) =>
    monthIn(new Date(Date.UTC(year, month - count + 1 + back, 1))),
  )
  const first = firstArrivals(moves)
  return names.map((name) => {
    const came = first.filter(({ at }) => monthIn(at) === name)
    const number = (stage: Move['to']): number => came.filter(({ to }) => to === stage).length
    return {
      month: name,
      proposed: number('proposed'),
      accepted: number('accepted'),
      integrated: number('integrated'),
      ended: number('ended'),
    }
  })
}

/** Each proposal comes to each stage once: what goes back and forth is not counted again. */
function firstArrivals(moves: readonly Move[]): readonly Move[] {
  const seen = new Map<string, Move>()
  for (const move of moves) {
    const name = `${move.to} ${move.file}`
    if (!seen.has(name)) seen.set(name, move)
  }
  return [...seen.values()]
}

function monthIn(at: Date): string {
  return at.toISOString().slice(0, 7)
}
