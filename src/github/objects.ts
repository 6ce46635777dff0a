import { z } from 'zod'
import { OutsideError } from '../reconcile/outside-error.ts'
import type { Access } from './access.ts'
import { memoryFirst } from './cache.ts'
import type { Memory } from './hints.ts'

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

/** Git objects by their ids: what was read once is never asked for again. */
export interface Objects {
  /** Every entry of a commit's tree that is not itself a folder, by path. */
  tree(access: Access, at: At, commit: string): Promise<ReadonlyMap<string, Entry>>
  /** The texts of blobs by id; a blob that is not text is `''`. */
  texts(access: Access, at: At, oids: readonly string[]): Promise<ReadonlyMap<string, string>>
}

const entries = z.array(z.tuple([z.string(), z.string(), z.string()]))
const batch = 50
const oidPattern = /^[0-9a-f]{40}$/

/** Objects that are remembered in a store, the latest of them in memory too. */
export function rememberedObjects(memory: Memory): Objects {
  const cache = memoryFirst(memory)
  return {
    async tree(access, at, commit) {
      const known = await cache.recall(`tree:${commit}`)
      const read =
        known === undefined ? await fetchTree(access, at, commit) : entries.parse(JSON.parse(known))
      if (known === undefined) await cache.remember(`tree:${commit}`, JSON.stringify(read))
      return new Map(read.map(([path, mode, oid]) => [path, { path, mode, oid }]))
    },
    async texts(access, at, oids) {
      const texts = new Map<string, string>()
      const missing: string[] = []
      for (const oid of new Set(oids)) {
        const known = await cache.recall(`blob:${oid}`)
        if (known === undefined) missing.push(oid)
        else texts.set(oid, known)
      }
      for (let from = 0; from < missing.length; from += batch) {
        const fetched = await fetchBlobs(access, at, missing.slice(from, from + batch))
        for (const [oid, text] of fetched) {
          await cache.remember(`blob:${oid}`, text)
          texts.set(oid, text)
        }
      }
      return texts
    },
  }
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
    if (!found) throw new OutsideError(`Could not find the file ${oid}`, { retryable: true })
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

/** Remembers the tree of a commit for those who write on top of it. */
export async function keepRoot(memory: Memory, commit: string, root: string): Promise<void> {
  const known = await memory.recall(rootKey(commit))
  if (known === undefined) await memory.remember(rootKey(commit), root)
}

const rootKey = (commit: string): string => `root:${commit}`
