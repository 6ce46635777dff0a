import type { Finding } from '../diagnostics/finding.ts'
import { linesOf, spanOf } from '../diagnostics/lines.ts'
import type { Config } from './config.ts'
import { configOf } from './config-of.ts'
import { issueFindings } from './issue-findings.ts'
import type { Layout } from './presets.ts'
import { readTree } from './schema.ts'
import { parseWritten } from './written.ts'

/** A repository's configuration, and what is wrong with the file it was read from. */
export interface ParsedConfig {
  readonly config: Config
  /** Of error level throughout: one is enough for the file not to hold. */
  readonly findings: readonly Finding[]
  /** What the file says by itself, as a layer for `configOf`; nothing where it does not hold. */
  readonly tree: unknown
}

/** What a file stands on. */
export interface Ground {
  /** What the repository is taken for by its files. */
  readonly layout?: Layout
  /** The owner's defaults: the tree of such a file that held. */
  readonly org?: unknown
}

/**
 * Reads `.github/usher.yml`; `undefined` stands for a repository without one.
 *
 * A file with a mistake switches every write off until it is mended, unless the caller has a last
 * good one: acting on half of what somebody configured could do what they meant to forbid.
 */
export function parseConfig(text: string | undefined, ground: Ground = {}): ParsedConfig {
  const { findings, tree } = text === undefined ? { findings: [], tree: {} } : readConfig(text)
  const config = configOf([ground.org ?? {}, tree], ground.layout ?? 'kaito-2025')
  return findings.length === 0
    ? { config, findings, tree }
    : { config: { ...config, enabled: false }, findings, tree: {} }
}

function readConfig(text: string): Pick<ParsedConfig, 'findings' | 'tree'> {
  const written = parseWritten(text)
  if (written.mistakes.length > 0) return { findings: mistakesIn(text, written), tree: {} }
  const read = readTree(written.tree)
  if (read.kind === 'sound') return { findings: [], tree: written.tree }
  return { findings: issueFindings(text, written, read.issues), tree: {} }
}

function mistakesIn(
  text: string,
  { mistakes }: ReturnType<typeof parseWritten>,
): readonly Finding[] {
  const lines = linesOf(text)
  return mistakes.map(({ start, end, message, help }) => ({
    rule: 'config-yaml',
    severity: 'error',
    message,
    help,
    span: spanOf(lines, start, end),
  }))
}
