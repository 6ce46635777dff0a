import { expect, test } from 'vitest'
import { defaultConfig } from '../../src/config/config.ts'
import { decideConfig } from '../../src/decide/decide-config.ts'
import type { Check } from '../../src/decide/plan.ts'
import type { ConfigurationAsked } from '../../src/lifecycle/configuration.ts'
import type { EditSnapshot } from '../../src/lifecycle/snapshot.ts'
import { homeOf, snapshotOf } from '../support/snapshot.ts'

const layers = { file: {}, owner: undefined, layout: 'kaito-2025' } as const

function snapshotWith(
  asked: Partial<ConfigurationAsked>,
  given: Partial<EditSnapshot> = {},
): EditSnapshot {
  const { bot, repository, config, template } = snapshotOf()
  const configuration = { text: undefined, layers, problem: undefined, ...asked }
  return {
    bot,
    repository,
    config,
    template,
    pull: homeOf(),
    edited: [],
    merged: [],
    brought: [],
    required: [],
    requests: [],
    configuration,
    ...given,
  }
}

/** The one check run that is shown. */
function check(asked: Partial<ConfigurationAsked>, given: Partial<EditSnapshot> = {}): Check {
  const [action, ...others] = decideConfig(snapshotWith(asked, given))
  if (action?.kind !== 'create-check' || others.length > 0) throw new Error('Not one check run')
  return action.check
}

test('a configuration that is taken away leaves the defaults', () => {
  const file = { approvals: { count: 2 } }
  const { conclusion, summary } = check({ text: undefined, layers: { ...layers, file } })

  expect(conclusion).toBe('success')
  expect(summary).toContain('| `approvals.count` | `2` | `1` |')
})

test('one that says what holds already changes nothing', () => {
  expect(check({ text: 'enabled: true\n' })).toMatchObject({
    conclusion: 'success',
    title: 'It holds',
    summary: 'It changes nothing of what is in force.',
  })
})

test('a process that is chosen changes what follows from it', () => {
  const { summary } = check({ text: 'process: documents\n' })

  expect(summary).toMatchInlineSnapshot(`
    "What the merge changes:

    | key | now | then |
    | --- | --- | --- |
    | \`process\` | \`kaito-2025\` | \`documents\` |
    | \`validation.dispatch\` | \`true\` | \`false\` |
    | \`publication.required\` | \`true\` | \`false\` |
    | \`gates.required\` | \`[registered, validated, published]\` | \`[]\` |
    | \`targets\` | \`[{name: kaito-preset}]\` | \`[]\` |"
  `)
})

test('nothing in it can ping, link or break the table', () => {
  const text = '"@ada | [x](https://evil.example) <img>": 1\nprocess: "`|@ada\\n#1"\n'
  const { summary, annotations } = check({ text })

  expect(summary).toMatchInlineSnapshot(`
    "With these mistakes \`.github/usher.yml\` would not hold; the last good one would stay in force:

    | line | rule | what is wrong | what to do |
    | --- | --- | --- | --- |
    | 1 | \`config-key\` | unexpected key \`@ada \\| [x](https://evil.example) <img>\` | remove it; the keys here are \`enabled\`, \`process\`, \`dry-run\`, \`verbosity\`, \`proposals\`, \`labels\`, \`approvals\`, \`maintainers\`, \`validation\`, \`publication\`, \`gates\`, \`targets\`, \`accept-from\`, \`status\`, \`follow-ups\`, \`schedule\` and \`lint\` |
    | 2 | \`config-value\` | unexpected \`\\|@ada #1\`, expected \`kaito-2025\`, \`kaito-catalog\` or \`documents\` | \`process\`: How models are taken in; decides what the other keys default to. Without it, by the files of the repository. |"
  `)
  expect(annotations).toHaveLength(2)
})

test('a rule of lint there is none of is a mistake too', () => {
  const { title, conclusion } = check({ text: 'lint: { severity: { date-vaild: off } }\n' })

  expect([title, conclusion]).toEqual(['1 mistake', 'failure'])
})

test('a check run that is there is not made again', () => {
  const wanted = check({ text: 'enabled: perhaps\n' })
  const there = { id: '1', ...wanted }

  const plan = decideConfig(
    snapshotWith({ text: 'enabled: perhaps\n' }, { pull: homeOf({ checks: [there] }) }),
  )

  expect(plan).toEqual([])
})

test('a dry run holds nobody up', () => {
  const config = { ...defaultConfig, dryRun: true }

  expect(check({ text: 'enabled: perhaps\n' }, { config }).conclusion).toBe('neutral')
})

test.each([
  ['it changes something else', { configuration: undefined }],
  ['it is closed', { pull: homeOf({ state: 'closed' }) }],
  ['writing is switched off', { config: { ...defaultConfig, enabled: false } }],
])('a pull request gets no check run when %s', (_, given) => {
  const { configuration, ...rest } = { ...snapshotWith({}), ...given }

  expect(decideConfig(configuration === undefined ? rest : { ...rest, configuration })).toEqual([])
})

test('while the one on the default branch is broken, it says so', () => {
  const problem = { since: 'b'.repeat(40), inForce: undefined }

  expect(check({ text: '', problem }).summary).toMatchInlineSnapshot(`
    "It changes nothing of what is in force.

    \`.github/usher.yml\` on the default branch has had a mistake since bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb. None before it is known, so nothing is written until it is mended."
  `)
})
