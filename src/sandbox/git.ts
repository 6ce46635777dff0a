import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCommit, writeCommit } from './git/commit.ts'
import { diff } from './git/diff.ts'
import { isAncestor, listCommits, mergeBase } from './git/history.ts'
import { merge } from './git/merge.ts'
import { looseObjects, type Objects } from './git/objects.ts'
import { prepare, requireGit } from './git/prepare.ts'
import { readRefs, writeRefs } from './git/refs.ts'
import type { CommitObject, GitRepository } from './git/repository.ts'
import { entryBelow, readTree, writeTree } from './git/tree.ts'

/**
 * Opens a bare repository: in a new temporary folder, which `close` removes, or in `directory`, which
 * stays and where one is made if there is none. Throws when git is missing or older than 2.38.
 */
export async function openGit(directory?: string): Promise<GitRepository> {
  await requireGit()
  const folder = directory ?? (await mkdtemp(join(tmpdir(), 'sandbox-git-')))
  await mkdir(folder, { recursive: true })
  await prepare(folder)
  const objects = looseObjects(folder)

  return {
    directory: folder,
    ...contentOf(objects),
    ...historyOf(folder, objects),
    refs: () => readRefs(folder),
    setRefs: (refs) => writeRefs(folder, refs),
    async close() {
      if (directory === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

type Content = Pick<
  GitRepository,
  'writeBlob' | 'readBlob' | 'readTree' | 'writeTree' | 'writeCommit' | 'readCommit' | 'entryAt'
>

function contentOf(objects: Objects): Content {
  return {
    writeBlob: (content) => objects.write('blob', content),
    async readBlob(oid) {
      const found = await objects.read(oid)
      if (found?.type !== 'blob') throw new Error(`No blob ${oid}`)
      return found.content
    },
    readTree: (oid, recursive) => readTree(objects, oid, recursive),
    writeTree: (base, entries) => writeTree(objects, base, entries),
    writeCommit: (commit) => writeCommit(objects, commit),
    readCommit: (oid) => readCommit(objects, oid),
    async entryAt(oid, path) {
      const commit = await existing(objects, oid)
      return entryBelow(objects, commit.tree, path)
    },
  }
}

type History = Pick<GitRepository, 'mergeBase' | 'isAncestor' | 'log' | 'diff' | 'merge'>

/** Answers about commits never change, so each is asked of git once. */
function historyOf(directory: string, objects: Objects): History {
  const bases = once((a, b) => mergeBase(directory, a, b))
  const diffs = once((from, to) => diff(directory, from, to))
  return {
    mergeBase: bases,
    isAncestor: (a, b) => isAncestor(objects, a, b),
    async log(range, limit) {
      const oids = await listCommits(directory, range, limit)
      return Promise.all(oids.map((oid) => existing(objects, oid)))
    },
    diff: diffs,
    merge(method, into, head, commit) {
      return merge({ directory, objects }, method, { into, head, ...commit })
    },
  }
}

function once<T>(ask: (a: string, b: string) => Promise<T>): (a: string, b: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (a, b) => {
    const key = `${a} ${b}`
    const answer = known.get(key) ?? ask(a, b)
    known.set(key, answer)
    answer.catch(() => known.delete(key))
    return answer
  }
}

async function existing(objects: Objects, oid: string): Promise<CommitObject> {
  const commit = await readCommit(objects, oid)
  if (commit === undefined) throw new Error(`No commit ${oid}`)
  return commit
}
