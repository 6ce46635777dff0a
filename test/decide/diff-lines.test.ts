import { expect, test } from 'vitest'
import { diffLinesOf } from '../../src/decide/diff-lines.ts'

test('the lines of the new file that a diff shows take comments', () => {
  const patch = [
    '@@ -1,3 +1,4 @@ # Heron',
    ' ---',
    '-status: draft',
    '+status: provisional',
    '+++ more',
    ' ',
    '@@ -20 +21,2 @@',
    '-old',
    '+new',
    '+last',
    '\\ No newline at end of file',
  ].join('\n')

  expect([...diffLinesOf(patch)]).toEqual([1, 2, 3, 4, 21, 22])
})

test('the head of a diff and a file without one have no lines', () => {
  expect([...diffLinesOf('--- a/x.md\n+++ b/x.md\n@@ -0,0 +1 @@\n+a\n')]).toEqual([1])
  expect([...diffLinesOf('')]).toEqual([])
})
