import { expect, test } from 'vitest'
import type { Run } from '../../src/lifecycle/snapshot.ts'
import { isJobOf, validatedGate, workflowPath } from '../../src/lifecycle/validated.ts'
import { nonceOf } from '../../src/lifecycle/validation.ts'

const head = 'a'.repeat(40)
const ask = {
  repository: '7',
  file: '20260105-phi-4.md',
  head,
  name: 'phi-4',
  bot: '99',
  workflow: '.github/workflows/validate-model.yml',
  job: 'build-models',
  branch: 'main',
}
const nonce = nonceOf({ ...ask, attempt: 1 })

/** A run we dispatched that did everything right. */
const good: Run = {
  id: '1',
  path: ask.workflow,
  title: `Validate #2 (${nonce})`,
  event: 'workflow_dispatch',
  headBranch: 'main',
  headRepositoryId: '7',
  actor: { login: 'usher[bot]', id: '99', type: 'Bot' },
  attempt: 1,
  status: 'completed',
  conclusion: 'success',
  link: 'https://github.com/o/r/actions/runs/1',
  at: new Date('2026-01-05T10:00:00Z'),
  jobs: [
    { name: 'build-models (phi-4, text-generation)', conclusion: 'success', link: 'https://job' },
  ],
}

function check(...runs: readonly Partial<Run>[]): string {
  const gate = validatedGate(
    ask,
    runs.map((run) => ({ ...good, ...run })),
  )
  return `${gate.is}: ${gate.says}`
}

test('the job of the model decides', () => {
  expect(check({})).toMatchInlineSnapshot(
    `"held: \`build-models (phi-4, text-generation)\` succeeded."`,
  )
  expect(check({ conclusion: 'failure' })).toMatchInlineSnapshot(
    `"held: \`build-models (phi-4, text-generation)\` succeeded."`,
  )
})

test.each<[string, Partial<Run>]>([
  ['another workflow', { path: '.github/workflows/other.yml' }],
  ['another branch', { headBranch: 'usher/phi-4/registration' }],
  ['a fork', { headRepositoryId: '8' }],
  ['somebody else', { actor: { login: 'eve', id: '5', type: 'User' } }],
  ['a push', { event: 'push' }],
  [
    'another head',
    { title: `Validate #2 (${nonceOf({ ...ask, head: 'b'.repeat(40), attempt: 1 })})` },
  ],
])('a run from %s proves nothing', (_, run) => {
  expect(check(run)).toBe('missing: No validation run has been seen yet.')
})

test('a green run with an empty matrix proves nothing', () => {
  expect(
    check({ jobs: [{ name: 'build-models', conclusion: 'skipped', link: 'https://job' }] }),
  ).toBe('failed: The validation run ended without a job for `phi-4`.')
})

test('a model whose name begins alike is another model', () => {
  const jobs = [
    { name: 'build-models (phi-4-mini-instruct, x)', conclusion: 'success', link: 'https://job' },
  ]
  expect(check({ jobs })).toBe('failed: The validation run ended without a job for `phi-4`.')
})

test.each([
  ['failure', 'failed'],
  ['timed_out', 'failed'],
  ['cancelled', 'missing'],
  ['skipped', 'missing'],
  ['neutral', 'missing'],
])('a job that ended as %s leaves the gate %s', (conclusion, is) => {
  const jobs = [{ name: 'build-models (phi-4, x)', conclusion, link: 'https://job' }]
  expect(check({ jobs })).toBe(`${is}: \`build-models (phi-4, x)\` ended as \`${conclusion}\`.`)
})

test('a success is not undone by a later run, and a failure is mended by one', () => {
  const failed = {
    jobs: [{ name: 'build-models (phi-4, x)', conclusion: 'failure', link: 'https://job' }],
  }
  const later = { at: new Date('2026-01-05T11:00:00Z') }
  expect(check({}, { ...failed, ...later })).toMatch(/^held/)
  expect(check(failed, later)).toMatch(/^held/)
})

test('the name of a job is read although GitHub cuts it at a hundred characters', () => {
  const cut = `build-models (phi-4, text-generation, https://huggingface.co/microsoft/phi-4/commit/187ef0342fff0...`
  expect(isJobOf(cut, 'build-models', 'phi-4')).toBe(true)
  expect(isJobOf(cut, 'e2e-preset-tests', 'phi-4')).toBe(false)
})

test('the path of a run is read with and without repository and ref', () => {
  expect(workflowPath('o/r/.github/workflows/a.yml@main')).toBe('.github/workflows/a.yml')
  expect(workflowPath('.github/workflows/a.yml')).toBe('.github/workflows/a.yml')
})
