import { asCode } from '../diagnostics/markdown.ts'
import { type AskKind, askOf, askOutcomes } from '../lifecycle/asking.ts'
import { actsOf } from '../lifecycle/ledger.ts'
import type { OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import type { Plan } from './plan.ts'

interface Wish {
  readonly what: AskKind
  readonly who: string
}

/**
 * Asks people about an open pull request of ours, each once: whoever asked for the model to take care of it,
 * and the maintainers who approved that to review it, unless others are configured. A status line is looked
 * over by whoever merges it.
 */
export function planAsks(snapshot: Snapshot, own: OwnPull): Plan {
  const { pull } = own
  if (pull?.state !== 'open' || own.part === 'status') return []
  const { number } = pull
  return wishes(snapshot).flatMap(({ what, who }) => {
    const intent = intentOf(snapshot, number, { what, who })
    const isDone = snapshot.intents.some(
      ({ id, outcome }) => id === intent && outcome !== undefined,
    )
    return isDone ? [] : [{ kind: 'ask', intent, number, what, who } as const]
  })
}

/** Whom GitHub did not let us ask, as sentences for the pull request. */
export function refusedAsks(
  snapshot: Snapshot,
  { pull }: Pick<OwnPull, 'pull'>,
): readonly string[] {
  if (pull === undefined) return []
  return wishes(snapshot).flatMap(({ what, who }) => {
    const intent = intentOf(snapshot, pull.number, { what, who })
    const isRefused = snapshot.intents.some(
      ({ id, outcome }) => id === intent && outcome === askOutcomes.refused,
    )
    return isRefused ? [`GitHub did not let ${asCode(who)} be ${refusedWords[what]}.`] : []
  })
}

const refusedWords: Readonly<Record<AskKind, string>> = {
  assign: 'assigned',
  review: 'asked for a review',
}

const mostPeople = 10

function wishes(snapshot: Snapshot): readonly Wish[] {
  const { assign, reviewers } = snapshot.config.followUps
  const cared = assign.length > 0 ? assign : requester(snapshot)
  const asked = reviewers.length > 0 ? reviewers : approvers(snapshot)
  return [
    ...distinct(cared).map((who) => ({ what: 'assign', who }) as const),
    ...distinct(asked).map((who) => ({ what: 'review', who }) as const),
  ]
}

/** GitHub lets nobody be assigned who is a stranger to the repository. */
function requester({ home }: Snapshot): readonly string[] {
  if (home?.author.type !== 'User' || home.isInsider !== true) return []
  return [home.author.login]
}

function approvers({ home }: Snapshot): readonly string[] {
  const acts = home === undefined ? [] : actsOf(home)
  return acts.filter(({ kind }) => kind === 'approve').map(({ by }) => by.login)
}

function distinct(people: readonly string[]): readonly string[] {
  const byName = new Map(people.map((who) => [who.toLowerCase(), who]))
  return [...byName.values()].slice(0, mostPeople)
}

function intentOf(snapshot: Snapshot, number: number, { what, who }: Wish): string {
  const { repository, file } = snapshot
  return askOf({ repository: repository.id, file, number, kind: what, who })
}
