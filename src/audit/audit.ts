import type { Severity } from '../diagnostics/finding.ts'
import type { Check, Found } from './check.ts'
import { checks } from './checks.ts'
import type { Drift, DriftKind } from './drift.ts'
import { type Picture, pictureOf } from './picture.ts'
import type { AuditTree } from './tree.ts'

/** What an audit found, and what it could not look at. */
export interface Audit {
  /** How many proposals, of models and of features, were looked at. */
  readonly proposals: number
  readonly drift: readonly Drift[]
  readonly notes: readonly string[]
}

/** Compares everything a tree says about its proposals: status, evidence, history, dates, index page. */
export function audit(tree: AuditTree): Audit {
  const picture = pictureOf(tree)
  const drift = checks.flatMap((check) =>
    check.check(picture).map((found) => driftOf(check, found)),
  )
  return {
    proposals: picture.subjects.length + tree.broken.length,
    drift: drift.toSorted((a, b) => weights[a.severity] - weights[b.severity]),
    notes: notesOf(picture),
  }
}

const weights = { error: 0, warning: 1, info: 2 } as const satisfies Record<Severity, number>

function driftOf({ kind, severity }: Check, found: Found): Drift {
  const repairs = found.repairs ?? []
  return {
    ...found,
    kind,
    severity: found.severity ?? severity,
    who: repairs.length > 0 ? 'anyone' : (found.who ?? 'maintainer'),
    repairs,
    day: found.day,
  }
}

function notesOf({ tree, registry, index }: Picture): readonly string[] {
  const page = tree.config.proposals.index
  return [
    ...(registry.era === 'none'
      ? ['No registry of models was found, so no status is compared with evidence.']
      : []),
    ...(registry.era === 'list'
      ? ['The tree has a registry and no preset code, so nothing is known to be integrated.']
      : []),
    ...(page !== undefined && index === undefined ? [noIndex(tree, page)] : []),
  ]
}

function noIndex({ files }: AuditTree, page: string): string {
  return files.has(page)
    ? `The index page \`${page}\` is too long or too nested to be read.`
    : `There is no index page \`${page}\`.`
}

/** What of an audit somebody asked for. */
export interface Wish {
  /** Only these; all where there are none. */
  readonly kinds: readonly DriftKind[]
  /** Only what was touched on this day (`2026-01-31`) or later, as far as that is known. */
  readonly since: string | undefined
}

/** The part of the drift that was asked for. */
export function asked(drift: readonly Drift[], { kinds, since }: Wish): readonly Drift[] {
  return drift.filter(
    ({ kind, day }) =>
      (kinds.length === 0 || kinds.includes(kind)) &&
      (since === undefined || day === undefined || day >= since),
  )
}
