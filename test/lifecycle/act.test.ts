import { expect, test } from 'vitest'
import { type Act, inOrder } from '../../src/lifecycle/act.ts'

const at = new Date('2026-01-05T09:00:00Z')
const by = { login: 'ada', id: '1' }

function ids(...given: readonly string[]): readonly string[] {
  const acts = given.map((id): Act => ({ id, kind: 'hold', by, at, about: '' }))
  return inOrder(acts).map(({ id }) => id)
}

test('acts of one second stand in the order of their comments, however long the numbers are', () => {
  const written = ['comment-999', 'comment-1000', 'comment-1000-1', 'comment-1000-2']
  expect(ids(...written.toReversed())).toEqual(written)
})

test('an act that is recorded on two heads counts once', () => {
  expect(ids('comment-7', 'comment-7')).toEqual(['comment-7'])
})
