import { createHash } from 'node:crypto'

/** A file, symlink or submodule: where, and which. */
interface Leaf {
  readonly path: string
  readonly mode: string
  readonly oid: string
}

/**
 * The id git gives a tree with these entries, the folders in between included (git's own format of tree
 * objects: mode, name, a zero byte and the raw id, in the order of the names' bytes, folders as if they
 * ended in a slash).
 */
export function treeHash(leaves: Iterable<Leaf>): string {
  const here: Leaf[] = []
  const folders = new Map<string, Leaf[]>()
  for (const leaf of leaves) {
    const slash = leaf.path.indexOf('/')
    if (slash === -1) here.push(leaf)
    else {
      const name = leaf.path.slice(0, slash)
      const inside = folders.get(name) ?? []
      inside.push({ ...leaf, path: leaf.path.slice(slash + 1) })
      folders.set(name, inside)
    }
  }
  const below = [...folders].map(([path, inside]) => ({
    path,
    mode: '40000',
    oid: treeHash(inside),
  }))
  return hashOf([...here, ...below])
}

function hashOf(entries: readonly Leaf[]): string {
  const sorted = entries
    .map((entry) => ({
      entry,
      key: Buffer.from(entry.mode === '40000' ? `${entry.path}/` : entry.path),
    }))
    .toSorted((a, b) => Buffer.compare(a.key, b.key))
  const body = Buffer.concat(
    sorted.flatMap(({ entry: { path, mode, oid } }) => [
      Buffer.from(`${mode.replace(/^0+/, '')} ${path}\0`),
      Buffer.from(oid, 'hex'),
    ]),
  )
  return createHash('sha1').update(`tree ${body.length}\0`).update(body).digest('hex')
}
