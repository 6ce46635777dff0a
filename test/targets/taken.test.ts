import { expect, test } from 'vitest'
import { withoutTaken } from '../../src/targets/taken.ts'

const created = { path: 'docs/heron.md', change: 'create', text: 'new', why: 'The page.' } as const
const edited = { path: 'docs/list.md', change: 'edit', text: 'longer', why: 'The list.' } as const
const set = { changes: [created, edited], notes: ['a note'], todos: ['a todo'] }

test('a file to create that is there already stays as it is, and a person hears of it', () => {
  expect(withoutTaken(set, new Set([created.path, edited.path]))).toEqual({
    changes: [edited],
    notes: ['a note'],
    todos: [
      'a todo',
      '`docs/heron.md` is there already and was not read, so it stays as it is: see that it fits.',
    ],
  })
})

test('what is new, and what is edited, is written', () => {
  expect(withoutTaken(set, new Set([edited.path]))).toEqual(set)
})
