import { createHash } from 'node:crypto'
import { z } from 'zod'
import { OutsideError } from '../reconcile/outside-error.ts'
import type { Access } from './access.ts'
import { memoryFirst } from './cache.ts'
import type { Memory } from './hints.ts'
import { treeHash } from './tree-hash.ts'

/** One file, symlink or submodule of a tree. */
export interface Entry {
  readonly path: string
  readonly mode: string
  readonly oid: string
}

interface At {
  readonly owner: string
  readonly name: string
}

/** A commit of our own making: its tree, and the files in it that are new or changed. */
interface Written {
  readonly commit: string
  readonly root: string
  /** The tree it stands on. */
  readonly base: ReadonlyMap<string, Entry>
  readonly files: readonly { readonly path: string; readonly mode: string; readonly text: string }[]
}

/** Git objects by their ids: what was read or written once is never asked for again. */
export interface Objects {
  /** Every entry of a commit's tree that is not itself a folder, by path. */
  tree(access: Access, at: At, commit: string): Promise<ReadonlyMap<string, Entry>>
  /** The texts of blobs by id; a blob that is not text is `''`. */
  texts(access: Access, at: At, oids: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Remembers which tree a commit has: merging a branch as it is makes a new commit with a known tree. */
  keepRoot(commit: string, root: string): Promise<void>
  keepText(oid: string, text: string): Promise<void>
  keepWritten(written: Written): Promise<void>
  /** Works out a tree that is not known from one that is, where it differs by this file alone: as a merged proposal makes it. */
  foresee(wanted: Foreseen): Promise<void>
}

/** A tree by its id, and what it may have come from. */
interface Foreseen {
  readonly root: string
  /** A commit whose tree may be known. */
  readonly base: string
  readonly file: Entry
}

const entries = z.array(z.tuple([z.string(), z.string(), z.string()]))
const batch = 50
const oidPattern = /^[0-9a-f]{40}$/

/** Objects that are remembered in a store, the latest of them in memory too. */
export function rememberedObjects(memory: Memory): Objects {
  const cache = memoryFirst(memory)
  const keepNew = async (key: string, value: string): Promise<void> => {
    if ((await cache.recall(key)) === undefined) await cache.remember(key, value)
  }
  const objects: Objects = {
    async tree(access, at, commit) {
      const key = `tree:${(await cache.recall(rootKey(commit))) ?? commit}`
      const known = await cache.recall(key)
      if (known !== undefined) return treeOf(entries.parse(JSON.parse(known)))
      const read = await fetchTree(access, at, commit)
      await cache.remember(key, JSON.stringify(read))
      return treeOf(read)
    },
    texts: (access, at, oids) => textsOf(cache, oids, (missing) => fetchBlobs(access, at, missing)),
    keepRoot: (commit, root) => keepNew(rootKey(commit), root),
    keepText: (oid, text) => keepNew(`blob:${oid}`, text),
    async keepWritten({ commit, root, base, files }) {
      const written = files.map(({ path, mode, text }) => ({ path, mode, oid: oidOf(text), text }))
      const all = new Map([...base, ...written.map((entry) => [entry.path, entry] as const)])
      const tree = [...all.values()].map(({ path, mode, oid }) => [path, mode, oid] as const)
      for (const { oid, text } of written) await objects.keepText(oid, text)
      await keepNew(`tree:${root}`, JSON.stringify(tree))
      await objects.keepRoot(commit, root)
    },
    async foresee({ root, base, file }) {
      if ((await cache.recall(`tree:${root}`)) !== undefined) return
      const known = await cache.recall(`tree:${(await cache.recall(rootKey(base))) ?? base}`)
      if (known === undefined) return
      const all = new Map([...treeOf(entries.parse(JSON.parse(known))), [file.path, file] as const])
      if (treeHash(all.values()) !== root) return
      const tree = [...all.values()].map(({ path, mode, oid }) => [path, mode, oid] as const)
      await keepNew(`tree:${root}`, JSON.stringify(tree))
    },
  }
  return objects
}

async function textsOf(
  cache: Memory,
  oids: readonly string[],
  fetchMissing: (oids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  const missing: string[] = []
  for (const oid of new Set(oids)) {
    const known = await cache.recall(`blob:${oid}`)
    if (known === undefined) missing.push(oid)
    else texts.set(oid, known)
  }
  for (let from = 0; from < missing.length; from += batch) {
    for (const [oid, text] of await fetchMissing(missing.slice(from, from + batch))) {
      await cache.remember(`blob:${oid}`, text)
      texts.set(oid, text)
    }
  }
  return texts
}

function treeOf(read: z.infer<typeof entries>): ReadonlyMap<string, Entry> {
  const byPath = read.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return new Map(byPath.map(([path, mode, oid]) => [path, { path, mode, oid }]))
}

/** The id git gives a text. */
function oidOf(text: string): string {
  const content = Buffer.from(text)
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex')
}

async function fetchTree(
  access: Access,
  { owner, name }: At,
  commit: string,
): Promise<z.infer<typeof entries>> {
  const { data } = await access.ask(`read the tree of ${owner}/${name} at ${commit}`, (octokit) =>
    octokit.rest.git.getTree({ owner, repo: name, tree_sha: commit, recursive: '1' }),
  )
  if (data.truncated) {
    throw new OutsideError(`Could not read the tree of ${owner}/${name}: it is too large`, {
      retryable: false,
    })
  }
  return data.tree
    .filter((entry) => entry.type !== 'tree')
    .map(({ path, mode, sha }) => [path, mode, sha])
}

const blob = z.object({ text: z.string().nullish(), isTruncated: z.boolean().nullish() }).nullable()
const blobsAnswer = z.object({ repository: z.record(z.string(), blob) })

async function fetchBlobs(
  access: Access,
  at: At,
  oids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const asked = oids.filter((oid) => oidPattern.test(oid))
  const fields = asked.map((oid, n) => `b${n}: object(oid: "${oid}") { ...blob }`)
  const query = `query blobs($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name) { ${fields.join('\n')} }
  }
  fragment blob on Blob { text isTruncated }`
  const variables = { owner: at.owner, name: at.name }
  const { repository } = await access.query(
    `read files of ${at.owner}/${at.name}`,
    { query, variables },
    blobsAnswer,
  )
  const texts = new Map<string, string>()
  for (const [n, oid] of asked.entries()) {
    const found = repository[`b${n}`]
    if (found === undefined || found === null) {
      throw new OutsideError(`Could not read the file ${oid} of ${at.owner}/${at.name}`, {
        retryable: true,
      })
    }
    // A binary file has no text, and nothing we read is one.
    texts.set(oid, found.isTruncated ? await fetchLarge(access, at, oid) : (found.text ?? ''))
  }
  return texts
}

async function fetchLarge(access: Access, { owner, name }: At, oid: string): Promise<string> {
  const { data } = await access.ask(`read the file ${oid} of ${owner}/${name}`, (octokit) =>
    octokit.rest.git.getBlob({ owner, repo: name, file_sha: oid }),
  )
  return Buffer.from(data.content, 'base64').toString('utf8')
}

/** The tree of a commit, as it was seen when the commit was, or else asked for. */
export async function rootOf(
  access: Access,
  memory: Memory,
  { owner, name, commit }: At & { readonly commit: string },
): Promise<string> {
  const known = await memory.recall(rootKey(commit))
  if (known !== undefined) return known
  const { data } = await access.ask(`read commit ${commit}`, (octokit) =>
    octokit.rest.git.getCommit({ owner, repo: name, commit_sha: commit }),
  )
  await memory.remember(rootKey(commit), data.tree.sha)
  return data.tree.sha
}

const rootKey = (commit: string): string => `root:${commit}`
