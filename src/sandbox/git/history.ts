import { readCommit } from './commit.ts'
import type { Objects } from './objects.ts'
import type { LogRange } from './repository.ts'
import { attemptGit, runGit } from './run.ts'

/** The best common ancestor; `undefined` without a common history. */
export async function mergeBase(
  directory: string,
  a: string,
  b: string,
): Promise<string | undefined> {
  const { code, output, error } = await attemptGit(directory, ['merge-base', a, b])
  if (code > 1) throw new Error(`Could not find the merge base of ${a} and ${b}: ${error.trim()}`)
  return code === 0 ? output.toString().trim() : undefined
}

/** Whether `a` is `b` or one of the commits before it. */
export async function isAncestor(objects: Objects, a: string, b: string): Promise<boolean> {
  const seen = new Set([b])
  for (const oid of seen) {
    if (oid === a) return true
    for (const parent of (await readCommit(objects, oid))?.parents ?? []) seen.add(parent)
  }
  return false
}

/** The ids of the commits in a range, newest first, a child always before its parents. */
export async function listCommits(
  directory: string,
  { from, to, path }: LogRange,
  limit: number,
): Promise<readonly string[]> {
  const range = from === undefined ? to : `${from}..${to}`
  const below = path === undefined ? [] : [path]
  const args = ['rev-list', '--date-order', `--max-count=${limit}`, range, '--', ...below]
  const output = await runGit(directory, args)
  return output
    .toString()
    .split('\n')
    .filter((line) => line !== '')
}
