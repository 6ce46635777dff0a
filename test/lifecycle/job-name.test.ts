import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isJobOf } from '../../src/lifecycle/job-name.ts'

/** What GitHub shows of a job: the values of its matrix, the whole cut at a hundred characters. */
function shown(job: string, values: readonly string[]): string {
  const name = values.length === 0 ? job : `${job} (${values.join(', ')})`
  return name.length > 100 ? `${name.slice(0, 97)}...` : name
}

const version =
  'https://huggingface.co/microsoft/phi-4/commit/187ef0342fff0eb3333be9f00389385e95ef0b61'

test.each<[string, string, boolean]>([
  ['a matrix with one value', 'build-models (phi-4)', true],
  ['a matrix with several values', 'build-models (phi-4, text-generation, tfs, 0.0.1)', true],
  [
    'a name cut behind the model',
    shown('build-models', ['phi-4', 'text-generation', version]),
    true,
  ],
  ['a reusable workflow', 'validate / build-models (phi-4, text-generation)', true],
  ['a caller with a name in words', 'Build and test / build-models (phi-4, x)', true],
  ['a caller of a caller', 'all / validate / build-models (phi-4, x)', true],
  ['a reusable workflow that the matrix calls', 'build-models (phi-4, x) / push', true],
  ['an empty matrix', 'build-models', false],
  ['another job', 'e2e-preset-tests (phi-4, x)', false],
  ['a job whose name ends alike', 'rebuild-models (phi-4, x)', false],
  ['a job whose name begins alike', 'build-models-again (phi-4, x)', false],
  ['a longer name that begins alike', 'build-models (phi-4-mini-instruct, x)', false],
  ['a shorter name', 'build-models (phi, x)', false],
  ['another case', 'build-models (Phi-4, x)', false],
  ['the model as a later value', 'build-models (text-generation, phi-4)', false],
  ['a job within the values of another', 'other (x / build-models (phi-4, y))', false],
  ['a value without its end', 'build-models (phi-4', false],
  ['nothing between the brackets', 'build-models ()', false],
  ['nothing at all', '', false],
])('the job of `phi-4` from %s', (_, name, expected) => {
  expect(isJobOf(name, 'build-models', 'phi-4')).toBe(expected)
})

test('a name cut within the model proves nothing, not even what it begins with', () => {
  const long = `phi-4-${'mini-'.repeat(20)}instruct`
  const name = shown('build-models', [long, 'text-generation'])
  const seen = name.slice('build-models ('.length, -3)

  expect(name).toHaveLength(100)
  expect([long, seen, `${seen}...`].filter((one) => isJobOf(name, 'build-models', one))).toEqual([])
})

const word = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,40}$/)

test('a job is that of its own model and of no other, as far as its name shows', () => {
  fc.assert(
    fc.property(word, word, fc.array(word, { maxLength: 6 }), (model, other, rest) => {
      const name = shown('build-models', [model, ...rest])

      expect(isJobOf(name, 'build-models', model)).toBe(true)
      expect(isJobOf(name, 'build-models', other)).toBe(other === model)
    }),
  )
})

test('whatever text a job has, only one that names job and model is believed', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), fc.string({ maxLength: 20 }), (name, more) => {
      const isNamed = name.includes('build-models (phi-4')

      expect(isJobOf(name, 'build-models', 'phi-4') && !isNamed).toBe(false)
      expect(isJobOf(`${more}(build-models (phi-4, x)`, 'build-models', 'phi-4')).toBe(false)
    }),
  )
})

test('a name made to take long is read at once', () => {
  const name = `${'a / '.repeat(20_000)}(`
  const start = performance.now()

  expect(isJobOf(name, 'build-models', 'phi-4')).toBe(false)
  expect(performance.now() - start).toBeLessThan(500)
})
