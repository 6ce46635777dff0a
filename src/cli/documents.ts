import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from './usage-error.ts'

/** A file as it lies on disk. */
export interface Document {
  readonly path: string
  readonly text: string
}

/** Reads the files people named, and every Markdown file of the folders they named, in order of their paths. */
export async function documentsAt(paths: readonly string[]): Promise<readonly Document[]> {
  const found = await Promise.all(paths.map(filesAt))
  const documents: Document[] = []
  for (const path of new Set(found.flat())) documents.push(await documentAt(path))
  return documents
}

/** Reads one file. Throws a `UsageError` that names it where that is not possible. */
export async function documentAt(path: string): Promise<Document> {
  try {
    return { path, text: await readFile(path, 'utf8') }
  } catch (error) {
    throw unreadable(path, error)
  }
}

async function filesAt(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    return await markdownBelow(path)
  } catch (error) {
    throw unreadable(path, error)
  }
}

/** Links to folders are not followed, so there is no way round in a circle. */
async function markdownBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    const isSkipped = entry.name === 'node_modules' || entry.name === '.git'
    if (entry.isDirectory() && !isSkipped) found.push(...(await markdownBelow(path)))
    else if (entry.isFile() && /\.md$/i.test(entry.name)) found.push(path)
  }
  return found
}

function unreadable(path: string, error: unknown): UsageError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const reasons = new Map<unknown, string>([
    ['ENOENT', 'there is no such file or folder'],
    ['EACCES', 'reading it is not permitted'],
    ['EISDIR', 'it is a folder'],
  ])
  return new UsageError(
    `Could not read \`${path}\`: ${reasons.get(code) ?? 'it is not readable'}`,
    {
      cause: error,
    },
  )
}
