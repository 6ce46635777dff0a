import { isUtf8 } from 'node:buffer'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isProposal } from '../audit/documents.ts'
import type { AuditTree } from '../audit/tree.ts'
import { wantedPaths } from '../audit/wanted-paths.ts'
import type { Config } from '../config/config.ts'
import { parseConfig } from '../config/parse-config.ts'
import { blobsAt, commitOf, isGit, pathsAt } from './audit-git.ts'
import { historyIn } from './audit-history.ts'
import { pathsBelow } from './paths-below.ts'
import { progressOf } from './progress.ts'
import { UsageError } from './usage-error.ts'

/** What the shell read, and what it could not look at. */
export interface Reading {
  readonly tree: AuditTree
  readonly notes: readonly string[]
}

/** A way to the files of one tree. */
export interface Source {
  readonly paths: readonly string[]
  read(paths: readonly string[]): Promise<ReadonlyMap<string, Buffer>>
}

/** Whether there is such a folder. A file is named in the error, since it is no checkout. */
export async function isCheckout(where: string): Promise<boolean> {
  const found = await stat(where).catch(() => undefined)
  if (found !== undefined && !found.isDirectory())
    throw new UsageError(`\`${where}\` is a file: name the folder of a checkout`)
  if (found === undefined && !/^[\w.-]+\/[\w.-]+$/.test(where))
    throw new UsageError(`Could not read \`${where}\`: there is no such folder`)
  return found !== undefined
}

/** Reads a checkout as it lies on disk, or as it was at a commit; git is asked for its history. */
export async function readCheckout(folder: string, ref: string | undefined): Promise<Reading> {
  const hasGit = await isGit(folder)
  if (ref !== undefined && !hasGit)
    throw new UsageError(`Could not read \`${ref}\`: \`${folder}\` is no git repository`)
  const commit = ref === undefined ? undefined : await commitOf(folder, ref)
  const source = commit === undefined ? await onDisk(folder) : await inGit(folder, commit)
  const { config, ...texts } = await textsOf(source)
  const history = hasGit
    ? await historyIn(folder, commit ?? 'HEAD', { config, ...texts })
    : undefined
  const notes =
    history === undefined
      ? ['No git history was read: nothing is known of commits, moves and removals.']
      : history.notes
  return { tree: { ...texts, config, history: history?.history, ...nothingSeen() }, notes }
}

/** What a checkout alone cannot know. */
export function nothingSeen(): Pick<AuditTree, 'now' | 'fates' | 'observed'> {
  return { now: new Date(), fates: new Map(), observed: new Map() }
}

const configPath = '.github/usher.yml'

/** The texts an audit wants of a source, under the configuration that lies in it. */
export async function textsOf(
  source: Source,
): Promise<Pick<AuditTree, 'config' | 'paths' | 'files' | 'broken'>> {
  const config = await configOf(source)
  const wanted = wantedPaths(source.paths, config)
  const bytes = await source.read(wanted)
  const isText = (content: Buffer): boolean => isUtf8(content) && !content.includes(0)
  const unread = [...bytes].filter(([, content]) => !isText(content)).map(([path]) => path)
  return {
    config,
    paths: new Set(source.paths),
    files: new Map(
      [...bytes].flatMap(([path, content]) =>
        isText(content) ? [[path, content.toString('utf8')]] : [],
      ),
    ),
    broken: unread.filter((path) => isProposal(path, config)),
  }
}

async function configOf({ paths, read }: Source): Promise<Config> {
  const file = paths.includes(configPath) ? (await read([configPath])).get(configPath) : undefined
  const { config, findings } = parseConfig(file?.toString('utf8'))
  if (findings.length === 0) return config
  const said = findings.map(
    ({ span, message, help }) => `line ${span.start.line}: ${message}; ${help}`,
  )
  throw new UsageError(`Could not use \`${configPath}\`: ${said.join('; ')}`)
}

async function onDisk(folder: string): Promise<Source> {
  const paths = await pathsBelow(folder)
  return {
    paths,
    read: async (wanted) => {
      const progress = progressOf(wanted.length, process.stderr)
      const read = new Map<string, Buffer>()
      for (const path of wanted) {
        progress()
        read.set(path, await readFile(join(folder, path)).catch((cause) => unreadable(path, cause)))
      }
      progress()
      return read
    },
  }
}

function unreadable(path: string, cause: unknown): never {
  throw new UsageError(`Could not read \`${path}\`: it is not readable`, { cause })
}

async function inGit(folder: string, commit: string): Promise<Source> {
  const entries = await pathsAt(folder, commit)
  return {
    paths: [...entries.keys()],
    read: async (wanted) => await blobsAt(folder, entries, wanted),
  }
}
