import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Corpus, writeCorpus } from './lint-corpus.ts'
import { type Linter, peers, usher } from './lint-peers.ts'
import { median, type Timed, timed } from './timed.ts'

const documents = 1000
const rounds = 3
const coldRounds = 7
/** A shell counts in hundredths of a second, so a cold start is measured several times over. */
const startsEach = 5

/**
 * Compares linting a generated folder, and one file in a cold process, with other linters of documents.
 * All take turns in one run; the figures are medians, and the ratios are what to look at.
 */
export async function benchLint(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'usher-bench-'))
  try {
    const folder = join(home, 'proposals')
    await mkdir(folder)
    const corpus = await writeCorpus(folder, documents)
    const linters = [usher, ...(await peers(home))]
    check(linters, folder)
    compareFolder(linters, folder, corpus)
    compareFile(linters, corpus.single)
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 3
  } finally {
    await rm(home, { recursive: true })
  }
}

/** Everybody must have looked at the documents, or the comparison means nothing. */
function check(linters: readonly Linter[], folder: string): void {
  const json = timed([...usher.folder(folder), '--format', 'json']).out
  const count = /"files": (?<count>\d+)/.exec(json)?.groups?.count
  if (Number(count) !== documents + 1) throw new Error(`Usher linted ${count} documents`)
  const eipw = linters.find(({ name }) => name.startsWith('eipw'))?.folder(folder) ?? []
  console.log(`eipw-lint-js: ${timed(eipw).out.split('\n')[0]}`)
}

function compareFolder(linters: readonly Linter[], folder: string, corpus: Corpus): void {
  const runs = inTurns(linters, rounds, (linter) => timed(linter.folder(folder)))
  const own = runs.get(usher)
  console.log(
    `\n${corpus.documents} documents, ${Math.round(corpus.bytes / corpus.documents)} bytes each, median of ${rounds} rounds`,
  )
  console.table(
    linters.map((linter) => ({
      linter: linter.name,
      'documents a second': Math.round(corpus.documents / middle(runs.get(linter), 'wall')),
      'usher is faster': `${ratio(runs.get(linter), own, 'wall')} x`,
      'CPU s': middle(runs.get(linter), 'cpu').toFixed(2),
      'usher takes less': `${ratio(runs.get(linter), own, 'cpu')} x`,
    })),
  )
}

function compareFile(linters: readonly Linter[], path: string): void {
  const files = linters.filter(({ name }) => !name.startsWith('eipw'))
  const runs = inTurns(files, coldRounds, (linter) => timed(linter.file(path), startsEach))
  const own = runs.get(usher)
  console.log(`\none file, cold process, median of ${coldRounds} times ${startsEach} starts`)
  console.table(
    files.map((linter) => ({
      linter: linter.name,
      'CPU ms': Math.round(middle(runs.get(linter), 'cpu') * 1000),
      'usher takes': (middle(own, 'cpu') / middle(runs.get(linter), 'cpu')).toFixed(2),
    })),
  )
}

type Runs = ReadonlyMap<Linter, readonly Timed[]>

function inTurns(linters: readonly Linter[], times: number, run: (one: Linter) => Timed): Runs {
  const runs = new Map<Linter, readonly Timed[]>()
  for (let round = 0; round < times; round += 1) {
    for (const linter of linters) runs.set(linter, [...(runs.get(linter) ?? []), run(linter)])
  }
  return runs
}

function middle(runs: readonly Timed[] | undefined, what: 'wall' | 'cpu'): number {
  return median((runs ?? []).map((run) => run[what]))
}

function ratio(
  peer: readonly Timed[] | undefined,
  own: readonly Timed[] | undefined,
  what: 'wall' | 'cpu',
): string {
  return (middle(peer, what) / middle(own, what)).toFixed(1)
}
