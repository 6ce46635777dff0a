import { z } from 'zod'
import type { LockedRequests } from '../audit/audit-snapshot.ts'
import { parseCommands } from '../commands/parse-commands.ts'
import { inTurn, isPending } from '../decide/requests.ts'
import type { Card } from '../lifecycle/card.ts'
import type { Comment, Home } from '../lifecycle/snapshot.ts'
import { type ProposalKey, renderKey } from '../reconcile/key.ts'
import { type Memory, remembered } from './hints.ts'
import type { Outside } from './outside.ts'

const schema = z.object({
  pull: z.number(),
  requests: z.array(z.object({ by: z.string(), words: z.string(), at: z.coerce.date() })),
})

type Of = Pick<ProposalKey, 'repository' | 'file'>

const keyOf = ({ repository, file }: Of): string => `locked:${repository}/${file}`

/** Notes the requests that wait on a locked home; where they change, the audit issue tells of it. */
export async function noteLocked(
  { store, now }: Outside,
  of: Of,
  home: Home | undefined,
): Promise<void> {
  const before = (await store.recall(keyOf(of))) ?? ''
  const after = waitingOn(home)
  if (before === after) return
  await store.remember(keyOf(of), after)
  await store.later(renderKey({ kind: 'audit', repository: of.repository }), now())
}

/** At most this many: more say nothing more. */
const most = 20

function waitingOn(home: Home | undefined): string {
  if (home?.locked !== true) return ''
  const waiting = home.comments.filter((comment) => isPending(comment)).toSorted(inTurn)
  const requests = waiting.flatMap((comment) => requestsIn(comment)).slice(0, most)
  return requests.length === 0 ? '' : JSON.stringify({ pull: home.number, requests })
}

function requestsIn({ by, body, at }: Comment): readonly LockedRequests['requests'][number][] {
  return parseCommands(body).commands.map(({ name, args }) => ({
    by: by.login,
    words: [`/${name}`, ...args].join(' ').slice(0, 100).toWellFormed(),
    at,
  }))
}

/** What waits on locked homes, by the last look at each. */
export async function lockedIn(
  memory: Memory,
  cards: readonly Card[],
): Promise<readonly LockedRequests[]> {
  const noted = await Promise.all(cards.map((card) => memory.recall(keyOf(card))))
  return noted.flatMap((text) => remembered(text, schema) ?? [])
}
