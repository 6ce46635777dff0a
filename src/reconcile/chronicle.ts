import type { Audit } from '../audit/audit.ts'
import { auditRecordOf } from '../audit/audit-record.ts'
import { cardOf } from '../decide/card.ts'
import { deliveryHappening, happeningsOf } from '../decide/happenings.ts'
import type { Plan } from '../decide/plan.ts'
import { standingOf } from '../decide/standing.ts'
import { auditKey, renderAudit } from '../lifecycle/audit-record.ts'
import { practiceOf } from '../lifecycle/board-repository.ts'
import { type Card, parseCard, renderCard } from '../lifecycle/card.ts'
import { type GateName, isPassed } from '../lifecycle/gate.ts'
import type { Happening } from '../lifecycle/happening.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import { type Key, type ProposalKey, renderKey } from './key.ts'

/** What the board remembers of every look: a projection, on which nothing waits and nothing is decided. */
export interface Chronicle {
  /** After a look: `left` is the proposal as it was left behind, `undefined` where it is gone. */
  looked(key: ProposalKey, left: Snapshot | undefined, changes: Plan): Promise<void>
  /** After an audit of a repository. */
  audited(repository: string, audit: Audit, at: Date): Promise<void>
  /** After a hint led to keys. */
  told(hint: Key, found: readonly Key[]): Promise<void>
}

/** The part of a store that a chronicle is written into; see `Store` for what it promises. */
interface Pages {
  card(repository: string, file: string): Promise<Card | undefined>
  keepCard(card: Card, happenings: readonly Happening[]): Promise<void>
  dropCard(repository: string, file: string): Promise<void>
  addHappenings(
    of: { readonly repository: string; readonly file: string },
    happenings: readonly Happening[],
  ): Promise<void>
  noteRepository(repository: {
    readonly id: string
    readonly owner: string
    readonly name: string
    readonly isPrivate: boolean
    readonly practice: ReturnType<typeof practiceOf>
  }): Promise<void>
  remember(key: string, value: string): Promise<void>
  deliveriesBehind(key: string): Promise<readonly Parameters<typeof deliveryHappening>[0][]>
}

export interface ChronicleOptions {
  readonly store: Pages
  /** Told when a gate that everything waited for has passed, and how long that took in milliseconds. */
  readonly passed?: (gate: GateName, ms: number) => void
  /** Told what went wrong: a board that is behind must not keep a proposal from its way. */
  readonly failed: (err: unknown) => void
}

/** Keeps the cards and timelines of the board. A look that finds everything as it was writes nothing. */
export function chronicleOf(options: ChronicleOptions): Chronicle {
  const { store, failed } = options
  return {
    looked: (key, left, changes) => keptWell(failed, () => note(options, key, { left, changes })),
    audited: (repository, audit, at) =>
      keptWell(failed, () =>
        store.remember(auditKey(repository), renderAudit(auditRecordOf(audit, at))),
      ),
    told: (hint, found) =>
      keptWell(failed, async () => {
        const proposals = found.filter((key) => key.kind === 'proposal')
        if (proposals.length === 0) return
        const deliveries = await store.deliveriesBehind(renderKey(hint))
        const happenings = deliveries.map((delivery) => deliveryHappening(delivery))
        if (happenings.length === 0) return
        for (const of of proposals) await store.addHappenings(of, happenings)
      }),
  }
}

async function keptWell(failed: (err: unknown) => void, keep: () => Promise<void>): Promise<void> {
  try {
    await keep()
  } catch (err) {
    failed(err)
  }
}

async function note(
  { store, passed }: ChronicleOptions,
  { repository, file }: ProposalKey,
  { left, changes }: { readonly left: Snapshot | undefined; readonly changes: Plan },
): Promise<void> {
  const standing = left === undefined ? undefined : standingOf(left)
  if (left === undefined || standing === undefined) return await store.dropCard(repository, file)
  const before = await store.card(repository, file)
  const after = cardOf(left, standing, before)
  if (before !== undefined && changes.length === 0 && isSame(before, after)) return
  const snapshot = left
  await store.keepCard(after, happeningsOf({ snapshot, before, after, changes }))
  if (before !== undefined) noteGate(before, after, passed)
  const { id, owner, name, isPrivate = true } = left.repository
  await store.noteRepository({ id, owner, name, isPrivate, practice: practiceOf(left.config) })
}

/** Whether two cards say the same, whenever the looks were. */
function isSame(before: Card, after: Card): boolean {
  const plain = (card: Card): string => {
    const read = parseCard(renderCard(card))
    return read === undefined ? '' : renderCard({ ...read, seenAt: new Date(0) })
  }
  return plain(before) === plain(after)
}

function noteGate(before: Card, after: Card, passed: ChronicleOptions['passed']): void {
  const { gate: name, since } = before.turn
  if (name === undefined || after.turn.gate === name) return
  const gate = after.gates.find((one) => one.name === name)
  if (gate !== undefined && isPassed(gate)) {
    passed?.(name, after.seenAt.getTime() - since.getTime())
  }
}
