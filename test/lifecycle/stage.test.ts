import { expect, test } from 'vitest'
import { defaultConfig } from '../../src/config/config.ts'
import type { Gate, GateName } from '../../src/lifecycle/gate.ts'
import { pathOf, stageOf, statusOf } from '../../src/lifecycle/stage.ts'

type Held = Partial<Record<GateName, Gate['is']>>

const names: readonly GateName[] = [
  'approved',
  'accepted',
  'registered',
  'validated',
  'published',
  'integrated',
]

function check(held: Held): string {
  const gates = new Map<GateName, Gate>(
    names.map((name) => [
      name,
      { name, is: held[name] ?? 'missing', says: '', link: undefined, at: undefined },
    ]),
  )
  const stage = stageOf(gates, pathOf(defaultConfig))
  return `${stage}: ${statusOf(stage)}`
}

test('the documented order is walked step by step', () => {
  expect(check({})).toBe('proposed: provisional')
  expect(check({ approved: 'held' })).toBe('approved: provisional')
  const accepted: Held = { approved: 'held', accepted: 'held' }
  expect(check(accepted)).toBe('accepted: provisional')
  expect(check({ ...accepted, registered: 'held' })).toBe('registered: provisional')
  expect(check({ ...accepted, registered: 'held', validated: 'held' })).toBe(
    'validated: provisional',
  )
})

test('ready needs acceptance, validation, and publication or no need of it', () => {
  const validated: Held = { accepted: 'held', validated: 'held' }
  expect(check({ ...validated, published: 'held' })).toBe('ready: ready')
  expect(check({ ...validated, published: 'not-required' })).toBe('ready: ready')
  expect(check({ ...validated, published: 'unknown' })).toBe('validated: provisional')
  expect(check({ ...validated, published: 'missing' })).toBe('validated: provisional')
  expect(check({ accepted: 'held', published: 'held' })).toBe('accepted: provisional')
  expect(check({ validated: 'held', published: 'held' })).toBe('proposed: provisional')
})

test('a model that shipped long ago is integrated whatever became of its runs', () => {
  expect(check({ accepted: 'held', integrated: 'held' })).toBe('integrated: integrated')
  expect(check({ integrated: 'held' })).toBe('proposed: provisional')
})

test('a failed gate holds nothing back that does not need it', () => {
  expect(check({ accepted: 'held', registered: 'held', validated: 'failed' })).toBe(
    'registered: provisional',
  )
})
