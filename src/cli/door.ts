import { isUtf8 } from 'node:buffer'
import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Files } from '../edit/files.ts'
import { wantedFiles } from '../github/wanted-files.ts'
import type { Target } from '../targets/target.ts'
import { pathsBelow } from './paths-below.ts'
import { UsageError } from './usage-error.ts'

/** A checkout opened for targets. Links are not followed, so nothing outside it is read. */
export interface Door {
  readonly folder: string
  /** Every file of the tree, relative to its root, with `/` between folders. */
  readonly paths: readonly string[]
  /** The files a target wants, in at most 4 rounds and 200 files; what is no text in UTF-8 is left out. */
  bring(target: Pick<Target, 'wants'>): Promise<Files>
}

/** Opens a folder on disk. Throws a `UsageError` where there is none. */
export async function openDoor(folder: string): Promise<Door> {
  const found = await lstat(join(folder, '.')).catch(() => undefined)
  if (found === undefined) throw new UsageError(`There is no folder \`${folder}\``)
  if (!found.isDirectory())
    throw new UsageError(`\`${folder}\` is a file: name the folder of a checkout`)
  const paths = await pathsBelow(folder)
  return {
    folder,
    paths,
    bring: async (target) =>
      await wantedFiles([target], { paths, have: new Map() }, (wanted) => textsIn(folder, wanted)),
  }
}

async function textsIn(folder: string, wanted: readonly string[]): Promise<Files> {
  const texts = new Map<string, string>()
  for (const path of wanted) {
    const bytes = await readFile(join(folder, path)).catch((cause) => unreadable(path, cause))
    if (isUtf8(bytes) && !bytes.includes(0)) texts.set(path, bytes.toString('utf8'))
  }
  return texts
}

function unreadable(path: string, cause: unknown): never {
  throw new UsageError(`Could not read \`${path}\`: it is not readable`, { cause })
}
