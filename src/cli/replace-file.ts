import { randomUUID } from 'node:crypto'
import { access, constants, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { UsageError } from './usage-error.ts'

/**
 * Puts a text in the place of a file, as a whole or not at all; an old file's mode stays, and a link
 * keeps pointing to it. Throws a `UsageError` where that is not possible.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const mode = await stat(target).then(
    (there) => there.mode & 0o7777,
    () => undefined,
  )
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}`)
  try {
    if (mode !== undefined) await access(target, constants.W_OK)
    await writeDraft(draft, { text, mode })
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw new UsageError(`Could not write \`${path}\`: it or its folder is not writable`, {
      cause: error,
    })
  }
}

async function writeDraft(
  draft: string,
  { text, mode }: { readonly text: string; readonly mode: number | undefined },
): Promise<void> {
  const file = await open(draft, 'wx')
  try {
    await file.writeFile(text, 'utf8')
    if (mode !== undefined) await file.chmod(mode)
    await file.sync()
  } finally {
    await file.close()
  }
}
