import { type Key, type ProposalKey, renderKey } from '../reconcile/key.ts'
import type { Found } from './corrected.ts'
import { acceptedIn, type Ground } from './ground.ts'
import { type Hint, noHint, recallHint } from './hints.ts'
import { digestOfInputs, digestOfPart } from './inputs.ts'
import type { Outside } from './outside.ts'

/** Reads lag behind what GitHub has told; so much later it is looked at again, in milliseconds. */
const lagMs = 10_000

/**
 * Passes on what a look at one proposal shows of the default branch: where that has moved, the other
 * proposals to which it makes a difference are put into the queue, by what is known of them here.
 */
export async function followMove(outside: Outside, key: ProposalKey, found: Found): Promise<void> {
  const { moves } = outside
  const { repository, file } = key
  const { head } = found.seen.repository
  const before = moves.taken(repository)
  const expected = moves.expected(repository)
  if (before !== undefined && before.head !== head) {
    const others = new Set([...before.files, ...acceptedIn(found.ground).keys()])
    others.delete(file)
    for (const other of await touchedOf(outside, { repository, ground: found.ground }, others)) {
      await enqueue(outside, { kind: 'proposal', repository, file: other })
    }
  }
  moves.follow(repository, head, file)
  if (expected === undefined) return
  moves.arrive(repository)
  const isBehind = before?.head === head && head !== expected
  if (isBehind) await enqueue(outside, { kind: 'repository', repository }, lagMs)
}

async function enqueue({ store, now }: Outside, key: Key, inMs = 0): Promise<void> {
  await store.later(renderKey(key), new Date(now().getTime() + inMs))
}

interface At {
  readonly repository: string
  readonly ground: Ground
}

async function touchedOf(
  { store }: Outside,
  { repository, ground }: At,
  files: ReadonlySet<string>,
): Promise<readonly string[]> {
  const accepted = acceptedIn(ground)
  const touched: string[] = []
  for (const file of files) {
    const hint = (await recallHint(store, { repository, file })) ?? noHint
    if (isTouched(ground, { file, blob: accepted.get(file) }, hint)) touched.push(file)
  }
  return touched
}

/** As far as files tell: pull requests have events of their own. */
function isTouched(
  ground: Ground,
  { file, blob }: { readonly file: string; readonly blob: string | undefined },
  hint: Hint,
): boolean {
  const { open, homeUpdatedAt } = hint
  if (hint.inputs !== digestOfInputs({ accepted: blob, homeUpdatedAt, open })) return true
  return isPartTouched(ground, { file, hint, open: open.length })
}

/** Whether the files that all proposals share have changed in a way that matters to this one. */
export function isPartTouched(
  ground: Ground,
  { file, hint, open }: { readonly file: string; readonly hint: Hint; readonly open: number },
): boolean {
  if (hint.ground === ground.digest) return false
  return hint.part !== digestOfPart(ground, { hint, file, open })
}
