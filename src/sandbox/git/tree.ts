import type { Objects } from './objects.ts'
import type { TreeChange, TreeEntry } from './repository.ts'

/** One line of a tree object; the name is its own, without the folders above. */
interface TreeLine {
  readonly name: string
  readonly mode: string
  readonly oid: string
}

const folderMode = '040000'
const emptyTree: ReadonlyMap<string, TreeLine> = new Map()

/** The lines of one tree, by name; throws when there is no such tree. */
async function readLines(objects: Objects, oid: string): Promise<ReadonlyMap<string, TreeLine>> {
  const found = await objects.read(oid)
  if (found?.type !== 'tree') throw new Error(`No tree ${oid}`)
  const lines = new Map<string, TreeLine>()
  const { content } = found
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(' ', at)
    const end = content.indexOf(0, space)
    const name = content.toString('utf8', space + 1, end)
    const mode = content.toString('latin1', at, space).padStart(6, '0')
    lines.set(name, { name, mode, oid: content.toString('hex', end + 1, end + 21) })
    at = end + 21
  }
  return lines
}

/** Everything in a tree, with the sizes of blobs. */
export async function readTree(
  objects: Objects,
  oid: string,
  recursive: boolean,
): Promise<readonly TreeEntry[]> {
  const lines = [...(await readLines(objects, oid)).values()]
  const entries = await Promise.all(
    lines.map(async (line) => {
      const entry = await entryOf(objects, line.name, line)
      if (!recursive || entry.type !== 'tree') return [entry]
      const below = await readTree(objects, line.oid, true)
      return [entry, ...below.map((inner) => ({ ...inner, path: `${line.name}/${inner.path}` }))]
    }),
  )
  return entries.flat()
}

/** What is at a path below a tree; the empty path is the tree itself. */
export async function entryBelow(
  objects: Objects,
  tree: string,
  path: string,
): Promise<TreeEntry | undefined> {
  let line: TreeLine = { name: '', mode: folderMode, oid: tree }
  for (const name of path.split('/').filter((part) => part !== '')) {
    if (line.mode !== folderMode) return undefined
    const next = (await readLines(objects, line.oid)).get(name)
    if (next === undefined) return undefined
    line = next
  }
  return entryOf(objects, path, line)
}

async function entryOf(
  objects: Objects,
  path: string,
  { mode, oid }: TreeLine,
): Promise<TreeEntry> {
  if (mode === folderMode) return { path, mode, type: 'tree', oid }
  if (mode === '160000') return { path, mode, type: 'commit', oid }
  const blob = await objects.read(oid)
  if (blob === undefined) throw new Error(`No blob ${oid}`)
  return { path, mode, type: 'blob', oid, size: blob.content.length }
}

/**
 * Writes a tree like `base` (or empty) with the changes applied; a folder that gets empty disappears.
 * Throws when a change names an object that does not exist or a path that git does not allow.
 */
export async function writeTree(
  objects: Objects,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string> {
  const lines = new Map(base === undefined ? emptyTree : await readLines(objects, base))
  const byName = Map.groupBy(changes, ({ path }) => path.split('/')[0] ?? '')
  for (const [name, below] of byName) {
    if (['', '.', '..', '.git'].includes(name)) throw new Error(`Malformed path ${below[0]?.path}`)
    const line = await changedLine(objects, lines.get(name), { name, changes: below })
    if (line === undefined) lines.delete(name)
    else lines.set(name, line)
  }
  return objects.write('tree', renderLines([...lines.values()]))
}

interface ChangesAt {
  readonly name: string
  readonly changes: readonly TreeChange[]
}

async function changedLine(
  objects: Objects,
  before: TreeLine | undefined,
  { name, changes }: ChangesAt,
): Promise<TreeLine | undefined> {
  let line = before
  for (const { mode, oid } of changes.filter((change) => change.path === name)) {
    if (oid !== null && mode !== '160000' && (await objects.read(oid)) === undefined) {
      throw new Error(`No object ${oid}`)
    }
    line = oid === null ? undefined : { name, mode: mode.padStart(6, '0'), oid }
  }
  const inside = changes
    .filter(({ path }) => path !== name)
    .map((change) => ({ ...change, path: change.path.slice(name.length + 1) }))
  if (inside.length === 0) return line
  const folder = line?.mode === folderMode ? line.oid : undefined
  const oid = await writeTree(objects, folder, inside)
  const isEmpty = (await readLines(objects, oid)).size === 0
  return isEmpty ? undefined : { name, mode: folderMode, oid }
}

/** Git sorts by bytes, a folder as if its name ended with a slash, and writes modes without leading zeros. */
function renderLines(lines: readonly TreeLine[]): Buffer {
  const keyOf = ({ name, mode }: TreeLine): Buffer => {
    return Buffer.from(mode === folderMode ? `${name}/` : name)
  }
  const inOrder = lines.toSorted((a, b) => Buffer.compare(keyOf(a), keyOf(b)))
  return Buffer.concat(
    inOrder.flatMap(({ name, mode, oid }) => [
      Buffer.from(`${mode.replace(/^0+/, '')} ${name}\0`),
      Buffer.from(oid, 'hex'),
    ]),
  )
}
