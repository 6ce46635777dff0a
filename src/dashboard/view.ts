import type { BoardRepository } from '../lifecycle/board-repository.ts'
import type { Card } from '../lifecycle/card.ts'
import type { Move } from '../lifecycle/happening.ts'
import type { Stage } from '../lifecycle/stage.ts'
import { stages } from '../lifecycle/stage.ts'

/** A repository with everything the board knows of it. */
export interface RepositoryView {
  readonly repository: BoardRepository
  readonly cards: readonly Card[]
  readonly moves: readonly Move[]
}

/** A column of the pipeline. */
export interface Column {
  readonly stage: Stage | 'ended'
  readonly cards: readonly Card[]
}

/** The stages a proposal passes in a repository, as far as anything of it is known. */
export function stagesOf({ repository, cards }: RepositoryView): readonly Stage[] {
  return repository.practice?.stages ?? cards[0]?.stages ?? stages
}

/** The pipeline: a column a stage, whoever waits longest first, and one for what ended otherwise. */
export function columnsOf(view: RepositoryView): readonly Column[] {
  const cards = view.cards.toSorted((a, b) => a.turn.since.getTime() - b.turn.since.getTime())
  const live = cards.filter(({ ending }) => ending === undefined)
  const ended = cards.filter(({ ending }) => ending !== undefined)
  const path = stagesOf(view)
  // A change of the process may have left some at a stage that is no longer passed.
  const all = stages.filter(
    (stage) => path.includes(stage) || live.some((card) => card.stage === stage),
  )
  const columns = all.map((stage) => ({ stage, cards: live.filter((one) => one.stage === stage) }))
  return ended.length === 0 ? columns : [...columns, { stage: 'ended', cards: ended }]
}

/** Those that wait for a person, whoever waits longest first. */
export function waitingOf(views: readonly RepositoryView[]): readonly {
  readonly view: RepositoryView
  readonly card: Card
}[] {
  return views
    .flatMap((view) => view.cards.map((card) => ({ view, card })))
    .filter(({ card }) => card.turn.who === 'author' || card.turn.who === 'maintainer')
    .toSorted((a, b) => a.card.turn.since.getTime() - b.card.turn.since.getTime())
}
