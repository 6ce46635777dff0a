import { remembered } from '../diagnostics/remembered.ts'
import type { Files } from '../edit/files.ts'
import type { Card } from '../lifecycle/card.ts'
import { audit } from './audit.ts'
import type { AuditSnapshot } from './audit-snapshot.ts'
import type { Drift } from './drift.ts'
import { registryOf } from './registry.ts'
import type { Observed } from './tree.ts'

/** What an audit comes to for people: what drifts, what waits for whom, and what fails. */
export interface Report {
  readonly proposals: number
  readonly drift: readonly Drift[]
  readonly notes: readonly string[]
  /** Whose turn it is for some time, the longest first. */
  readonly waiting: readonly Card[]
  /** Merged without us, and not taken up since. */
  readonly untouched: readonly Card[]
  readonly failing: readonly { readonly card: Card; readonly gate: Card['gates'][number] }[]
}

const audited = remembered(audit)

/** Puts together what the tree says and what the last look at each proposal left behind. */
export function reportOf({ tree, cards }: AuditSnapshot): Report {
  const { proposals, drift, notes } = audited(tree)
  const waiting = cards.filter(({ turn }) => turn.who !== 'nobody' && turn.who !== 'usher')
  return {
    proposals,
    drift: drift.map((each) => (isUnderWay(each, cards) ? followed(each, cards) : each)),
    notes,
    waiting: waiting.filter((card) => !isUntouched(card)).toSorted(longestFirst),
    untouched: waiting.filter((card) => isUntouched(card)),
    failing: cards
      .filter((card) => card.ending === undefined && !isUntouched(card))
      .flatMap((card) => failingOn(card).map((gate) => ({ card, gate }))),
  }
}

function longestFirst(one: Card, other: Card): number {
  return one.turn.since.getTime() - other.turn.since.getTime() || (one.file < other.file ? -1 : 1)
}

/** Nobody has asked us to go on with what was merged without us. */
function isUntouched({ home, pulls, lastAct }: Card): boolean {
  const isMerged = home === undefined || home.state === 'merged'
  return isMerged && pulls.length === 0 && lastAct === undefined
}

/** What is wrong with the text of a merged proposal was there before, and is no gate's failure. */
function failingOn({ gates, home }: Card): Card['gates'] {
  const isOpen = home?.state === 'open'
  return gates.filter(({ is, name }) => is === 'failed' && (isOpen || name !== 'well-formed'))
}

/** Whether a pull request of ours already moves the status of what drifts. */
export function isUnderWay({ proposal }: Drift, cards: readonly Card[]): boolean {
  return pullMoving(proposal, cards) !== undefined
}

function pullMoving(proposal: string | null, cards: readonly Card[]): number | undefined {
  const card = proposal === null ? undefined : cards.find(({ path }) => path === proposal)
  const open = card?.pulls.find(
    ({ part, state }) => state === 'open' && (part === 'status' || part === 'preset'),
  )
  return open?.number
}

function followed(drift: Drift, cards: readonly Card[]): Drift {
  if (drift.repairs.length === 0) return drift
  const number = pullMoving(drift.proposal, cards) ?? 0
  return { ...drift, repairs: [], who: 'maintainer', fix: `merge #${number}, which mends it` }
}

/** What was seen of models outside the tree, by their names in its registry. */
export function observedIn(files: Files, cards: readonly Card[]): ReadonlyMap<string, Observed> {
  const byModel = Map.groupBy(cards, ({ model }) => model?.toLowerCase() ?? '')
  const seen = registryOf(files).listed.flatMap(({ name, repository }) => {
    const [card] = byModel.get(repository?.toLowerCase() ?? '-') ?? []
    return card === undefined ? [] : [[name, observedOn(card)] as const]
  })
  return new Map(seen)
}

function observedOn(card: Card): Observed {
  const held = (name: 'validated' | 'published'): Observed['validated'] => {
    const gate = card.gates.find((one) => one.name === name && one.is === 'held')
    if (gate === undefined) return undefined
    return { what: `the gate \`${name}\` holds`, where: gate.link ?? card.path }
  }
  const [validated, published] = [held('validated'), held('published')]
  return {
    ...(validated === undefined ? {} : { validated }),
    ...(published === undefined ? {} : { published }),
  }
}
