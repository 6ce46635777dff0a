import type { Config } from '../config/config.ts'
import { asCode } from '../diagnostics/markdown.ts'
import type { Evidence } from './evidence.ts'
import type { Signal } from './snapshot.ts'

/** Whose check runs and statuses may be evidence. */
export type Allowed = Pick<Config['validation'], 'checks' | 'statuses'>

/** Those allowed for one model, whose name stands for `{name}`. */
export function allowedFor({ checks, statuses }: Allowed, model: string): Allowed {
  const named = (text: string): string => text.replaceAll('{name}', () => model)
  return {
    checks: checks.map((check) => ({ ...check, name: named(check.name) })),
    statuses: statuses.map((status) => ({ ...status, context: named(status.context) })),
  }
}

/** Whether check runs or statuses of others may be evidence here at all. */
export function hasSignals({ checks, statuses }: Allowed): boolean {
  return checks.length + statuses.length > 0
}

/** What allowed check runs and commit statuses say, on exactly these heads. */
export function signalledEvidence(
  allowed: Allowed,
  heads: readonly string[],
  signals: readonly Signal[] | undefined,
): readonly Evidence[] {
  if (!hasSignals(allowed)) return []
  if (signals === undefined) return [silence]
  return signals
    .filter((signal) => heads.includes(signal.head) && isAllowed(allowed, signal))
    .map(evidenceOf)
}

const silence: Evidence = {
  says: 'unknown',
  what: 'GitHub does not show Usher the checks and statuses it may count; the app needs `checks: read` and `statuses: read`.',
  link: undefined,
  at: undefined,
}

function isAllowed({ checks, statuses }: Allowed, { kind, name, by }: Signal): boolean {
  if (kind === 'check') {
    return checks.some((one) => one.name === name && by.includes(one.app.toLowerCase()))
  }
  return statuses.some((one) => one.context === name && by.includes(one.creator.toLowerCase()))
}

const failures = new Set(['failure', 'error', 'timed_out', 'startup_failure'])
const waiting = new Set([null, 'pending', 'expected'])

function evidenceOf({ kind, name, by, state, link, at }: Signal): Evidence {
  const what = `${kind === 'check' ? 'Check' : 'Status'} ${asCode(name)} of ${asCode(by[0] ?? '')}`
  const seen = { link, at }
  if (state === 'success') return { says: 'for', what: `${what} succeeded.`, ...seen }
  if (waiting.has(state)) return { says: 'pending', what: `${what} is under way.`, ...seen }
  const says = failures.has(state ?? '') ? 'against' : 'pending'
  return { says, what: `${what} ended as ${asCode(state ?? '')}.`, ...seen }
}
