import type { ObservedAsk } from '../lifecycle/observed.ts'
import type { RunAsk } from '../lifecycle/run-verdict.ts'
import type { RegistryEntry, Snapshot } from '../lifecycle/snapshot.ts'
import type { DispatchAsk } from '../lifecycle/trials.ts'
import type { Purpose } from '../lifecycle/validation.ts'
import type { Known } from './gates.ts'
import { inspected } from './inspected.ts'
import { ownPullAt } from './sites.ts'

/** What a dispatch is about, and the number of the pull request that registers it. */
export type Subject = DispatchAsk & RunAsk & { readonly pull: number }

/**
 * What a workflow is dispatched for: the registration's head, when the registry there holds exactly
 * the repository and revision the proposal asks for. `undefined` where there is no such head.
 */
export function subjectOf(
  snapshot: Snapshot,
  known: Known,
  asked: { readonly purpose: Purpose; readonly workflow: string; readonly job: string },
): Subject | undefined {
  const { repository, bot, file } = snapshot
  const { name, lead } = known
  const pull = registrationOf(snapshot, known)
  if (pull === undefined || name === undefined || !snapshot.registrationFiles) return undefined

  const there = lead && inspected(snapshot.registrationFiles, lead.target, name)
  if (there?.registered !== true || !isModel(known, there)) return undefined
  return {
    ...asked,
    ...words[asked.purpose],
    repository: repository.id,
    file,
    head: pull.head,
    pull: pull.number,
    name,
    bot: bot.id,
    branch: repository.defaultBranch,
  }
}

/** What a run that somebody else started has to be about; `undefined` where the proposal names no one revision. */
export function observedAskOf(
  snapshot: Snapshot,
  known: Known,
  asked: { readonly purpose: Purpose; readonly workflows: readonly string[]; readonly job: string },
): ObservedAsk | undefined {
  const { name, proposal } = known
  const { repository, revision } = proposal.model ?? {}
  if (name === undefined || !repository || !revision) return undefined
  return {
    name,
    job: asked.job,
    workflows: asked.workflows,
    ...words[asked.purpose],
    repository: snapshot.repository.id,
    model: { repository, revision },
    head: registrationOf(snapshot, known)?.head,
  }
}

const words = {
  validate: { noun: 'validation run', retry: '/retry validated' },
  publish: { noun: 'push run', retry: '/retry published' },
} as const

/** The registration of the leading site, unless somebody closed it. */
export function registrationOf(
  snapshot: Snapshot,
  { lead }: Pick<Known, 'lead'>,
): { readonly number: number; readonly head: string; readonly state: string } | undefined {
  const pull = lead && ownPullAt(snapshot, lead, 'registration')?.pull
  return pull === undefined || pull.state === 'closed' ? undefined : pull
}

function isModel({ proposal }: Known, there: Omit<RegistryEntry, 'tag'>): boolean {
  const { model } = proposal
  const isSame = there.repository?.toLowerCase() === model?.repository?.toLowerCase()
  return isSame && there.revision === model?.revision
}
