import { z } from 'zod'
import type { Wish } from '../audit/audit.ts'
import { type DriftKind, driftKinds } from '../audit/drift.ts'
import type { ModelFate } from '../audit/tree.ts'
import type { Severity } from '../diagnostics/finding.ts'
import { nearest } from '../diagnostics/nearest.ts'
import { isDay } from '../proposal/history.ts'
import type { AuditOptions } from './audit-run.ts'
import { documentAt } from './documents.ts'
import { formatOf } from './format.ts'
import { UsageError } from './usage-error.ts'

const formats = ['text', 'json', 'sarif', 'markdown'] as const

/** What somebody asked an audit for, checked. */
export interface Wishes extends Wish {
  readonly format: (typeof formats)[number]
  /** The severities that make it exit 1. */
  readonly failing: ReadonlySet<Severity>
  readonly fates: ReadonlyMap<string, ModelFate>
}

/** Checks the options. Throws a `UsageError` that names the first that is wrong. */
export async function wishesOf(options: AuditOptions): Promise<Wishes> {
  const { since } = options
  if (since !== undefined && !isDay(since))
    throw new UsageError(`Unexpected day \`${since}\`, expected one like \`2026-01-31\``)
  return {
    format: formatOf(options.format, formats),
    kinds: (options.kind ?? []).flatMap((kind) => kind.split(',')).map(kindOf),
    since,
    failing: failingFrom(options.failOn),
    fates: options.facts === undefined ? new Map() : await fatesIn(options.facts),
  }
}

function kindOf(asked: string): DriftKind {
  const kind = driftKinds.find((one) => one === asked)
  if (kind !== undefined) return kind
  const meant = nearest(asked, driftKinds)
  const hint = meant === undefined ? 'see `usher audit --help`' : `did you mean \`${meant}\`?`
  throw new UsageError(`There is no kind of drift \`${asked}\`: ${hint}`)
}

const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

function failingFrom(asked: string): ReadonlySet<Severity> {
  const severity = severities.find((one) => one === asked)
  if (severity === undefined)
    throw new UsageError(
      `Unexpected severity \`${asked}\`, expected \`error\`, \`warning\` or \`info\``,
    )
  return new Set(severities.slice(0, severities.indexOf(severity) + 1))
}

const fate = z.union([
  z.object({ repository: z.string(), is: z.enum(['there', 'gone']) }),
  z.object({ repository: z.string(), is: z.literal('moved'), to: z.string() }),
])
const facts = z.object({ models: z.array(fate) })

async function fatesIn(file: string): Promise<ReadonlyMap<string, ModelFate>> {
  const { text } = await documentAt(file)
  const read = facts.safeParse(jsonOf(text))
  if (!read.success)
    throw new UsageError(
      `Could not use \`${file}\`: expected { "models": [{ "repository": "org/name", "is": "there" | "gone" | "moved", "to": "org/new" }] }`,
    )
  return new Map(read.data.models.map(({ repository, ...is }) => [repository.toLowerCase(), is]))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
