import type { AuditTree, Commit, FileHistory, History } from '../audit/tree.ts'
import { paths as kaito } from '../targets/kaito-preset/tree.ts'
import { git } from './audit-git.ts'

/** The history of the proposals and the registry, and what is missing from it. */
export interface HistoryRead {
  readonly history: History
  readonly notes: readonly string[]
}

/**
 * Asks git once for what happened to the proposals, once for the commits that set `last-updated`,
 * and for the commit of every registry line. `undefined` where git does not answer.
 */
export async function historyIn(
  folder: string,
  commit: string,
  { config, paths }: Pick<AuditTree, 'config' | 'paths'>,
): Promise<HistoryRead | undefined> {
  const { folders } = config.proposals
  const below = ['--', ...folders.map((each) => `:(literal)${each}`)]
  const log = ['log', '--no-color', '--no-ext-diff', '--no-textconv', '--relative', '-z', '-M']
  const format = '--format=%x01%H %as'
  const all = await git(folder, [...log, format, '--name-status', commit, ...below])
  const dated = await git(folder, [
    ...log,
    format,
    '--name-only',
    '-G^last-updated:',
    commit,
    ...below,
  ])
  if (all.code !== 0 || dated.code !== 0) return undefined
  const lines = new Map<string, readonly Commit[]>()
  for (const path of [kaito.registry, kaito.catalog].filter((each) => paths.has(each)))
    lines.set(path, await blameOf(folder, commit, path))
  const shallow = await git(folder, ['rev-parse', '--is-shallow-repository'])
  const isShallow = shallow.output.toString().trim() === 'true'
  return {
    history: { ...historyOf(stepsIn(all.output), datesIn(dated.output)), lines },
    notes: isShallow ? ['The clone is shallow: what is older than it is not known.'] : [],
  }
}

/** One thing that happened to one file: `from` is its old path where it was moved. */
interface Step {
  readonly commit: Commit
  readonly change: string
  readonly from: string
  readonly path: string
}

/** Every step, the newest first. */
function stepsIn(output: Buffer): readonly Step[] {
  return commitsIn(output).flatMap(({ commit, words }) => stepsOf(commit, words))
}

/** Behind a commit come `M` and a path, or `R100`, the old and the new one. */
function stepsOf(commit: Commit, words: readonly string[]): readonly Step[] {
  const steps: Step[] = []
  for (let at = 0; at < words.length; ) {
    const [change = '', from = '', to = ''] = words.slice(at, at + 3)
    const isMove = /^[RC]/.test(change)
    steps.push({ commit, change, from, path: isMove ? to : from })
    at += isMove ? 3 : 2
  }
  return steps
}

/** The commits that touched a line `last-updated`, with the file, as `id path`. */
function datesIn(output: Buffer): ReadonlySet<string> {
  return new Set(
    commitsIn(output).flatMap(({ commit, words }) => words.map((path) => `${commit.id} ${path}`)),
  )
}

function commitsIn(
  output: Buffer,
): readonly { readonly commit: Commit; readonly words: readonly string[] }[] {
  return output
    .toString('utf8')
    .split('\u0001')
    .slice(1)
    .map((part) => {
      const [head = '', ...words] = part.split('\0').map((word) => word.replace(/^\n/, ''))
      const [id = '', day = ''] = head.trim().split(' ')
      return { commit: { id, day }, words: words.filter((word) => word !== '') }
    })
}

interface Followed {
  readonly files: Map<string, FileHistory>
  readonly moved: Map<string, string>
  readonly removed: Map<string, Commit>
}

/** Follows every file back through its names. */
function historyOf(steps: readonly Step[], dates: ReadonlySet<string>): Followed {
  const followed: Followed = { files: new Map(), moved: new Map(), removed: new Map() }
  for (const step of steps) {
    const present = followed.moved.get(step.path) ?? step.path
    const known = followed.files.get(present)
    if (step.change === 'D' && known === undefined) followed.removed.set(step.path, step.commit)
    else if (step.change !== 'D') followed.files.set(present, after(known, step, dates))
    const isMove = step.change.startsWith('R') && step.from !== present
    if (isMove) followed.moved.set(step.from, present)
  }
  return followed
}

/** What is known of a file with one older step. A move that leaves its text alone is no change. */
function after(
  known: FileHistory = { added: undefined, changed: undefined, dated: false },
  { commit, change, path }: Step,
  dates: ReadonlySet<string>,
): FileHistory {
  if (change === 'A') return { ...known, added: known.added ?? commit }
  if (change === 'R100' || known.changed !== undefined) return known
  return { ...known, changed: commit, dated: dates.has(`${commit.id} ${path}`) }
}

/** The commit of each line of a file; none where git cannot say. */
async function blameOf(folder: string, commit: string, path: string): Promise<readonly Commit[]> {
  const args = ['blame', '--line-porcelain', '--no-textconv', commit, '--', path]
  const { code, output } = await git(folder, args)
  if (code !== 0) return []
  const lines: Commit[] = []
  let id = ''
  let day = ''
  for (const line of output.toString('utf8').split('\n')) {
    const head = /^(?<id>[0-9a-f]{40}) \d+ \d+/.exec(line)?.groups?.id
    const time = /^author-time (?<seconds>\d+)$/.exec(line)?.groups?.seconds
    if (head !== undefined) id = head
    if (time !== undefined) day = new Date(Number(time) * 1000).toISOString().slice(0, 10)
    if (line.startsWith('\t')) lines.push({ id, day })
  }
  return lines
}
