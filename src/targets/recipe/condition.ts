import type { Condition, Test } from './recipe.ts'
import type { Value } from './value.ts'
import type { Values } from './values.ts'

/** Whether a condition holds, or the names of the values that would have to be known to say. */
export type Verdict = 'holds' | 'fails' | { readonly unknown: readonly string[] }

/** Judges a condition: one whose outcome rests on what is not known is neither true nor false. */
export function verdictOn(condition: Condition | undefined, values: Values): Verdict {
  if (condition === undefined) return 'holds'
  switch (condition.kind) {
    case 'test':
      return tested(condition.test, condition.value, values)
    case 'not':
      return opposite(verdictOn(condition.of, values))
    case 'all':
      return joined(condition.of, values, 'fails')
    case 'any':
      return joined(condition.of, values, 'holds')
  }
}

/** One verdict decides at once; without it, something unknown leaves the whole open. */
function joined(
  conditions: readonly Condition[],
  values: Values,
  decisive: 'holds' | 'fails',
): Verdict {
  const verdicts = conditions.map((one) => verdictOn(one, values))
  if (verdicts.includes(decisive)) return decisive
  const unknown = verdicts.flatMap((one) => (typeof one === 'object' ? one.unknown : []))
  if (unknown.length > 0) return { unknown: [...new Set(unknown)] }
  return decisive === 'fails' ? 'holds' : 'fails'
}

function opposite(verdict: Verdict): Verdict {
  if (typeof verdict === 'object') return verdict
  return verdict === 'holds' ? 'fails' : 'holds'
}

function tested(test: Test, name: string, values: Values): Verdict {
  const value = values.get(name)
  if (test.kind === 'known') return test.known === (value !== undefined) ? 'holds' : 'fails'
  if (value === undefined) return { unknown: [name] }
  return passes(test, value) ? 'holds' : 'fails'
}

function passes(test: Exclude<Test, { kind: 'known' }>, value: Value): boolean {
  switch (test.kind) {
    case 'is':
      return test.words.some((word) => word === value)
    case 'has':
      return Array.isArray(value) && value.includes(test.word)
    case 'at-least':
      return typeof value === 'number' && value >= test.number
    case 'at-most':
      return typeof value === 'number' && value <= test.number
  }
}
