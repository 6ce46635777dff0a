import type { Act } from './act.ts'
import type { GateName } from './gate.ts'

/** What maintainers have said about one gate of the model as it is asked for now. */
export interface GateActs {
  /** The word in force: that the gate holds, or need not. `/retry` ends it. */
  readonly word: Act | undefined
  /** When its evidence was asked for again. */
  readonly retries: readonly Date[]
}

/**
 * Reads what was said about a gate for one model and revision (`about`): the latest word counts,
 * and other revisions have their own.
 */
export function gateActsOf(acts: readonly Act[], gate: GateName, about: string): GateActs {
  const said = acts.filter((act) => act.gate === gate && act.about === about)
  const latest = said.at(-1)
  return {
    word: latest?.kind === 'attest' || latest?.kind === 'waive' ? latest : undefined,
    retries: said.filter(({ kind }) => kind === 'retry').map(({ at }) => at),
  }
}

/** What evidence is about: the model's repository and revision, whatever else the proposal says. */
export function subjectOf(
  model: { readonly repository: string | null; readonly revision: string | null } | null,
): string {
  return `${model?.repository?.toLowerCase() ?? ''}@${model?.revision ?? ''}`
}
