import type { Drift } from './drift.ts'

/** The drift of one audit that the same people have to act on. */
export interface Group {
  readonly title: string
  readonly drift: readonly Drift[]
}

const titles: readonly (readonly [string, (drift: Drift) => boolean])[] = [
  ['For anyone: certain, `usher audit --fix` repairs it', ({ who }) => who === 'anyone'],
  ['For a maintainer to decide', (drift) => drift.who === 'maintainer' && !isInfo(drift)],
  ['For the author to mend', (drift) => drift.who === 'author' && !isInfo(drift)],
  ['To know; nobody has to act', isInfo],
]

/** Drift by who has to act, the most useful first: what is certain, then what somebody must decide. */
export function groupsOf(drift: readonly Drift[]): readonly Group[] {
  return titles
    .map(([title, isOf]) => ({ title, drift: drift.filter(isOf) }))
    .filter((group) => group.drift.length > 0)
}

function isInfo({ severity, who }: Drift): boolean {
  return severity === 'info' && who !== 'anyone'
}

/** Drift that is told as one: many models nobody proposed are one thing to know. */
export interface Bundle {
  readonly first: Drift
  readonly all: readonly Drift[]
}

const manyAlike = 4

/** Puts drift without a proposal together by kind, where there is much of it. */
export function bundlesOf(drift: readonly Drift[]): readonly Bundle[] {
  const alike = Map.groupBy(drift, ({ kind, proposal }) => (proposal === null ? kind : proposal))
  const bundled = new Set<string>()
  return drift.flatMap((first) => {
    const same = first.proposal === null ? (alike.get(first.kind) ?? []) : []
    if (same.length < manyAlike) return [{ first, all: [first] }]
    if (bundled.has(first.kind)) return []
    bundled.add(first.kind)
    return [{ first, all: same }]
  })
}
