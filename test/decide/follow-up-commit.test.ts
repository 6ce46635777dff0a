import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOfFiles, parseCommit, renderCommit } from '../../src/decide/follow-up-commit.ts'

const anyNote = fc.record({
  digest: fc.stringMatching(/^[0-9a-f]{64}$/),
  day: fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
})

test('what a commit says of itself survives a round trip', () => {
  fc.assert(
    fc.property(fc.string(), anyNote, (subject, note) => {
      expect(parseCommit(renderCommit(subject.replaceAll('\n', ' '), note))).toEqual(note)
    }),
  )
})

test("a person's commit says nothing", () => {
  expect(parseCommit('feat: something of my own')).toBeUndefined()
})

test('the digest follows paths and texts, not their order', () => {
  const a = { path: 'a', change: 'create', text: '1', why: 'x' } as const
  const b = { path: 'b', change: 'edit', text: '2', why: 'y' } as const
  const set = (...changes: readonly (typeof a | typeof b)[]): string =>
    digestOfFiles({ changes, notes: [], todos: [] })

  expect(set(a, b)).toBe(set(b, a))
  expect(set(a, b)).not.toBe(set(a))
})
