/** A number a cell names. `approximate` where it says about (`~16GB`), `atLeast` where it is a lower bound (`8+`). */
export interface Quantity {
  readonly number: number
  readonly approximate: boolean
  readonly atLeast: boolean
  /** The unit as written; `null` where it is none, or only `G`. Nothing is converted. */
  readonly unit: Unit | null
}

/** A gigabyte is 1,000,000,000 bytes, a gibibyte 1,073,741,824 (IEC 80000-13). */
export type Unit = 'GB' | 'GiB'

const pattern =
  /^(?<about>~|≈|about |approx\.? |ca\. )?\s*(?<least>>=?|≥|at least |min\.? |minimum )?\s*(?<number>\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,6})?)\s*(?<plus>\+)?\s*(?<rest>[\s\S]*)$/i

/** Reads gigabytes as written: `~16GB (per the blog)` is 16. Another unit than GB or GiB is not read. */
export function gigabytesOf(cell: string): Quantity | undefined {
  const match = matched(cell)
  return match !== undefined && /^(?:g(?:ib?|b)?\b|$|\+|\(|or\b|-|–)/i.test(match.rest)
    ? match.quantity
    : undefined
}

/** Reads a count: `01 GPU` and `1 (minimum)` are 1. */
export function countOf(cell: string): Quantity | undefined {
  const quantity = matched(cell)?.quantity
  return quantity !== undefined && Number.isInteger(quantity.number) && quantity.number > 0
    ? quantity
    : undefined
}

/** Whether a cell says that there is nothing to say: `N/A`, with or without backticks. */
export function isNotApplicable(cell: string): boolean {
  return /^(?:n\/?a|not applicable|none|-)\.?$/i.test(bare(cell))
}

/** A cell without the backticks or emphasis around it. */
export function bare(cell: string): string {
  return cell.replaceAll(/[\p{Cf}*`]/gu, '').trim()
}

function matched(cell: string): { quantity: Quantity; rest: string } | undefined {
  const groups = pattern.exec(bare(cell))?.groups
  if (groups === undefined) return undefined
  const { about, least, number = '', plus, rest = '' } = groups
  return {
    quantity: {
      number: Number(number.replaceAll(',', '')),
      approximate: about !== undefined,
      atLeast:
        least !== undefined || plus !== undefined || /^(?:g?i?b?)\s*(?:\+|-|–|or more)/i.test(rest),
      unit: unitOf(rest),
    },
    rest,
  }
}

function unitOf(rest: string): Unit | null {
  if (/^gib?\b/i.test(rest)) return 'GiB'
  return /^gb\b/i.test(rest) ? 'GB' : null
}
