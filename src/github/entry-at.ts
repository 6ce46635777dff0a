import { z } from 'zod'
import type { RegistryEntry } from '../lifecycle/snapshot.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { filesAtCommit, type Ground, type Reading } from './ground.ts'
import type { Memory } from './hints.ts'

const entrySchema = z
  .object({
    repository: z.string().optional(),
    revision: z.string().optional(),
    tag: z.string().optional(),
  })
  .transform(({ repository, revision, tag }): RegistryEntry => ({ repository, revision, tag }))
  .nullable()

/** What a target's registry says of a model at a commit. That never changes, so it is read once. */
export async function entryAt(
  reading: Reading,
  memory: Memory,
  asked: { readonly ground: Ground; readonly model: string; readonly commit: string },
): Promise<RegistryEntry | undefined> {
  const key = `entry:${reading.at.owner}/${reading.at.name}:${asked.commit}:${asked.model}`
  const known = await memory.recall(key)
  if (known !== undefined) return entrySchema.parse(JSON.parse(known)) ?? undefined
  try {
    const entry = await read(reading, asked)
    await memory.remember(key, JSON.stringify(entry ?? null))
    return entry
  } catch (error) {
    // A commit that a force push has left behind may be gone; then the run proves nothing.
    if (error instanceof OutsideError && !error.retryable) return undefined
    throw error
  }
}

async function read(
  reading: Reading,
  { ground, model, commit }: Parameters<typeof entryAt>[2],
): Promise<RegistryEntry | undefined> {
  const files = await filesAtCommit(reading, ground, commit)
  const registers = ground.targets.filter(({ target }) => target.parts.includes('registration'))
  const found = registers.map(({ target }) => target.inspect(model, files))
  const entry = found.find((one) => one.registered)
  return entry && { repository: entry.repository, revision: entry.revision, tag: entry.tag }
}
