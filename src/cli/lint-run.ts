import type { FileReport } from '../diagnostics/report.ts'
import { type Document, documentsAt, orProblem } from './documents.ts'
import { formatOf } from './format.ts'
import { exitCodeOf, judge, type Standards, standardsOf } from './judge.ts'
import type { Compare } from './lint-baseline.ts'
import { formats, rendered } from './lint-render.ts'
import { progressOf } from './progress.ts'
import type { UsageError } from './usage-error.ts'

/** What `usher lint` can be asked for. */
export interface LintOptions {
  readonly template?: string
  readonly config?: string
  /** A file of facts, or a folder of them. */
  readonly facts?: string
  readonly format: string
  readonly fix?: true
  readonly baseline?: string
  readonly updateBaseline?: true
}

/**
 * Lints the paths and writes the result to standard output; the exit code is the value. What cannot
 * be read or written is said on standard error, is exit 2, and stops nothing else.
 */
export async function runLint(paths: readonly string[], options: LintOptions): Promise<number> {
  const format = formatOf(options.format, formats)
  const standards = await standardsOf(options)
  const compare = await comparisonFor(options)
  const { documents, problems } = await documentsAt(paths)
  const judged = await judgeAll(documents, { standards, fix: options.fix === true })
  const reports = await compare(judged.reports)

  const said = new Set([...problems, ...judged.problems].map(({ message }) => message))
  for (const message of said) process.stderr.write(`usher: ${message}\n`)
  const isSilent = format === 'text' && reports.length === 0 && said.size > 0
  if (!isSilent) process.stdout.write(await rendered(reports, format))
  return said.size > 0 ? 2 : exitCodeOf(reports)
}

/** What is known from before is loaded, with its reader, where it is asked for. */
async function comparisonFor(options: LintOptions): Promise<Compare> {
  const isAsked = options.baseline !== undefined || options.updateBaseline === true
  if (!isAsked) return async (reports) => reports
  const { comparison } = await import('./lint-baseline.ts')
  return await comparison(options)
}

interface Judged {
  readonly reports: readonly FileReport[]
  readonly problems: readonly UsageError[]
}

async function judgeAll(
  documents: readonly Document[],
  { standards, fix }: { readonly standards: Standards; readonly fix: boolean },
): Promise<Judged> {
  const reports: FileReport[] = []
  const problems: UsageError[] = []
  const progress = progressOf(documents.length, process.stderr)
  for (const document of documents) {
    progress()
    const current = fix ? await orProblem(fixed(document, standards), problems) : document
    const judgement = await orProblem(judge(current ?? document, standards), problems)
    if (judgement !== undefined) reports.push(judgement.report)
  }
  progress()
  return { reports, problems }
}

async function fixed(document: Document, standards: Standards): Promise<Document> {
  const { fixFile } = await import('./lint-fix.ts')
  return await fixFile(document, standards)
}
