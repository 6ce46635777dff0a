import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unifiedDiff } from '../../src/edit/unified-diff.ts'

test('a change is shown with three lines around it', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\nh\n'
  expect(unifiedDiff(before, before.replace('e\n', 'E\nF\n'))).toMatchInlineSnapshot(`
    "@@ -2,7 +2,8 @@
     b
     c
     d
    -e
    +E
    +F
     f
     g
     h"
  `)
})

test('changes far apart stand in places of their own', () => {
  const before = Array.from({ length: 20 }, (_, n) => `line ${n}\n`).join('')
  const after = before.replace('line 1\n', '').replace('line 18\n', 'line eighteen\n')
  expect(unifiedDiff(before, after)).toMatchInlineSnapshot(`
    "@@ -1,5 +1,4 @@
     line 0
    -line 1
     line 2
     line 3
     line 4
    @@ -16,5 +15,5 @@
     line 15
     line 16
     line 17
    -line 18
    +line eighteen
     line 19"
  `)
})

test('nothing is shown of equal texts, and everything of a new one', () => {
  expect(unifiedDiff('a\n', 'a\n')).toBe('')
  expect(unifiedDiff('', 'a\nb\n')).toMatchInlineSnapshot(`
    "@@ -0,0 +1,2 @@
    +a
    +b"
  `)
})

test('a missing end of line is said', () => {
  expect(unifiedDiff('a\nb', 'a\nb\n')).toMatchInlineSnapshot(`
    "@@ -1,3 +1,2 @@
     a
     b
    -\\ No newline at end of file"
  `)
})

const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 20 })
const anyText = lines.map((all) => all.map((line) => `${line}\n`).join(''))

test('git can apply it, and comes to the other text', () => {
  const folder = mkdtempSync(join(tmpdir(), 'usher-diff-'))
  const file = join(folder, 'text')
  const property = fc.property(anyText, anyText, (before, after) => {
    fc.pre(before !== after)
    writeFileSync(file, before)
    const patch = `--- a/text\n+++ b/text\n${unifiedDiff(before, after)}\n`
    execFileSync('git', ['apply', '-'], { cwd: folder, input: patch })
    expect(readFileSync(file, 'utf8')).toBe(after)
  })
  try {
    fc.assert(property, { numRuns: 50 })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
