import type { Desk } from '../server/desk.ts'

/** Something that happens from outside: in its turn, whole or not at all, and told to the apps. */
export function act<Value>(
  { turns, writes }: Desk,
  work: () => Promise<Value> | Value,
): Promise<Value> {
  return turns.take(() => writes.make(work))
}

/** What stands under an id; a test that names something else is wrong. */
export function theOne<Kind>(all: ReadonlyMap<number, Kind>, id: number): Kind {
  const found = all.get(id)
  if (found === undefined) throw new Error(`There is nothing with the id ${id}`)
  return found
}
