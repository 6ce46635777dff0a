import { join } from 'node:path'
import { entriesOf } from './documents.ts'

/** What a checkout holds that nobody commits, and what can be very much. */
const skipped: ReadonlySet<string> = new Set(['.git', 'node_modules', '.venv', '__pycache__'])

/**
 * Every file below a folder, relative to it, with `/` between folders; what is tagged as a cache is
 * left out. Links are not followed, so nothing outside the folder is read or written.
 */
export async function pathsBelow(root: string, folder = ''): Promise<readonly string[]> {
  const found: string[] = []
  const entries = await entriesOf(join(root, folder))
  if (entries.some(({ name }) => name === 'CACHEDIR.TAG')) return []
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory() && !skipped.has(entry.name))
      found.push(...(await pathsBelow(root, path)))
    else if (entry.isFile()) found.push(path)
  }
  return found
}
