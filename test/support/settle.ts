import { decide } from '../../src/decide/decide.ts'
import { fold } from '../../src/decide/fold.ts'
import type { Action, Outcome } from '../../src/decide/plan.ts'
import type { Home, Snapshot } from '../../src/lifecycle/snapshot.ts'
import { bot, homeOf, snapshotOf } from './snapshot.ts'

/** Decides round after round and folds, as the loop does, until nothing is left. */
export function settle(snapshot: Snapshot): {
  readonly after: Snapshot
  readonly done: readonly Action[]
} {
  const done: Action[] = []
  let after = snapshot
  for (let round = 0; round < 20; round++) {
    const plan = decide(after).filter(({ kind }) => kind !== 'look-again')
    if (plan.length === 0) return { after, done }
    for (const action of plan) after = fold(after, action, outcomeOf(action, done.length))
    done.push(...plan)
  }
  throw new Error('It does not come to rest')
}

function outcomeOf({ kind }: Action, count: number): Outcome {
  if (kind === 'push-branch') return { kind: 'pushed', oid: String(count).padStart(40, 'e') }
  if (kind === 'open-pull') return { kind: 'opened', number: 50 + count }
  if (kind === 'dispatch') return { kind: 'dispatched', run: '1', link: 'https://github.com/run' }
  return { kind: 'created', id: String(5000 + count) }
}

/** What a visitor sees of approval: the check, the label, the replies, the reaction. */
export function check(home: Partial<Home>, given: Partial<Snapshot> = {}): string {
  const { after } = settle(snapshotOf({ home: homeOf(home), ...given }))
  const seen = after.home
  const approval = seen?.checks.find(
    ({ name, head }) => name === 'usher / approval' && head === seen.head,
  )
  const replies = (seen?.comments ?? []).filter(
    ({ by, body }) => by.id === bot.id && !body.includes('"status"'),
  )
  const reactions = (seen?.comments ?? []).flatMap(({ ours }) => [...ours])
  return [
    `approval: ${approval?.conclusion ?? 'none'}`,
    `labels: ${[...(seen?.labels ?? [])].toSorted().join(', ')}`,
    ...reactions.map((reaction) => `reaction: ${reaction}`),
    ...replies.map(({ body }) => body.split('\n').slice(1).join('\n').trim()),
  ].join('\n')
}
