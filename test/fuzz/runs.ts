import fc from 'fast-check'
import { test } from 'vitest'

/**
 * How often a property is tried: `npm test` looks at a few, `npm run fuzz` at very many. The seed is
 * another one each time; a failure prints it, and `USHER_FUZZ_SEED` runs it again.
 */
const most = Number(process.env.USHER_FUZZ_RUNS ?? 1000)
const seed = process.env.USHER_FUZZ_SEED

/** What part of the runs a property gets: reading shares all of them, the others have a tenth each. */
type Share = 'a tenth' | 'two fifths' | 'three fifths'

const shares: Readonly<Record<Share, number>> = {
  'a tenth': 0.1,
  'two fifths': 0.4,
  'three fifths': 0.6,
}

/** A test that holds for every value; says how many were tried where many were asked for. */
export function holds<T extends [unknown, ...unknown[]]>(
  title: string,
  share: Share,
  property: fc.IProperty<T>,
): void {
  const numRuns = Math.ceil(most * shares[share])
  test(title, () => tried(title, numRuns, property), 900_000)
}

function tried<T extends [unknown, ...unknown[]]>(
  title: string,
  numRuns: number,
  property: fc.IProperty<T>,
): void {
  const details = fc.check(property, {
    numRuns,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  })
  if (process.env.USHER_FUZZ_RUNS !== undefined)
    process.stdout.write(`${title}: ${details.numRuns} runs, seed ${details.seed}\n`)
  if (details.failed)
    throw new Error(fc.defaultReportMessage(details) ?? title, { cause: details.errorInstance })
}

/** Fails with what is wrong, if anything; cheaper than an expectation for each place of a document. */
export function nothingWrong(wrong: readonly string[]): void {
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
}
