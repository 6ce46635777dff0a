import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Key, parseKey, renderKey } from '../../src/reconcile/key.ts'

const id = fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String)
const file = fc.string({ minLength: 1 }).filter((name) => !/[/\n\r\u2028\u2029]/.test(name))
const commit = fc.stringMatching(/^[0-9a-f]{40}$/)
const anyKey: fc.Arbitrary<Key> = fc.oneof(
  fc.record({ kind: fc.constant('repository' as const), repository: id, head: commit }),
  fc.record({
    kind: fc.constant('pull' as const),
    repository: id,
    number: fc.nat(),
    merged: commit,
  }),
  fc.record({ kind: fc.constant('audit' as const), repository: id }),
  fc.record({ kind: fc.constant('run' as const), repository: id, run: id }),
  fc.record({ kind: fc.constant('left' as const), repository: id }),
  fc.record({ kind: fc.constant('repository' as const), repository: id }),
  fc.record({ kind: fc.constant('pull' as const), repository: id, number: fc.nat() }),
  fc.record({ kind: fc.constant('checks' as const), repository: id, number: fc.nat() }),
  fc.record({
    kind: fc.constant('head' as const),
    repository: id,
    head: fc.constant('a'.repeat(40)),
  }),
  fc.record({ kind: fc.constant('proposal' as const), repository: id, file }),
)

test('a key survives a round trip through text', () => {
  fc.assert(
    fc.property(anyKey, (key) => {
      expect(parseKey(renderKey(key))).toEqual(key)
    }),
  )
})

test('other text is no key', () => {
  expect(parseKey('pull:1')).toBeUndefined()
  expect(parseKey('proposal:1/a/b.md')).toBeUndefined()
  expect(parseKey('repository:x')).toBeUndefined()
  expect(parseKey('head:1@main')).toBeUndefined()
  expect(parseKey('repository:1@main')).toBeUndefined()
  expect(parseKey('run:1')).toBeUndefined()
})
