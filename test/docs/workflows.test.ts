import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { parseConfig } from '../../src/config/parse-config.ts'
import { standingOf } from '../../src/decide/standing.ts'
import { planValidation } from '../../src/decide/validation.ts'
import { isJobOf } from '../../src/lifecycle/job-name.ts'
import { registered } from '../support/registered.ts'
import { kaitoTree } from '../support/tree.ts'

const step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  env: z.record(z.string(), z.unknown()).optional(),
  with: z.record(z.string(), z.unknown()).optional(),
})

const workflow = z.looseObject({
  'run-name': z.string(),
  on: z.strictObject({
    workflow_dispatch: z.strictObject({
      inputs: z.record(z.string(), z.object({ required: z.boolean(), type: z.string() })),
    }),
  }),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), z.looseObject({ steps: z.array(step) })),
})

const examples = ['docs/examples/validate-model.yml', 'docs/examples/push-model.yml']
const all = [...examples, `${kaitoTree}/.github/workflows/validate-model.yml`]

const read = (path: string): z.infer<typeof workflow> =>
  workflow.parse(parse(readFileSync(path, 'utf8')))

const stepsOf = (path: string): readonly z.infer<typeof step>[] =>
  Object.values(read(path).jobs).flatMap(({ steps }) => steps)

test.each(all)('%s declares the inputs Usher sends, and no others', (path) => {
  const snapshot = registered()
  const standing = standingOf(snapshot)
  const plan = standing === undefined ? [] : planValidation(snapshot, standing)
  const sent = plan.flatMap((action) => (action.kind === 'dispatch' ? [action.inputs] : []))
  const { inputs } = read(path).on.workflow_dispatch

  expect(sent.map((one) => Object.keys(one))).toEqual([Object.keys(inputs)])
  expect(Object.values(inputs).every(({ type }) => type === 'string')).toBe(true)
})

test.each(all)('the runs of %s show the nonce in their name', (path) => {
  expect(read(path)['run-name']).toMatch(/\$\{\{ inputs\.nonce \}\}/)
})

test.each(all)('%s pastes no value into a script', (path) => {
  const scripts = stepsOf(path).flatMap(({ run }) => (run === undefined ? [] : [run]))

  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.filter((script) => /\$\{\{/.test(script))).toEqual([])
})

test.each(examples)(
  '%s may read and nothing else, and checks out no code of a pull request',
  (path) => {
    const { permissions, jobs } = read(path)
    const checkouts = stepsOf(path).filter(({ uses }) => uses?.startsWith('actions/checkout@'))

    expect(permissions).toEqual({ contents: 'read' })
    expect(Object.values(jobs).some((job) => 'permissions' in job)).toBe(false)
    expect(
      checkouts.map(({ with: given }) => [given?.ref, given?.['persist-credentials']]),
    ).toEqual(checkouts.map(() => [undefined, false]))
  },
)

test.each(examples)('every action in %s is pinned to a version', (path) => {
  const uses = stepsOf(path).flatMap((one) => (one.uses === undefined ? [] : [one.uses]))

  expect(uses.length).toBeGreaterThan(0)
  expect(uses.filter((one) => !/^[\w-]+\/[\w-]+@(?:v\d+|[0-9a-f]{40})$/.test(one))).toEqual([])
})

test.each(examples)(
  'every variable the scripts of %s use from outside is given to them',
  (path) => {
    const used = stepsOf(path).flatMap(({ run = '', env = {} }) =>
      [...run.matchAll(/\$\{?(?<name>[A-Z][A-Z_]+)/g)].flatMap(({ groups }) => {
        const name = groups?.name ?? ''
        return name in env || name === 'GITHUB_OUTPUT' ? [] : [name]
      }),
    )

    expect(used).toEqual([])
  },
)

test('the configuration of the page is one, and its jobs are those of the examples', () => {
  const page = readFileSync('docs/workflows.md', 'utf8')
  const text = /```yaml\n(?<yaml>[^`]+)```/.exec(page)?.groups?.yaml
  const { config } = parseConfig(text)

  const { validation, publication } = config
  expect(validation.observe).toEqual(['.github/workflows/nightly-models.yml'])
  expect(Object.keys(read(examples[0] ?? '').jobs)).toContain(validation.job)
  expect(Object.keys(read(examples[1] ?? '').jobs)).toContain(publication.job)
  expect(isJobOf(`${publication.job} (phi-4, x)`, publication.job ?? '', 'phi-4')).toBe(true)
})
