import { z } from 'zod'
import { findingHash } from './finding-hash.ts'
import { parseJson } from './json-text.ts'
import type { FileReport, Reported } from './report.ts'

/** What is known of one document: its status then, and how often each finding was there. */
export interface KnownFile {
  readonly path: string
  readonly status: string | null
  readonly findings: readonly {
    readonly rule: string
    readonly hash: string
    readonly count: number
  }[]
}

/** Findings that were there before anybody asked. They are listed, and fail nothing. */
export interface Baseline {
  readonly version: 1
  readonly files: readonly KnownFile[]
}

const schema = z.strictObject({
  version: z.literal(1),
  files: z.array(
    z.strictObject({
      path: z.string(),
      status: z.string().nullable(),
      findings: z.array(
        z.strictObject({ rule: z.string(), hash: z.string(), count: z.int().positive() }),
      ),
    }),
  ),
})

/** Reads a baseline file; `undefined` where it is none. */
export function parseBaseline(text: string): Baseline | undefined {
  return parseJson(schema, text)
}

/** Writes a baseline, sorted, so that a change of it reads as what changed. */
export function renderBaseline({ version, files }: Baseline): string {
  const sorted = files
    .map((file) => ({
      ...file,
      findings: file.findings.toSorted(by(({ rule, hash }) => rule + hash)),
    }))
    .toSorted(by(({ path }) => path))
  return `${JSON.stringify({ version, files: sorted }, undefined, 2)}\n`
}

/**
 * The baseline after these documents were looked at: theirs is replaced, that of others kept. The
 * paths of the reports are those the baseline knows them by.
 */
export function updatedBaseline(old: Baseline, reports: readonly FileReport[]): Baseline {
  const seen = new Set(reports.map(({ path }) => path))
  const kept = old.files.filter(({ path }) => !seen.has(path))
  const known = reports.filter(({ findings }) => findings.length > 0).map(knownFile)
  return { version: 1, files: [...kept, ...known] }
}

/**
 * Marks what the baseline knows. A document whose status has moved is held to everything again, and
 * a finding that is there more often than it was is new the last times.
 */
export function againstBaseline(baseline: Baseline, report: FileReport): FileReport {
  const known = baseline.files.find(({ path }) => path === report.path)
  if (known === undefined || known.status !== report.status) return report
  const left = new Map(known.findings.map(({ hash, count }) => [hash, count]))
  const findings = report.findings.map((finding): Reported => {
    const hash = findingHash(report.text, finding)
    const count = left.get(hash) ?? 0
    left.set(hash, count - 1)
    return count > 0 ? { ...finding, baseline: true } : finding
  })
  return { ...report, findings }
}

/**
 * Marks what a merged document had already: its text on the default branch is the baseline of every
 * change to it. Old findings are listed, only new ones fail, and everything counts again where the
 * change moves the status. The document may have been renamed.
 */
export function againstMerged(merged: FileReport, now: FileReport): FileReport {
  const known = updatedBaseline({ version: 1, files: [] }, [{ ...merged, path: now.path }])
  return againstBaseline(known, now)
}

function knownFile({ path, status, text, findings }: FileReport): KnownFile {
  const hashes = Map.groupBy(findings, (finding) => findingHash(text, finding))
  const counted = [...hashes].map(([hash, same]) => ({
    rule: same[0]?.rule ?? '',
    hash,
    count: same.length,
  }))
  return { path, status, findings: counted }
}

function by<Value>(keyOf: (value: Value) => string): (one: Value, other: Value) => number {
  return (one, other) => {
    const [left, right] = [keyOf(one), keyOf(other)]
    if (left === right) return 0
    return left < right ? -1 : 1
  }
}
