/** What GitHub said last of how much one of ours may still ask. */
export interface Budget {
  /** For example `installation 7: graphql`. */
  readonly of: string
  readonly remaining: number
  readonly limit: number
  readonly resetAt: Date
}

/** The budgets that GitHub names in the headers of its answers. */
export interface Budgets {
  note(whose: string, headers: Readonly<Record<string, string | number | undefined>>): void
  all(): readonly Budget[]
}

const mostBudgets = 500

export function budgetsSeen(): Budgets {
  const known = new Map<string, Budget>()
  return {
    note(whose, headers) {
      const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
        Number(headers[`x-ratelimit-${name}`] ?? Number.NaN),
      )
      if (!Number.isFinite(limit) || !Number.isFinite(remaining) || !Number.isFinite(reset)) return
      const of = `${whose}: ${headers['x-ratelimit-resource'] ?? 'core'}`
      const resetAt = new Date(Number(reset) * 1000)
      known.delete(of)
      known.set(of, { of, remaining: Number(remaining), limit: Number(limit), resetAt })
      if (known.size > mostBudgets) known.delete(known.keys().next().value ?? '')
    },
    all: () => [...known.values()].toSorted((a, b) => a.of.localeCompare(b.of)),
  }
}
