import type { Config, Process, RequiredGate } from '../../src/config/config.ts'
import { configOf } from '../../src/config/config-of.ts'
import { renderMarker } from '../../src/decide/marker.ts'
import type { Files } from '../../src/edit/files.ts'
import type { Act } from '../../src/lifecycle/act.ts'
import { renderApproval } from '../../src/lifecycle/approval.ts'
import { subjectOf } from '../../src/lifecycle/gate-acts.ts'
import { renderLedger } from '../../src/lifecycle/ledger.ts'
import type { FileAt, Home, OwnPull, Run, Signal, Snapshot } from '../../src/lifecycle/snapshot.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { kaitoPreset } from '../../src/targets/kaito-preset/kaito-preset.ts'
import type { Case } from '../tables/table.ts'
import { phi4 } from './phi4.ts'
import { job, registered, registrationHead, theirs, withEntry } from './registered.ts'
import { ada, bot, commentBy, fileAt, homeOf, minutesLater, snapshotOf } from './snapshot.ts'

const pushWorkflow = '.github/workflows/push-model.yml'
const plain = registered().files
const model = parseProposal(phi4.path, phi4.text)
const withPreset: Files = new Map([
  ...withEntry,
  ...kaitoPreset
    .scaffold('preset', { proposal: model, facts: undefined }, withEntry)
    .changes.map(({ path, text }) => [path, text] as const),
])

/** A world in which every gate stands as the case says, and nothing of ours is shown yet. */
export function realised(given: Case): Snapshot {
  const merged = given.home === 'merged'
  const file = textFor(given)
  return snapshotOf({
    config: configFor(given),
    accepted: merged ? file : undefined,
    asked: merged ? undefined : file,
    home: homeFor(given, file),
    files: filesFor(given),
    ownPulls: merged ? new Map([['registration', registrationFor(given)]]) : new Map(),
    registrationFiles: merged ? withEntry : undefined,
    signals: signalsFor(given),
    runs: given.published === 'failed' ? [failedPush] : [],
    image: {
      image: 'mcr.microsoft.com/aks/kaito/kaito-phi-4',
      tag: '0.0.1',
      is: images.get(given.published ?? '') ?? 'absent',
    },
  })
}

const images: ReadonlyMap<string, 'present' | 'unknown'> = new Map([
  ['held', 'present'],
  ['unknown', 'unknown'],
])

const configs = new Map<string, Config>()

function configFor(given: Case): Config {
  const required = (['registered', 'validated', 'published'] as const).filter(
    (gate) => given[gate] !== 'not-required',
  )
  const key = `${given.process} ${required.join()}`
  const config = configs.get(key) ?? newConfig(given, required)
  configs.set(key, config)
  return config
}

function processOf({ process }: Case): Process {
  if (process === 'kaito-catalog' || process === 'documents') return process
  return process === 'scaffolding' ? 'documents' : 'kaito-2025'
}

function newConfig(given: Case, required: readonly RequiredGate[]): Config {
  const config = configOf([], processOf(given))
  const { validation, publication, targets } = config
  const isAsked = required.includes('published')
  // Every target is stood in for by this one: it has an entry and an end.
  const there = given.process === 'documents' ? targets : configOf([], 'kaito-2025').targets
  return {
    ...config,
    targets: there,
    gates: { required },
    validation: { ...validation, checks: [{ app: 'lab', name: 'gpu' }] },
    publication: { ...publication, workflow: pushWorkflow, job: 'push-models', required: isAsked },
  }
}

const words = new Map([
  ['provisional', 'provisional'],
  ['ready', 'ready to integrate'],
  ['integrated', 'integrated'],
  ['other', 'deprecated'],
])
const texts = new Map<string, FileAt>()

function textFor(given: Case): FileAt {
  const word = words.get(given.written ?? '') ?? ''
  const key = `${word} ${given['well-formed']}`
  const moved = phi4.text.replace('status: provisional', `status: ${word}`)
  const broken = given['well-formed'] === 'failed' && given.written !== 'other'
  const text = broken ? moved.replace('## Summary', '## In short') : moved
  const file = texts.get(key) ?? fileAt(phi4.path, text)
  texts.set(key, file)
  return file
}

function homeFor(given: Case, file: FileAt): Home {
  const marker = renderMarker({ kind: 'status', file: phi4.file })
  const spoken = commentBy(bot, marker, { id: '99' })
  const home = homeOf({
    state: stateOf(given),
    mergedAt: given.home === 'merged' ? minutesLater(20) : undefined,
    comments: given.home === 'closed' ? [spoken] : [],
  })
  const acts = actsFor(given, file.blob)
  if (acts.length === 0) return home
  const { number, head } = home
  const check = {
    id: '71',
    name: 'usher / approval',
    head,
    externalId: renderApproval({ pull: number, head, blob: file.blob, act: 'none' }),
    conclusion: 'success',
    title: '',
    summary: '',
    text: renderLedger(acts),
  } as const
  return { ...home, checks: [check] }
}

function stateOf({ home }: Case): Home['state'] {
  return home === 'closed' || home === 'merged' ? home : 'open'
}

function actsFor(given: Case, blob: string): readonly Act[] {
  const by = { login: ada.login, id: ada.id }
  const about = subjectOf(model.model)
  const acts: readonly (readonly [boolean, Omit<Act, 'id' | 'by' | 'at'>])[] = [
    [given.approved === 'held', { kind: 'approve', about: blob }],
    [given.approved === 'failed', { kind: 'reject', about: blob, words: 'no' }],
    [given.hold === 'yes', { kind: 'hold', about: blob, words: 'wait' }],
    [given.validated === 'waived', { kind: 'waive', gate: 'validated', about, words: 'tiny' }],
    [given.published === 'waived', { kind: 'waive', gate: 'published', about, words: 'tiny' }],
  ]
  return acts
    .filter(([is]) => is)
    .map(([, act], place) => ({ ...act, id: `comment-${place}`, by, at: minutesLater(place) }))
}

function filesFor(given: Case): Files {
  if (given.integrated === 'held') return withPreset
  return given.registered === 'held' ? withEntry : plain
}

function registrationFor({ registered: gate }: Case): OwnPull {
  const own = registered({ merged: gate === 'held' }).ownPulls.get('registration')
  if (own === undefined) throw new Error('There is no registration')
  return own
}

/** An allowed check on the home's head and on the registration's. */
function signalsFor({ validated }: Case): readonly Signal[] | undefined {
  if (validated === 'unknown') return undefined
  if (validated !== 'held' && validated !== 'failed') return []
  const state = validated === 'held' ? 'success' : 'failure'
  const link = 'https://ci.example.org/7'
  const heads = [homeOf().head, registrationHead]
  return heads.map((head) => ({
    kind: 'check',
    head,
    name: 'gpu',
    by: ['lab'],
    state,
    link,
    at: minutesLater(5),
  }))
}

const failedPush: Run = theirs({
  path: pushWorkflow,
  headBranch: 'main',
  jobs: [job('failure', 'push-models (phi-4)')],
})
