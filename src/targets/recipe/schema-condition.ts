import { type ZodType, z } from 'zod'
import { line, list } from '../../config/kinds.ts'
import { nameWords } from './name-mistakes.ts'
import type { Condition, Test, Word } from './recipe.ts'

const word = z.union([line(200), z.number(), z.boolean()])

/** The name of a value; one there is none of is said with the nearest. */
export const valueName: ZodType<string, string> = line(80).superRefine((name, context) => {
  const words = nameWords(name, 'everything')
  if (words !== undefined)
    context.addIssue({ code: 'custom', message: `${words.message}: ${words.help}` })
})

const test = {
  value: valueName.optional().describe('The value that is tested.'),
  is: z
    .union([word, list(word, 50).min(1)])
    .meta({ title: 'a word, a number, `true` or `false`, or a list of such' })
    .optional()
    .describe('It is this, or one of these.'),
  has: line(200).optional().describe('It is a list that holds this.'),
  known: z.boolean().optional().describe('It is known, or is not.'),
  'at-least': z
    .number()
    .meta({ title: 'a number' })
    .optional()
    .describe('It is a number not below this.'),
  'at-most': z
    .number()
    .meta({ title: 'a number' })
    .optional()
    .describe('It is a number not above this.'),
}

interface Raw {
  readonly value?: string | undefined
  readonly is?: Word | readonly Word[] | undefined
  readonly has?: string | undefined
  readonly known?: boolean | undefined
  readonly 'at-least'?: number | undefined
  readonly 'at-most'?: number | undefined
  readonly all?: readonly Condition[] | undefined
  readonly any?: readonly Condition[] | undefined
  readonly not?: Condition | undefined
}

/** Tests, joined by `all`, `any` and `not`, three levels deep at most. */
export const condition: ZodType<Condition, unknown> = joining(
  joining(z.strictObject(test).transform(narrowed)),
)

function joining(inner: ZodType<Condition, unknown>): ZodType<Condition, unknown> {
  const joints = {
    all: list(inner, 10).min(1).optional().describe('All of these hold.'),
    any: list(inner, 10).min(1).optional().describe('One of these holds.'),
    not: inner.optional().describe('This does not hold.'),
  }
  return z.strictObject({ ...test, ...joints }).transform(narrowed)
}

function narrowed(raw: Raw, context: z.RefinementCtx): Condition {
  const found = conditionOf(raw)
  if (typeof found !== 'string') return found
  context.addIssue({ code: 'custom', message: found })
  return z.NEVER
}

/** The condition, or what is wrong with it. */
function conditionOf(raw: Raw): Condition | string {
  const { all, any, not, value } = raw
  const tests = testsOf(raw)
  const joints = [
    ...(all === undefined ? [] : [{ kind: 'all' as const, of: all }]),
    ...(any === undefined ? [] : [{ kind: 'any' as const, of: any }]),
    ...(not === undefined ? [] : [{ kind: 'not' as const, of: not }]),
  ]
  const [joint, ...others] = joints
  if (joint !== undefined)
    return others.length + tests.length === 0 && value === undefined
      ? joint
      : 'unexpected second condition, expected one of `all`, `any`, `not` or a test of a `value`'
  const [first, ...more] = tests
  if (value === undefined || first === undefined || more.length > 0)
    return 'unexpected condition, expected `value` and one of `is`, `has`, `known`, `at-least`, `at-most`'
  return { kind: 'test', value, test: first }
}

function testsOf(raw: Raw): readonly Test[] {
  const { is, has, known, 'at-least': least, 'at-most': most } = raw
  return [
    ...(is === undefined ? [] : [{ kind: 'is' as const, words: [is].flat() }]),
    ...(has === undefined ? [] : [{ kind: 'has' as const, word: has }]),
    ...(known === undefined ? [] : [{ kind: 'known' as const, known }]),
    ...(least === undefined ? [] : [{ kind: 'at-least' as const, number: least }]),
    ...(most === undefined ? [] : [{ kind: 'at-most' as const, number: most }]),
  ]
}
