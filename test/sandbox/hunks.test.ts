import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { carriedOver, hunksOf } from '../../src/sandbox/git/hunks.ts'
import { openGit } from '../../src/sandbox/git.ts'

const patch = [
  '@@ -1,4 +1,5 @@',
  ' a',
  '-b',
  '+B',
  '+b2',
  ' c',
  ' d',
  '@@ -20,3 +21,2 @@ heading',
  ' t',
  '-u',
  ' v',
  '\\ No newline at end of file',
].join('\n')

test('lines of a patch have numbers on the sides they are on, and a position', () => {
  const lines = hunksOf(patch).flatMap((hunk) => hunk.lines)

  expect(lines.map(({ left, right, text, position }) => [left, right, text, position])).toEqual([
    [1, 1, ' a', 1],
    [2, undefined, '-b', 2],
    [undefined, 2, '+B', 3],
    [undefined, 3, '+b2', 4],
    [3, 4, ' c', 5],
    [4, 5, ' d', 6],
    [20, 21, ' t', 8],
    [21, undefined, '-u', 9],
    [22, 22, ' v', 10],
  ])
})

test.each([
  [1, 1],
  [2, undefined],
  [3, 4],
  [10, 11],
  [21, undefined],
  [22, 22],
  [30, 30],
])('line %i is then line %s', (line, then) => {
  expect(carriedOver(hunksOf(patch), line)).toBe(then)
})

test('whatever is edited, a line that is carried over says the same there', async () => {
  const git = await openGit()
  onTestFinished(() => git.close())
  const treeOf = async (lines: readonly string[]): Promise<string> => {
    const oid = await git.writeBlob(Buffer.from(lines.map((line) => `${line}\n`).join('')))
    return await git.writeTree(undefined, [{ path: 'file', mode: '100644', oid }])
  }
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })

  await fc.assert(
    fc.asyncProperty(lines, lines, async (before, after) => {
      const [change] = await git.diff(await treeOf(before), await treeOf(after))
      const hunks = hunksOf(change?.patch ?? '')
      const then = before.map((_, index) => carriedOver(hunks, index + 1))
      const kept = then.filter((line) => line !== undefined)

      expect(before.filter((_, index) => then[index] !== undefined)).toEqual(
        kept.map((line) => after[line - 1]),
      )
      expect(kept).toEqual(kept.toSorted((a, b) => a - b))
    }),
    { numRuns: 40 },
  )
})
