import type { Config } from '../../src/config/config.ts'
import type { Files } from '../../src/edit/files.ts'
import type { OwnPull, Run, Snapshot } from '../../src/lifecycle/snapshot.ts'
import { nonceOf, type Purpose } from '../../src/lifecycle/validation.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { kaitoPreset } from '../../src/targets/kaito-preset/kaito-preset.ts'
import { phi4 } from './phi4.ts'
import { bot, homeOf, minutesLater, proposal, snapshotOf } from './snapshot.ts'
import { kaito } from './tree.ts'

/** Head of the pull request that registers phi-4. */
export const registrationHead: string = 'e'.repeat(40)
export const revision = '187ef0342fff0eb3333be9f00389385e95ef0b61'

const accepted = new Map([...kaito, [phi4.path, phi4.text]])

/** The miniature KAITO repository with phi-4 in its registry. */
export const withEntry: Files = new Map([
  ...accepted,
  ...kaitoPreset
    .scaffold(
      'registration',
      { proposal: parseProposal(phi4.path, phi4.text), facts: undefined },
      accepted,
    )
    .changes.map(({ path, text }) => [path, text] as const),
])

interface Given extends Partial<Snapshot> {
  readonly validation?: Partial<Config['validation']>
  readonly publication?: Partial<Config['publication']>
  /** Whether the registration was merged; it is open otherwise. */
  readonly merged?: boolean
}

/** phi-4 is accepted and its registration is open, with whatever is different. */
export function registered({
  validation,
  publication,
  merged = false,
  ...given
}: Given = {}): Snapshot {
  const { config } = snapshotOf()
  const pull = {
    number: 9,
    state: merged ? 'merged' : 'open',
    head: registrationHead,
    title: 'T',
    body: 'B',
    conflicting: false,
    closedByUs: false,
    closedAt: undefined,
  } as const
  const own: OwnPull = {
    part: 'registration',
    branch: 'usher/phi-4/registration',
    tip: undefined,
    pull,
  }
  return snapshotOf({
    accepted: proposal,
    asked: undefined,
    home: homeOf({ state: 'merged', mergedAt: minutesLater(20) }),
    files: merged ? withEntry : accepted,
    registrationFiles: withEntry,
    ownPulls: new Map([['registration', own]]),
    config: {
      ...config,
      validation: { ...config.validation, ...validation },
      publication: { ...config.publication, ...publication },
    },
    ...given,
  })
}

/** What is dispatched for the registration's head. */
export function dispatched(
  attempt = 1,
  purpose: Purpose = 'validate',
): Parameters<typeof nonceOf>[0] {
  return { purpose, repository: '5', file: phi4.file, head: registrationHead, attempt }
}

/** A job as GitHub shows it, of `build-models` unless it is said otherwise. */
export function job(
  conclusion: string | null,
  name = 'build-models (phi-4, text-generation)',
): Run['jobs'][number] {
  return { name, conclusion, link: `https://github.com/job/${conclusion}` }
}

/** A run we dispatched for the registration's head that did everything right. */
export function ours(given: Partial<Run> = {}, attempt = 1, purpose: Purpose = 'validate'): Run {
  const id = String(given.id ?? attempt)
  return {
    id,
    path: '.github/workflows/validate-model.yml',
    title: `Models of #9 (${nonceOf(dispatched(attempt, purpose))})`,
    event: 'workflow_dispatch',
    head: 'd'.repeat(40),
    headBranch: 'main',
    headRepositoryId: '5',
    actor: bot,
    attempt: 1,
    status: 'completed',
    conclusion: 'success',
    link: `https://github.com/run/${id}`,
    at: minutesLater(attempt),
    jobs: [job('success')],
    entry: undefined,
    ...given,
  }
}

export const buildWorkflow = '.github/workflows/build-models.yaml'

/** A run of somebody else's push to a branch here, where the registry holds what is asked for. */
export function theirs(given: Partial<Run> = {}): Run {
  return ours({
    id: '70',
    path: buildWorkflow,
    title: 'Add phi-4',
    event: 'pull_request',
    head: 'f'.repeat(40),
    headBranch: 'phi-4',
    actor: { login: 'rin', id: '1', type: 'User' },
    entry: { repository: 'microsoft/phi-4', revision, tag: '0.0.1' },
    ...given,
  })
}
