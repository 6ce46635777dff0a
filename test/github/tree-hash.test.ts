import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { treeHash } from '../../src/github/tree-hash.ts'

/** What git makes of files with these paths, and what it calls the whole. */
function inGit(paths: readonly string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'usher-tree-'))
  const git = (args: readonly string[], input = ''): string =>
    execFileSync('git', [...args], { cwd, input, encoding: 'utf8' }).trim()
  try {
    git(['init', '--quiet'])
    const leaves = paths.map((path, n) => ({
      path,
      mode: n % 2 === 0 ? '100644' : '100755',
      oid: git(['hash-object', '-w', '--stdin'], `text ${n}`),
    }))
    for (const { path, mode, oid } of leaves)
      git(['update-index', '--add', '--cacheinfo', `${mode},${oid},${path}`])
    return { leaves, root: git(['write-tree']) }
  } finally {
    rmSync(cwd, { recursive: true })
  }
}

test('a tree is called what git calls it, whatever the order of its entries', () => {
  const { leaves, root } = inGit([
    'b/c',
    'b.txt',
    'b0',
    'a/é/x',
    'a/z',
    'Z',
    'a-b/c',
    'a'.repeat(80),
  ])

  expect(treeHash(leaves)).toBe(root)
  expect(treeHash(leaves.toReversed())).toBe(root)
})
