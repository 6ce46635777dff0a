import type { GitRepository } from './git/repository.ts'

/** The same repository, asking git only once for what can never change: everything named by object ids. */
export function remembered(git: GitRepository): GitRepository {
  return {
    ...git,
    readCommit: once((oid) => git.readCommit(oid)),
    entryAt: twice((commit, path) => git.entryAt(commit, path)),
    mergeBase: twice((a, b) => git.mergeBase(a, b)),
    isAncestor: twice((a, b) => git.isAncestor(a, b)),
    log: logged(git),
    diff: twice((from, to) => git.diff(from, to)),
    merge: merged(git),
  }
}

function logged(git: GitRepository): GitRepository['log'] {
  const ranges = new Map<string, Parameters<GitRepository['log']>>()
  const ask = once((key: string) => {
    const asked = ranges.get(key)
    return asked === undefined ? Promise.resolve([]) : git.log(...asked)
  })
  return (range, limit) => {
    const key = JSON.stringify([range.from, range.to, range.path, limit])
    ranges.set(key, [range, limit])
    return ask(key)
  }
}

/** The same merge by the same person at the same time makes the same commit. */
function merged(git: GitRepository): GitRepository['merge'] {
  const merges = new Map<string, ReturnType<GitRepository['merge']>>()
  return (...merge) => {
    const key = JSON.stringify(merge)
    const answer = merges.get(key) ?? git.merge(...merge)
    merges.set(key, answer)
    return answer
  }
}

function once<Value>(ask: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const answers = new Map<string, Promise<Value>>()
  return async (key) => {
    const known = answers.get(key)
    if (known !== undefined) return await known
    const answer = ask(key)
    answers.set(key, answer)
    const value = await answer
    if (value === undefined) answers.delete(key)
    return value
  }
}

function twice<Value>(
  ask: (one: string, other: string) => Promise<Value>,
): (one: string, other: string) => Promise<Value> {
  const byOne = new Map<string, (other: string) => Promise<Value>>()
  return async (one, other) => {
    const known = byOne.get(one) ?? once((key: string) => ask(one, key))
    byOne.set(one, known)
    return await known(other)
  }
}
