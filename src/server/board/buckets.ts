/** How much may be asked: at once, and then each second. */
export interface Allowance {
  readonly atOnce: number
  readonly perSecond: number
}

interface Bucket {
  readonly left: number
  readonly at: number
}

/** More addresses than this are not remembered at once; the one unseen longest is forgotten. */
const mostBuckets = 10_000

/** A token bucket for each of many; `take` answers how many seconds to wait, 0 where there is no need to. */
export function buckets(
  { atOnce, perSecond }: Allowance,
  now: () => Date,
): { take(of: string, cost?: number): number } {
  const known = new Map<string, Bucket>()
  return {
    take(of, cost = 1) {
      const at = now().getTime()
      const before = known.get(of) ?? { left: atOnce, at }
      const filled = before.left + (Math.max(0, at - before.at) / 1000) * perSecond
      const left = Math.min(atOnce, filled)
      const isThere = left >= cost
      known.delete(of)
      known.set(of, { left: isThere ? left - cost : left, at })
      if (known.size > mostBuckets) known.delete(known.keys().next().value ?? '')
      return isThere ? 0 : Math.ceil((cost - left) / perSecond)
    },
  }
}
