import { expect, test } from 'vitest'
import { gateValidated } from '../../src/decide/gate-validated.ts'
import { standingOf } from '../../src/decide/standing.ts'
import type { Evidence } from '../../src/lifecycle/evidence.ts'
import type { GateName } from '../../src/lifecycle/gate.ts'
import type { Run, Signal, Snapshot } from '../../src/lifecycle/snapshot.ts'
import { intentOf, nonceOf } from '../../src/lifecycle/validation.ts'
import {
  buildWorkflow,
  dispatched,
  job,
  ours,
  registered,
  registrationHead,
  revision,
  theirs,
} from '../support/registered.ts'
import { homeOf, minutesLater } from '../support/snapshot.ts'

function check(snapshot: Snapshot): string {
  const gate = standingOf(snapshot)?.gates.get('validated')
  const link = gate?.link === undefined ? '' : ` ${gate.link}`
  return `${gate?.is}: ${gate?.says}${link}`
}

const intent = (outcome: string | undefined, minutes = 0, attempt = 1) => ({
  id: intentOf(dispatched(attempt)),
  at: minutesLater(minutes),
  outcome,
})

const observing = { dispatch: true, observe: [buildWorkflow] }

test('the job of the model decides, not the run', () => {
  expect(check(registered({ runs: [ours()] }))).toMatchInlineSnapshot(
    `"held: \`build-models (phi-4, text-generation)\` succeeded. https://github.com/job/success"`,
  )
  expect(check(registered({ runs: [ours({ conclusion: 'failure' })] }))).toMatch(/^held/)
  expect(check(registered({ runs: [ours({ jobs: [job('failure')] })] }))).toMatchInlineSnapshot(
    `"failed: \`build-models (phi-4, text-generation)\` ended as \`failure\`. A maintainer can have another with \`/retry validated\`. https://github.com/job/failure"`,
  )
})

test('a green run with an empty matrix proves nothing, and says so', () => {
  const jobs = [job('success', 'determine-models'), job('skipped', 'build-models')]
  expect(check(registered({ runs: [ours({ jobs })] }))).toMatchInlineSnapshot(
    `"failed: The validation run ended as \`success\` without a job for \`phi-4\`, and a green run without it proves nothing. A maintainer can have another with \`/retry validated\`. https://github.com/run/1"`,
  )
})

test.each<[string, readonly Run['jobs'][number][], string]>([
  ['success', [job('success')], 'held'],
  ['failure', [job('failure')], 'failed'],
  ['timed_out', [job('timed_out')], 'failed'],
  ['startup_failure', [job('startup_failure')], 'failed'],
  ['cancelled', [job('cancelled')], 'missing'],
  ['skipped', [job('skipped')], 'missing'],
  ['neutral', [job('neutral')], 'missing'],
  ['action_required', [job('action_required')], 'missing'],
  ['no conclusion', [job(null)], 'missing'],
  ['success twice', [job('success'), job('success', 'build-models (phi-4, gpu)')], 'held'],
  ['success and failure', [job('success'), job('failure', 'build-models (phi-4, gpu)')], 'failed'],
  ['success and skipped', [job('success'), job('skipped', 'build-models (phi-4, gpu)')], 'missing'],
  [
    'failure for another model',
    [job('failure', 'build-models (phi-4-mini, x)'), job('success')],
    'held',
  ],
  ['success in a reusable workflow', [job('success', 'call / build-models (phi-4, x)')], 'held'],
])('jobs that ended as %s', (_, jobs, is) => {
  expect(check(registered({ runs: [ours({ jobs })] }))).toMatch(new RegExp(`^${is}:`))
})

test.each<[string, Partial<Run>]>([
  ['of another workflow', { path: '.github/workflows/other.yml' }],
  ['on another branch', { headBranch: 'usher/phi-4/registration' }],
  ['in a fork', { headRepositoryId: '8' }],
  ['by somebody else', { actor: { login: 'eve', id: '6', type: 'User' } }],
  ['by a push', { event: 'push' }],
  ['for another head', { title: nonceOf({ ...dispatched(), head: 'b'.repeat(40) }) }],
  ['for the push', { title: nonceOf(dispatched(1, 'publish')) }],
])('a run with our nonce proves nothing %s', (_, run) => {
  expect(check(registered({ runs: [ours(run)] }))).toBe(
    'missing: No validation run has been seen yet.',
  )
})

test('a run that GitHub named is ours although its name lacks the nonce', () => {
  const runs = [ours({ id: '77', title: 'Validate' })]
  expect(check(registered({ runs, intents: [intent('77')] }))).toMatch(/^held/)
  expect(check(registered({ runs, intents: [intent('78')] }))).not.toMatch(/^held/)
})

test('the newest attempt of a run decides, and a success in one run is not undone by another', () => {
  expect(check(registered({ runs: [ours({ attempt: 2, jobs: [job('failure')] })] }))).toMatch(
    /^failed/,
  )
  const failed = ours({ jobs: [job('failure')] }, 2)
  expect(check(registered({ runs: [failed, ours()] }))).toMatch(/^held/)
  const again = ours({ jobs: [], status: 'in_progress', conclusion: null }, 3)
  expect(check(registered({ runs: [again, failed] }))).toMatch(/^missing: The validation run is/)
})

test.each<[string, Partial<Run>, number, string]>([
  ['queued for long', { status: 'queued' }, 60 * 7, 'has not started within 6 hours'],
  ['queued for a while', { status: 'queued' }, 60 * 2, 'is under way'],
  ['in progress for long', { status: 'in_progress' }, 60 * 9, 'has not ended within 6 hours'],
  ['waiting for a review', { status: 'waiting' }, 30, 'waits for somebody to review'],
])('a run that is %s is said to be', (_, run, minutes, words) => {
  const runs = [ours({ conclusion: null, jobs: [], ...run })]
  const said = check(registered({ runs, now: minutesLater(minutes) }))
  expect(said).toContain(words)
  expect(said).toMatch(/^missing/)
  expect(said.includes('/retry validated')).toBe(words.includes('hours'))
})

test('a dispatch without a run says what became of it and who can do what', () => {
  const said = (outcome: string | undefined, minutes = 30): string =>
    check(registered({ intents: [intent(outcome)], now: minutesLater(minutes) }))

  expect(said('77', 5)).toMatchInlineSnapshot(
    `"missing: \`.github/workflows/validate-model.yml\` has been asked to run."`,
  )
  expect(said('77')).toMatchInlineSnapshot(
    `"missing: Run \`77\` of \`.github/workflows/validate-model.yml\` was deleted. A maintainer can have another with \`/retry validated\`."`,
  )
  expect(said('dispatched')).toMatchInlineSnapshot(
    `"missing: \`.github/workflows/validate-model.yml\` was started, and no run shows which it is; \`run-name\` has to hold \`inputs.nonce\`. A maintainer can have another with \`/retry validated\`."`,
  )
  expect(said('refused:422')).toMatchInlineSnapshot(
    `"missing: GitHub refused to start \`.github/workflows/validate-model.yml\`: it is switched off, has no \`workflow_dispatch\`, or declares other inputs than \`pull_request\`, \`head_sha\` and \`nonce\`. Its runs that people start count too; once that is mended, a maintainer can have one with \`/retry validated\`."`,
  )
  expect(said('refused:404')).toContain('there is no such workflow on the default branch')
  expect(said('refused:403')).toContain('the app may not start workflows here')
  expect(said('refused')).toContain('it did not say why')
})

test('a dispatch GitHub never answered is said after the last try', () => {
  const intents = [1, 2, 3].map((attempt) => intent(undefined, attempt, attempt))
  expect(check(registered({ intents }))).toMatchInlineSnapshot(
    `"missing: GitHub did not answer when \`.github/workflows/validate-model.yml\` was to be started, 3 times over. A maintainer can have another with \`/retry validated\`."`,
  )
})

test('a refusal for another head says nothing about this one', () => {
  const id = intentOf({ ...dispatched(), head: 'b'.repeat(40) })
  const intents = [{ id, at: minutesLater(0), outcome: 'refused:422' }]
  expect(check(registered({ intents, runs: [ours({ jobs: [job('failure')] })] }))).toMatch(
    /^failed/,
  )
})

test('a run of others counts where the registry at its head holds exactly what is asked for', () => {
  expect(check(registered({ validation: observing, runs: [theirs()] }))).toMatch(/^held/)
})

const entry = { repository: 'microsoft/phi-4', revision, tag: '0.0.1' }

test.each<[string, Partial<Run>]>([
  ['a workflow that is not allowed', { path: '.github/workflows/other.yml' }],
  ['a workflow that is named alike', { path: `${buildWorkflow}x` }],
  ['a fork', { headRepositoryId: '8' }],
  ['a fork that was deleted', { headRepositoryId: '' }],
  ['a head without the entry', { entry: undefined }],
  ['a head with another revision', { entry: { ...entry, revision: 'c'.repeat(40) } }],
  ['a head without a revision', { entry: { ...entry, revision: undefined } }],
  ['a head with another repository', { entry: { ...entry, repository: 'mallory/phi-4' } }],
  ['a job of another model', { jobs: [job('success', 'build-models (phi-4-mini, x)')] }],
  ['no job at all', { jobs: [] }],
])('a run of others proves nothing with %s', (_, run) => {
  const said = check(registered({ validation: observing, runs: [theirs(run)] }))
  expect(said).toBe('missing: No validation run has been seen yet.')
})

test('a red run of others fails the gate, and an empty one at our head is told without weight', () => {
  const red = theirs({ jobs: [job('failure')] })
  expect(check(registered({ validation: observing, runs: [red] }))).toMatch(/^failed/)
  const blank = theirs({ id: '71', head: registrationHead, jobs: [], at: minutesLater(29) })
  expect(check(registered({ validation: observing, runs: [blank] }))).toMatch(
    /^missing: .* without a job for `phi-4`, and a green run without it proves nothing/,
  )
  expect(check(registered({ validation: observing, runs: [red, blank] }))).toMatch(/^failed/)
})

test('where we are not to start it, runs that others start count, and are asked for', () => {
  const validation = { dispatch: false }
  const byHand = theirs({
    path: '.github/workflows/validate-model.yml',
    event: 'workflow_dispatch',
  })
  expect(check(registered({ validation, runs: [byHand] }))).toMatch(/^held/)
  expect(check(registered({ runs: [byHand] }))).not.toMatch(/^held/)
  expect(check(registered({ validation }))).toMatchInlineSnapshot(
    `"missing: Needs a run of \`.github/workflows/validate-model.yml\` that tests \`phi-4\`, or a maintainer's \`/attest validated <url>\`."`,
  )
})

test('after a refusal, runs that others start count', () => {
  const byHand = theirs({
    path: '.github/workflows/validate-model.yml',
    event: 'workflow_dispatch',
  })
  expect(check(registered({ intents: [intent('refused:422')], runs: [byHand] }))).toMatch(/^held/)
})

const allowed = {
  checks: [{ app: 'gpu-lab', name: 'validate / {name}' }],
  statuses: [{ context: 'lab/validated', creator: 'lab-bot[bot]' }],
}
const checkRun: Signal = {
  kind: 'check',
  head: registrationHead,
  name: 'validate / phi-4',
  by: ['gpu-lab', '4711'],
  state: 'success',
  link: 'https://lab.example/1',
  at: minutesLater(5),
}
const status: Signal = { ...checkRun, kind: 'status', name: 'lab/validated', by: ['lab-bot[bot]'] }

test.each<[string, Partial<Signal>, string]>([
  ['success', {}, 'held: Check `validate / phi-4` of `gpu-lab` succeeded. https://lab.example/1'],
  ['success on the head of the home', { head: 'a'.repeat(40) }, 'held'],
  ['failure', { state: 'failure' }, 'failed'],
  ['neutral', { state: 'neutral' }, 'missing'],
  ['no end yet', { state: null }, 'missing: Check `validate / phi-4` of `gpu-lab` is under way.'],
  ['another head', { head: 'b'.repeat(40) }, 'missing: No validation'],
  ['another app', { by: ['mallory-ci', '1'] }, 'missing: No validation'],
  ['the name of another model', { name: 'validate / phi-4-mini' }, 'missing: No validation'],
  ['a status of that name', { kind: 'status' }, 'missing: No validation'],
])('a check run with %s', (_, given, said) => {
  const snapshot = registered({ validation: allowed, signals: [{ ...checkRun, ...given }] })
  expect(check(snapshot).startsWith(said)).toBe(true)
})

test.each<[string, Partial<Signal>, string]>([
  ['success', {}, 'held'],
  ['error', { state: 'error' }, 'failed'],
  ['pending', { state: 'pending' }, 'missing: Status `lab/validated` of'],
  ['another creator', { by: ['lab-bot'] }, 'missing: No validation'],
  ['another context', { name: 'lab' }, 'missing: No validation'],
])('a commit status with %s', (_, given, said) => {
  const snapshot = registered({ validation: allowed, signals: [{ ...status, ...given }] })
  expect(check(snapshot).startsWith(said)).toBe(true)
})

test('an app may be allowed by its id', () => {
  const validation = { checks: [{ app: '4711', name: 'validate / phi-4' }] }
  expect(check(registered({ validation, signals: [checkRun] }))).toMatch(/^held/)
})

test('checks that GitHub does not show are unknown, never no', () => {
  const snapshot = { ...registered({ validation: allowed }), signals: undefined }
  expect(check(snapshot)).toMatchInlineSnapshot(
    `"unknown: GitHub does not show Usher the checks and statuses it may count; the app needs \`checks: read\` and \`statuses: read\`."`,
  )
})

test('on a home with several proposals a check has to name the model by standing at our head', () => {
  const files = ['a', 'b'].map(
    (name) => ({ path: `docs/proposals/${name}.md`, change: 'added' }) as const,
  )
  const home = homeOf({ state: 'merged', mergedAt: minutesLater(20), files })
  const signals = [{ ...status, head: home.head }]
  expect(check(registered({ validation: allowed, signals, home }))).not.toMatch(/^held/)
})

test('what people attest is evidence like any other', () => {
  const snapshot = registered({ runs: [ours({ jobs: [job('failure')] })] })
  const standing = standingOf(snapshot)
  if (standing === undefined) throw new Error('There is no proposal')
  const attested: Evidence = {
    says: 'for',
    what: 'ada attests it.',
    link: 'https://x.example',
    at: minutesLater(1),
  }
  const evidence = new Map<GateName, readonly Evidence[]>([['validated', [attested]]])
  expect(gateValidated(snapshot, { ...standing, evidence })).toMatchObject({
    is: 'held',
    says: 'ada attests it.',
  })
})

test('without a registration of ours the gate says what has to happen', () => {
  expect(check(registered({ ownPulls: new Map() }))).toBe(
    'missing: Starts once the registration pull request is open.',
  )
  expect(check(registered({ merged: true, ownPulls: new Map() }))).toMatchInlineSnapshot(
    `"missing: \`phi-4\` was registered by a person, so Usher starts nothing; needs a maintainer's \`/attest validated <url>\`."`,
  )
  expect(check(registered({ registrationFiles: new Map() }))).toContain('holds another repository')
})

test('a repository that asks for no validation waits for none', () => {
  const { config } = registered()
  const none = { ...config, gates: { required: [] } }
  expect(check(registered({ config: none }))).toBe(
    'not-required: This repository asks for no validation.',
  )
  expect(check(registered({ config: none, runs: [ours()] }))).toMatch(/^held/)
})
