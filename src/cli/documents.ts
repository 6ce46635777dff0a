import { isUtf8 } from 'node:buffer'
import { type Dirent, readFileSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, normalize } from 'node:path'
import { UsageError } from './usage-error.ts'

/** A file as it lies on disk. */
export interface Document {
  readonly path: string
  readonly text: string
}

/** What could be read, and a problem for everything that could not. */
export interface Found {
  readonly documents: readonly Document[]
  readonly problems: readonly UsageError[]
}

/**
 * Reads the files people named, and every Markdown file of the folders they named, in order of their
 * paths. What cannot be read stops nothing else.
 */
export async function documentsAt(paths: readonly string[]): Promise<Found> {
  const problems: UsageError[] = []
  const found: string[] = []
  for (const path of paths) found.push(...(await filesAt(normalize(path), problems)))
  const documents: Document[] = []
  for (const path of new Set(found)) {
    const document = await orProblem(documentAt(path), problems)
    if (document !== undefined) documents.push(document)
  }
  return { documents, problems }
}

/** Reads one file. Throws a `UsageError` that names it where that is not possible. */
export async function documentAt(path: string): Promise<Document> {
  const bytes = await naming(path, bytesAt(path))
  if (!isUtf8(bytes) || bytes.includes(0)) {
    throw new UsageError(`Could not read \`${path}\`: it is not text in UTF-8`)
  }
  return { path, text: bytes.toString('utf8') }
}

/** Nothing else is done meanwhile, and waiting for a thousand files in turn takes longer than reading them. */
async function bytesAt(path: string): Promise<Buffer> {
  return readFileSync(path)
}

/** The names in a folder. Throws a `UsageError` that names it where that is not possible. */
export async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  const entries = await naming(folder, readdir(folder, { withFileTypes: true }))
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

async function filesAt(path: string, problems: UsageError[]): Promise<readonly string[]> {
  const found = await orProblem(naming(path, stat(path)), problems)
  if (found === undefined) return []
  return found.isDirectory() ? await markdownBelow(path, problems) : [path]
}

/** Links to folders are not followed, so there is no way round in a circle. */
async function markdownBelow(folder: string, problems: UsageError[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const entry of (await orProblem(entriesOf(folder), problems)) ?? []) {
    const path = join(folder, entry.name)
    const isSkipped = entry.name === 'node_modules' || entry.name === '.git'
    if (entry.isDirectory() && !isSkipped) found.push(...(await markdownBelow(path, problems)))
    else if (entry.isFile() && /\.md$/i.test(entry.name)) found.push(path)
  }
  return found
}

/** The value, or `undefined` and one more problem where people asked for what cannot be done. */
export async function orProblem<Value>(
  reading: Promise<Value>,
  problems: UsageError[],
): Promise<Value | undefined> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    problems.push(error)
    return undefined
  }
}

async function naming<Value>(path: string, reading: Promise<Value>): Promise<Value> {
  try {
    return await reading
  } catch (error) {
    throw unreadable(path, error)
  }
}

function unreadable(path: string, error: unknown): UsageError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const reasons = new Map<unknown, string>([
    ['ENOENT', 'there is no such file or folder'],
    ['EACCES', 'reading it is not permitted'],
    ['EPERM', 'reading it is not permitted'],
    ['EISDIR', 'it is a folder'],
    ['ELOOP', 'its links lead round in a circle'],
  ])
  return new UsageError(
    `Could not read \`${path}\`: ${reasons.get(code) ?? 'it is not readable'}`,
    {
      cause: error,
    },
  )
}
