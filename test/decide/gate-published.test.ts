import { expect, test } from 'vitest'
import { gatePublished } from '../../src/decide/gate-published.ts'
import { standingOf } from '../../src/decide/standing.ts'
import type { Run, Snapshot } from '../../src/lifecycle/snapshot.ts'
import { intentOf } from '../../src/lifecycle/validation.ts'
import { phi4 } from '../support/phi4.ts'
import {
  dispatched,
  job,
  ours,
  registered,
  registrationHead,
  theirs,
} from '../support/registered.ts'
import { fileAt, minutesLater } from '../support/snapshot.ts'

const image = { image: 'mcr.microsoft.com/aks/kaito/kaito-phi-4', tag: '0.0.1' }
const absent = { ...image, is: 'absent' } as const
const pushWorkflow = '.github/workflows/push-model.yml'
const publication = { workflow: pushWorkflow, job: 'push-models' }

function check(given: Parameters<typeof registered>[0]): string {
  const gate = standingOf(registered({ merged: true, ...given }))?.gates.get('published')
  const link = gate?.link === undefined ? '' : ` ${gate.link}`
  return `${gate?.is}: ${gate?.says}${link}`
}

test('the exact tag in the registry publishes, its absence is missing, silence is unknown', () => {
  expect(check({ image: { ...image, is: 'present' } })).toMatchInlineSnapshot(
    `"held: \`mcr.microsoft.com/aks/kaito/kaito-phi-4:0.0.1\` is in the registry."`,
  )
  expect(check({ image: absent })).toMatchInlineSnapshot(
    `"missing: Needs a maintainer to push \`mcr.microsoft.com/aks/kaito/kaito-phi-4:0.0.1\`."`,
  )
  expect(check({ image: { ...image, is: 'unknown' } })).toMatchInlineSnapshot(
    `"unknown: The registry did not answer for \`mcr.microsoft.com/aks/kaito/kaito-phi-4:0.0.1\`."`,
  )
  expect(check({ image: undefined })).toMatchInlineSnapshot(
    `"missing: Looked for once it is registered."`,
  )
})

test('a licence that forbids hosting needs no image, and says so', () => {
  const accepted = fileAt(phi4.path, phi4.text.replace(/\bMIT\b/gi, 'llama3'))
  expect(check({ accepted, image: absent })).toMatchInlineSnapshot(
    `"not-required: The licence \`llama3\` does not allow a public image."`,
  )
})

test('a model that is downloaded at run time needs no image, and says so', () => {
  const snapshot = registered({ merged: true, image: absent })
  const standing = standingOf(snapshot)
  if (standing?.lead?.inspection === undefined) throw new Error('There is no inspection')
  const { lead } = standing
  const inspection = { ...standing.lead.inspection, downloadAtRuntime: true }
  const gate = gatePublished(snapshot, { ...standing, lead: { ...lead, inspection } })
  expect(`${gate.is}: ${gate.says}`).toMatchInlineSnapshot(
    `"not-required: The weights are downloaded at run time."`,
  )
})

test('a repository that asks for no image waits for none, and shows one that is there', () => {
  const none = { required: false }
  expect(check({ publication: none, image: absent })).toMatchInlineSnapshot(
    `"not-required: This repository asks for no published image."`,
  )
  expect(check({ publication: none, image: { ...image, is: 'present' } })).toMatch(/^held/)
})

const pushed = (given: Partial<Run> = {}): Run =>
  theirs({
    path: pushWorkflow,
    event: 'push',
    headBranch: 'main',
    jobs: [job('success', 'push-models (phi-4, x)')],
    ...given,
  })

test('the job that pushed it publishes, as does the one we started', () => {
  expect(check({ publication, image: absent, runs: [pushed()] })).toMatchInlineSnapshot(
    `"held: \`push-models (phi-4, x)\` succeeded. https://github.com/job/success"`,
  )
  const own = ours({ path: pushWorkflow, jobs: pushed().jobs }, 1, 'publish')
  expect(check({ publication, image: absent, runs: [own] })).toMatch(/^held/)
  const atHead = pushed({ headBranch: 'usher/phi-4/registration', head: registrationHead })
  expect(check({ publication, image: absent, runs: [atHead] })).toMatch(/^held/)
})

const entry = { repository: 'microsoft/phi-4', revision: 'c'.repeat(40), tag: '0.0.1' }

test.each<[string, Partial<Run>]>([
  ['on another branch', { headBranch: 'phi-4' }],
  ['in a fork', { headRepositoryId: '8' }],
  ['of another workflow', { path: '.github/workflows/other.yml' }],
  [
    'with another tag',
    {
      entry: {
        ...pushed().entry,
        repository: 'microsoft/phi-4',
        revision: pushed().entry?.revision,
        tag: '0.0.2',
      },
    },
  ],
  ['of another revision', { entry }],
  ['of the job that validates', { jobs: [job('success')] }],
])('a push %s publishes nothing', (_, run) => {
  expect(check({ publication, image: absent, runs: [pushed(run)] })).toMatch(/^missing/)
})

test('a push that failed fails the gate with its link, unless the tag is there all the same', () => {
  const red = pushed({ jobs: [job('failure', 'push-models (phi-4, x)')] })
  expect(check({ publication, image: absent, runs: [red] })).toMatchInlineSnapshot(
    `"failed: \`push-models (phi-4, x)\` ended as \`failure\`. A maintainer can have another with \`/retry published\`. https://github.com/job/failure"`,
  )
  expect(check({ publication, image: { ...image, is: 'present' }, runs: [red] })).toMatch(/^held/)
})

test('a push that GitHub refuses to start is said, and waited for', () => {
  const intents = [
    { id: intentOf(dispatched(1, 'publish')), at: minutesLater(0), outcome: 'refused:422' },
  ]
  expect(check({ publication, image: absent, intents })).toMatch(
    /^missing: GitHub refused to start `.github\/workflows\/push-model.yml`.*`\/retry published`/,
  )
  expect(check({ publication, image: absent, intents, runs: [pushed()] })).toMatch(/^held/)
})

test('the run that validates does not publish, nor the other way round', () => {
  const both = { merged: true, publication, image: absent }
  const stage = (runs: readonly Run[]): string => stageIn(registered({ ...both, runs }))
  const push = ours({ path: pushWorkflow, jobs: pushed().jobs }, 1, 'publish')

  expect(stage([ours()])).toBe('validated')
  expect(stage([push])).toBe('registered')
  expect(stage([ours(), push])).toBe('ready')
})

function stageIn(snapshot: Snapshot): string {
  return standingOf(snapshot)?.stage ?? ''
}
