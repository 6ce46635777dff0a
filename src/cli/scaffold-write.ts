import { randomUUID } from 'node:crypto'
import { chmod, lstat, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { nameRefusal } from '../diagnostics/outside-name.ts'
import { pathRefusal } from '../diagnostics/outside-path.ts'
import type { Change, Files } from '../edit/files.ts'
import { UsageError } from './usage-error.ts'

interface Draft {
  readonly path: string
  readonly place: string
  readonly draft: string
}

/**
 * Writes changes into a checkout. Everything is checked and written beside its place before the first file
 * is put there, so that a refusal changes nothing; nothing is written outside the folder or through a link.
 *
 * Throws a `UsageError` that names the file.
 */
export async function writeChanges(
  folder: string,
  changes: readonly Change[],
  files: Files,
): Promise<void> {
  const root = await realpath(folder)
  for (const change of changes) await check(root, change, files)
  const drafts: Draft[] = []
  const placed: Draft[] = []
  try {
    for (const change of changes) drafts.push(await drafted(root, change))
    for (const draft of drafts) {
      await rename(draft.draft, draft.place)
      placed.push(draft)
    }
  } catch (cause) {
    for (const { draft } of drafts) await rm(draft, { force: true }).catch(() => undefined)
    for (const one of placed) await takenBack(one, files).catch(() => undefined)
    const said = `Could not write into \`${folder}\`: a file or folder is not writable`
    throw new UsageError(said, { cause })
  }
}

/** Puts back what was there before, where a later file could not be put in its place. */
async function takenBack({ path, place }: Draft, files: Files): Promise<void> {
  const before = files.get(path)
  await (before === undefined ? rm(place, { force: true }) : writeFile(place, before))
}

async function check(root: string, change: Change, files: Files): Promise<void> {
  const { path } = change
  const refused = change.change === 'create' ? nameRefusal(path, 'path') : pathRefusal(path)
  if (refused !== undefined) throw refusal(path, refused)
  const segments = path.split('/')
  for (const [index] of segments.entries())
    await checkWay(join(root, ...segments.slice(0, index)), path, 'folder')
  await checkWay(join(root, path), path, 'file')
  const now = await readFile(join(root, path), 'utf8').catch(() => undefined)
  if (change.change === 'create' && now !== undefined) throw refusal(path, 'it is there already')
  if (change.change === 'edit' && now !== files.get(path))
    throw refusal(path, 'it has changed meanwhile')
}

/** Nothing may be at a place but what is meant to be there; a link never is. */
async function checkWay(place: string, path: string, kind: 'folder' | 'file'): Promise<void> {
  const found = await lstat(place).catch(() => undefined)
  if (found === undefined) return
  if (found.isSymbolicLink()) throw refusal(path, 'a link is in the way')
  if (kind === 'folder' ? !found.isDirectory() : !found.isFile())
    throw refusal(path, 'something else of that name is in the way')
}

async function drafted(root: string, { path, change, text }: Change): Promise<Draft> {
  const place = join(root, path)
  const draft = join(dirname(place), `.usher-${randomUUID()}`)
  await mkdir(dirname(place), { recursive: true })
  await writeFile(draft, text, { flag: 'wx' })
  if (change === 'edit') await chmod(draft, (await lstat(place)).mode & 0o7777)
  return { path, place, draft }
}

function refusal(path: string, reason: string): UsageError {
  return new UsageError(`Could not write \`${path}\`: ${reason}`)
}
