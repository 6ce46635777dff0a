import { type ExecFileException, execFile } from 'node:child_process'
import { UsageError } from './usage-error.ts'

/** What git said; `code` is 0 where it did as asked. */
export interface Said {
  readonly code: number
  readonly output: Buffer
  readonly error: string
}

/** Where a hook of git runs us, these would lead git to another repository than the one asked about. */
const foreign = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_OBJECT_DIRECTORY']

/** Runs git in a folder, with nothing of its configuration that runs programs or asks questions. */
export async function git(folder: string, args: readonly string[], input = ''): Promise<Said> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !foreign.includes(name)),
  )
  const options = {
    env: { ...env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' },
    encoding: 'buffer',
    maxBuffer: 2 ** 30,
  } as const
  const safe = ['-C', folder, '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false']
  return await new Promise((resolve) => {
    const done = (failure: ExecFileException | null, output: Buffer, error: Buffer): void => {
      const code = failure === null ? 0 : Number(failure.code)
      resolve({ code: Number.isNaN(code) ? -1 : code, output, error: error.toString() })
    }
    const child = execFile('git', [...safe, ...args], options, done)
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

/** Whether git knows the folder as part of a repository that has a commit. */
export async function isGit(folder: string): Promise<boolean> {
  const { code } = await git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])
  return code === 0
}

/** The commit a name stands for. Throws a `UsageError` where it stands for none. */
export async function commitOf(folder: string, ref: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]
  const { code, output } = await git(folder, args)
  if (code !== 0) throw new UsageError(`Could not read \`${ref}\`: git knows no such commit`)
  return output.toString().trim()
}

/** The regular files of a commit below the folder, with their object ids. */
export async function pathsAt(
  folder: string,
  commit: string,
): Promise<ReadonlyMap<string, string>> {
  const { code, output, error } = await git(folder, ['ls-tree', '-r', '-z', commit])
  if (code !== 0) throw new UsageError(`Could not read the tree of ${commit}: ${error.trim()}`)
  const files = output.toString('utf8').split('\0')
  return new Map(
    files.flatMap((line) => {
      const { mode, id, path } =
        /^(?<mode>\d+) blob (?<id>[0-9a-f]+)\t(?<path>[\s\S]+)$/.exec(line)?.groups ?? {}
      const isFile = mode === '100644' || mode === '100755'
      return isFile && id !== undefined && path !== undefined ? [[path, id]] : []
    }),
  )
}

/** The contents of some files of a commit, read by one process. */
export async function blobsAt(
  folder: string,
  entries: ReadonlyMap<string, string>,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const asked = wanted.flatMap((path) => {
    const id = entries.get(path)
    return id === undefined ? [] : [{ path, id }]
  })
  if (asked.length === 0) return new Map()
  const ids = asked.map(({ id }) => `${id}\n`).join('')
  const { code, output, error } = await git(folder, ['cat-file', '--batch'], ids)
  if (code !== 0) throw new UsageError(`Could not read files from git: ${error.trim()}`)
  const read = new Map<string, Buffer>()
  let from = 0
  for (const { path } of asked) {
    const end = output.indexOf(10, from)
    const size = Number(output.toString('latin1', from, end).split(' ')[2] ?? 0)
    read.set(path, output.subarray(end + 1, end + 1 + size))
    from = end + 1 + size + 1
  }
  return read
}
