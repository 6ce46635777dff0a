import { runGit } from './run.ts'

/** The refs on disk: full names to object ids. */
export async function readRefs(directory: string): Promise<ReadonlyMap<string, string>> {
  const output = await runGit(directory, ['for-each-ref', '--format=%(objectname) %(refname)'])
  const lines = output
    .toString()
    .split('\n')
    .filter((line) => line !== '')
  return new Map(lines.map((line) => [line.slice(41), line.slice(0, 40)]))
}

/** Makes the refs on disk exactly these, in one transaction; removals come first, so `a` may become `a/b`. */
export async function writeRefs(
  directory: string,
  refs: ReadonlyMap<string, string>,
): Promise<void> {
  const current = await readRefs(directory)
  const gone = [...current.keys()].filter((name) => !refs.has(name))
  const moved = [...refs].filter(([name, oid]) => current.get(name) !== oid)
  if (gone.length > 0)
    await update(
      directory,
      gone.map((name) => `delete ${name}\0\0`),
    )
  if (moved.length > 0)
    await update(
      directory,
      moved.map(([n, oid]) => `update ${n}\0${oid}\0\0`),
    )
}

async function update(directory: string, orders: readonly string[]): Promise<void> {
  await runGit(directory, ['update-ref', '--stdin', '-z'], orders.join(''))
}
