import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../src/decide/fold.ts'
import type { Outcome, Plan } from '../../src/decide/plan.ts'
import { planPublication } from '../../src/decide/publication.ts'
import { standingOf } from '../../src/decide/standing.ts'
import { planValidation } from '../../src/decide/validation.ts'
import type { GateName } from '../../src/lifecycle/gate.ts'
import type { Run, Snapshot } from '../../src/lifecycle/snapshot.ts'
import { intentOf, nonceOf } from '../../src/lifecycle/validation.ts'
import {
  dispatched,
  job,
  ours,
  registered,
  registrationHead,
  theirs,
} from '../support/registered.ts'
import { minutesLater } from '../support/snapshot.ts'

function planned(
  plan: typeof planValidation,
  snapshot: Snapshot,
  retries: Partial<Record<GateName, number>> = {},
): Plan {
  const standing = standingOf(snapshot)
  if (standing === undefined) throw new Error('There is no proposal')
  const asked = new Map(
    (['validated', 'published'] as const).map((gate) => [
      gate,
      Array.from({ length: retries[gate] ?? 0 }, () => minutesLater(31)),
    ]),
  )
  return plan(snapshot, { ...standing, retries: asked })
}

/** `dispatch 2`, `look again in 10`, or nothing. */
function said(snapshot: Snapshot, plan: Plan): string {
  return plan
    .map((action) => {
      if (action.kind === 'dispatch') return `dispatch ${action.intent.split(':').at(-1)}`
      if (action.kind !== 'look-again') return action.kind
      return `look again in ${(action.at.getTime() - snapshot.now.getTime()) / 60_000}`
    })
    .join(', ')
}

function check(snapshot: Snapshot, retries = 0): string {
  return said(snapshot, planned(planValidation, snapshot, { validated: retries }))
}

const intent = (outcome: string | undefined, attempt = 1, minutes = 0) => ({
  id: intentOf(dispatched(attempt)),
  at: minutesLater(minutes),
  outcome,
})
const failed = ours({ jobs: [job('failure')] })
const running: Partial<Run> = { status: 'in_progress', conclusion: null, jobs: [] }

test('the first dispatch says pull request, head and nonce, and nothing else', () => {
  expect(planned(planValidation, registered())).toEqual([
    {
      kind: 'dispatch',
      intent: intentOf(dispatched()),
      workflow: '.github/workflows/validate-model.yml',
      ref: 'main',
      inputs: { pull_request: '9', head_sha: registrationHead, nonce: nonceOf(dispatched()) },
    },
  ])
})

test.each<[string, Partial<Snapshot>, number, string]>([
  ['nothing was done', {}, 0, 'dispatch 1'],
  ['its run is under way', { runs: [ours(running)] }, 0, 'look again in 10'],
  ['its run succeeded', { runs: [ours()] }, 0, ''],
  ['its run succeeded and somebody asks', { runs: [ours()] }, 1, ''],
  ['its run failed', { runs: [failed] }, 0, ''],
  ['its run failed and somebody asks', { runs: [failed] }, 1, 'dispatch 2'],
  ['a run somebody asked for failed too', { runs: [failed, ours({ jobs: [] }, 2)] }, 1, ''],
  [
    'the run somebody asked for is under way',
    { runs: [failed, ours(running, 2)] },
    1,
    'look again in 10',
  ],
  ['somebody asks while its run is under way', { runs: [ours(running)] }, 1, 'look again in 10'],
  ['its run was cancelled', { runs: [ours({ jobs: [job('cancelled')] })] }, 0, ''],
  ['its run was deleted', { intents: [intent('77')] }, 0, ''],
  ['its run was deleted and somebody asks', { intents: [intent('77')] }, 1, 'dispatch 2'],
  ['its run does not show yet', { intents: [intent('77', 1, 28)] }, 0, 'look again in 10'],
  ['GitHub refused', { intents: [intent('refused:422')] }, 0, ''],
  ['GitHub refused and somebody asks', { intents: [intent('refused:422')] }, 1, 'dispatch 2'],
  ['GitHub found no such workflow', { intents: [intent('refused:404')] }, 0, 'dispatch 2'],
  [
    'GitHub found no such workflow just now',
    { intents: [intent('refused:404', 1, 29)] },
    0,
    'look again in 2',
  ],
  [
    'GitHub found no such workflow three times',
    { intents: [1, 2, 3].map((attempt) => intent('refused:404', attempt)) },
    0,
    '',
  ],
  ['the answer is on its way', { intents: [intent(undefined, 1, 29)] }, 0, 'look again in 2'],
  ['the answer was lost', { intents: [intent(undefined)] }, 0, 'dispatch 2'],
  [
    'the answer was lost and the run shows',
    { intents: [intent(undefined)], runs: [ours(running)] },
    0,
    'look again in 10',
  ],
  ['our record was lost and the run shows', { runs: [failed] }, 0, ''],
  [
    'three answers were lost',
    { intents: [1, 2, 3].map((attempt) => intent(undefined, attempt)) },
    0,
    '',
  ],
])('when %s', (_, given, retries, plan) => {
  expect(check(registered(given), retries)).toBe(plan)
})

test('a run that is stuck is looked at now and then, and replaced when somebody asks', () => {
  const stuck = registered({ runs: [ours(running)], now: minutesLater(60 * 7) })
  expect(check(stuck)).toBe('look again in 60')
  expect(check(stuck, 1)).toBe('dispatch 2')
})

test('another head is another validation', () => {
  const other = { id: intentOf({ ...dispatched(), head: 'b'.repeat(40) }), at: minutesLater(0) }
  expect(check(registered({ intents: [{ ...other, outcome: '77' }] }))).toBe('dispatch 1')
})

test('what was asked about an earlier head starts nothing for this one', () => {
  const later = ours({ jobs: [job('failure')], at: minutesLater(40) })
  expect(check(registered({ runs: [later], now: minutesLater(60) }), 2)).toBe('')
  expect(check(registered({ runs: [failed], now: minutesLater(60) }), 2)).toBe('dispatch 2')
})

test('nothing is started where others start it', () => {
  expect(check(registered({ validation: { dispatch: false } }))).toBe('')
  const statuses = [{ context: 'lab', creator: 'lab-bot[bot]' }]
  expect(check(registered({ validation: { dispatch: false, statuses } }))).toBe('look again in 10')
})

test('however often somebody asks, one head is dispatched nine times at most', () => {
  fc.assert(
    fc.property(
      fc.nat(12),
      fc.array(fc.constantFrom<Outcome['kind']>('dispatched', 'refused', 'none'), {
        maxLength: 20,
      }),
      (retries, answers) => {
        let snapshot = registered()
        const attempts: string[] = []
        for (const [n, kind] of answers.entries()) {
          const now = minutesLater(30 + n * 60 * 24)
          snapshot = { ...snapshot, now }
          const [action] = planned(planValidation, snapshot, { validated: retries })
          if (action?.kind !== 'dispatch') continue
          attempts.push(action.intent)
          snapshot = fold(snapshot, action, outcomeOf(kind, n))
        }

        expect(new Set(attempts).size).toBe(attempts.length)
        expect(attempts.length).toBeLessThanOrEqual(Math.min(9, 1 + retries))
      },
    ),
    { numRuns: 20 },
  )
})

function outcomeOf(kind: Outcome['kind'], n: number): Outcome {
  if (kind === 'dispatched') return { kind, run: String(n), link: 'https://github.com/run' }
  return kind === 'refused' ? { kind, status: 422 } : { kind: 'none' }
}

const pushWorkflow = '.github/workflows/push-model.yml'
const absent = {
  image: 'mcr.microsoft.com/aks/kaito/kaito-phi-4',
  tag: '0.0.1',
  is: 'absent',
} as const
const pushing = { publication: { workflow: pushWorkflow, job: 'push-models' }, runs: [ours()] }

/** phi-4 is validated and registered, and its tag is absent. */
function push(given: Parameters<typeof registered>[0] = {}, retries = 0): string {
  const snapshot = registered({ merged: true, image: absent, ...pushing, ...given })
  return said(snapshot, planned(planPublication, snapshot, { published: retries }))
}

const pushRun = (given: Partial<Run> = {}): Run =>
  ours(
    { id: '50', path: pushWorkflow, jobs: [job('failure', 'push-models (phi-4, x)')], ...given },
    1,
    'publish',
  )

test.each<[string, Parameters<typeof registered>[0], number, string]>([
  ['nothing was done', {}, 0, 'dispatch 1'],
  ['no workflow is configured', { publication: {} }, 0, 'look again in 5'],
  ['the model is not validated', { runs: [] }, 0, ''],
  ['the registration is open', { merged: false }, 0, 'look again in 5'],
  ['the tag is there', { image: { ...absent, is: 'present' } }, 0, ''],
  ['the registry is silent', { image: { ...absent, is: 'unknown' } }, 0, 'look again in 5'],
  ['our push failed', { runs: [ours(), pushRun()] }, 0, 'look again in 5'],
  ['our push failed and somebody asks', { runs: [ours(), pushRun()] }, 1, 'dispatch 2'],
  [
    'a push by others failed',
    {
      runs: [
        ours(),
        theirs({
          path: pushWorkflow,
          headBranch: 'main',
          jobs: [job('failure', 'push-models (phi-4, x)')],
        }),
      ],
    },
    0,
    'look again in 5',
  ],
  [
    'others are pushing',
    { runs: [ours(), theirs({ path: pushWorkflow, headBranch: 'main', ...running })] },
    0,
    'look again in 5',
  ],
])('the push, when %s', (_, given, retries, plan) => {
  expect(push(given, retries)).toBe(plan)
})

test('the push is told apart from the validation of the same head', () => {
  const snapshot = registered({ merged: true, image: absent, ...pushing })
  expect(planned(planPublication, snapshot)).toMatchObject([
    {
      workflow: pushWorkflow,
      intent: intentOf(dispatched(1, 'publish')),
      inputs: {
        pull_request: '9',
        head_sha: registrationHead,
        nonce: nonceOf(dispatched(1, 'publish')),
      },
    },
  ])
})
