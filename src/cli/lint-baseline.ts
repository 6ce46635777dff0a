import { existsSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import {
  againstBaseline,
  type Baseline,
  parseBaseline,
  renderBaseline,
  updatedBaseline,
} from '../diagnostics/baseline.ts'
import type { FileReport } from '../diagnostics/report.ts'
import { documentAt } from './documents.ts'
import { replaceFile } from './replace-file.ts'
import { UsageError } from './usage-error.ts'

/** Where `--update-baseline` writes when no other file is named. */
const defaultFile = 'usher-baseline.json'

/** Marks in reports what is known from before, after writing it down where that was asked for. */
export type Compare = (reports: readonly FileReport[]) => Promise<readonly FileReport[]>

/**
 * Reads the baseline that options name. It knows documents by their paths from its own folder, so
 * that it means the same wherever the command is run.
 */
export async function comparison(options: {
  readonly baseline?: string
  readonly updateBaseline?: true
}): Promise<Compare> {
  const { baseline: named, updateBaseline: update } = options
  if (named === undefined && update === undefined) return async (reports) => reports
  const file = named ?? defaultFile
  const old = update && !existsSync(file) ? empty : await baselineAt(file)
  return async (reports) => {
    const keyed = reports.map((report) => ({ ...report, path: keyOf(file, report.path) }))
    const baseline = update ? updatedBaseline(old, keyed) : old
    if (update) await write(file, baseline)
    const compared = keyed.map((report) => againstBaseline(baseline, report))
    return compared.map((report, index) => ({ ...report, path: reports[index]?.path ?? '' }))
  }
}

const empty: Baseline = { version: 1, files: [] }

async function baselineAt(file: string): Promise<Baseline> {
  const baseline = parseBaseline((await documentAt(file)).text)
  if (baseline !== undefined) return baseline
  throw new UsageError(`Could not use \`${file}\`: it is not a baseline of version 1`)
}

async function write(file: string, baseline: Baseline): Promise<void> {
  await replaceFile(file, renderBaseline(baseline))
  const counts = baseline.files.flatMap(({ findings }) => findings.map(({ count }) => count))
  const sum = counts.reduce((total, count) => total + count, 0)
  process.stderr.write(`Findings known in \`${file}\` from now on: ${sum}\n`)
}

function keyOf(file: string, path: string): string {
  return relative(dirname(resolve(file)), resolve(path))
    .split(sep)
    .join('/')
}
