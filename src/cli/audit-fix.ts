import { join } from 'node:path'
import type { Drift } from '../audit/drift.ts'
import { visible } from '../diagnostics/visible.ts'
import type { Files } from '../edit/files.ts'
import { replaceFile } from './replace-file.ts'

/** What a repair changed in memory, to be written. */
export interface Repairs {
  readonly before: Files
  readonly after: Files
  readonly repaired: readonly Drift[]
}

/** Writes the files that changed, each as a whole or not at all, and says on standard error what was repaired. */
export async function writeRepairs(
  folder: string,
  { before, after, repaired }: Repairs,
): Promise<void> {
  for (const [path, text] of after) {
    if (before.get(path) !== text) await replaceFile(join(folder, path), text)
  }
  const said = repaired.map(
    ({ proposal, place, message, kind }) =>
      `Repaired ${visible(proposal ?? place.path)}: ${visible(message)} (${kind})\n`,
  )
  process.stderr.write([...new Set(said)].join(''))
}
