import { expect, test } from 'vitest'
import { fixedClock } from '../../src/sandbox/clock.ts'
import { hub } from '../../src/sandbox/hub.ts'
import { sandbox } from '../../src/sandbox/sandbox.ts'

const first = 'a1'.repeat(20)
const second = 'b2'.repeat(20)
const model = {
  id: 'wetland/heron-3b',
  commits: [first, second],
  licence: 'mit',
  parameters: { BF16: 40 },
  files: { 'model.safetensors': 80 },
  config: { architectures: ['HeronForCausalLM'], hidden_size: 8 },
} as const

function ask(path: string): Response {
  const there = hub()
  there.publish(model)
  return there.answer('GET', path)
}

test('a page is of the newest commit, or of the one that is named', async () => {
  expect(await ask('/api/models/wetland/heron-3b').json()).toMatchObject({
    id: 'wetland/heron-3b',
    sha: second,
    gated: false,
    cardData: { license: 'mit' },
    config: { architectures: ['HeronForCausalLM'] },
    safetensors: { total: 40 },
    siblings: [{ rfilename: 'config.json' }, { rfilename: 'model.safetensors', size: 80 }],
  })
  expect(await ask(`/api/models/wetland/heron-3b/revision/${first}`).json()).toMatchObject({
    sha: first,
  })
})

test('a file is at a commit', async () => {
  expect(await ask(`/wetland/heron-3b/resolve/${first}/config.json`).json()).toEqual(model.config)
})

test.each([
  ['/api/models/wetland/other', 401, 'RepoNotFound'],
  [`/api/models/wetland/heron-3b/revision/${'c3'.repeat(20)}`, 404, 'RevisionNotFound'],
  [`/wetland/heron-3b/resolve/${first}/params.json`, 404, 'EntryNotFound'],
  ['/somewhere/else/entirely', 401, 'RepoNotFound'],
])('%s is refused with %i, %s', (path, status, code) => {
  const answer = ask(path)

  expect([answer.status, answer.headers.get('x-error-code')]).toEqual([status, code])
})

test('a gate hides files and no page', () => {
  const there = hub()
  there.publish({ ...model, gated: 'manual' })

  expect(there.answer('GET', '/api/models/wetland/heron-3b').status).toBe(200)
  const file = there.answer('GET', `/wetland/heron-3b/resolve/${first}/config.json`)
  expect([file.status, file.headers.get('x-error-code')]).toEqual([401, 'GatedRepo'])
})

test('it stands beside GitHub below /hub', async () => {
  const github = await sandbox(fixedClock())
  github.hub.publish(model)
  const answer = await github.fetch('http://sandbox.invalid/hub/api/models/wetland/heron-3b')

  expect(await answer.json()).toMatchObject({ sha: second })
  await github.close()
})
