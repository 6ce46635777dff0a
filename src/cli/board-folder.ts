import { lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { z } from 'zod'
import { UsageError } from './usage-error.ts'

/** Says that a folder is an export of ours, and which files in it are. */
const markerName = '.usher-board.json'

const marker = z.object({ version: z.literal(1), files: z.array(z.string()) })

/**
 * Writes an export, in the place of the one before. A folder that holds anything else is left alone,
 * and so is what somebody added to an export. Throws a `UsageError`.
 */
export async function writeExport(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const before = await filesBefore(folder)
  for (const path of before.filter((one) => !files.has(one))) {
    await rm(join(folder, path), { force: true })
  }
  await mkdir(folder, { recursive: true })
  // First of all, so that a half-written export is known for one.
  const paths = [...files.keys()].toSorted()
  const content = JSON.stringify({ version: 1, files: paths }, undefined, 1)
  await writeFile(join(folder, markerName), `${content}\n`)
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

/** The files of the export that is there; none for a new or empty folder. */
async function filesBefore(folder: string): Promise<readonly string[]> {
  const found = await lstat(folder).catch(() => undefined)
  if (found === undefined) return []
  if (!found.isDirectory()) throw new UsageError(`\`${folder}\` is not a folder: name another`)
  if ((await readdir(folder)).length === 0) return []
  const text = await readFile(join(folder, markerName), 'utf8').catch(() => undefined)
  const files = text === undefined ? undefined : filesIn(text)
  if (files !== undefined) return files
  throw new UsageError(
    `\`${folder}\` holds something else than an export of the board: name an empty or a new folder`,
  )
}

/** Only what lies inside the folder: the marker is a file like others, and may have been written to. */
function filesIn(text: string): readonly string[] | undefined {
  try {
    const files = marker.safeParse(JSON.parse(text)).data?.files
    return files?.filter((path) => !/^(?:\.\.|\/)/.test(normalize(path)))
  } catch {
    return undefined
  }
}
