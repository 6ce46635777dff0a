import { asCode, asText } from '../diagnostics/markdown.ts'
import type { Act } from '../lifecycle/act.ts'
import type { Card, CardGate } from '../lifecycle/card.ts'
import type { Happening } from '../lifecycle/happening.ts'
import { actsOf } from '../lifecycle/ledger.ts'
import type { Home, Snapshot } from '../lifecycle/snapshot.ts'
import { actionWords } from './action-words.ts'
import { verbs } from './approval-words.ts'
import type { Plan } from './plan.ts'
import { requestPlace } from './request-place.ts'

/** Two looks at one proposal, and what was done about it in the second. */
export interface Looked {
  readonly snapshot: Snapshot
  readonly before: Card | undefined
  readonly after: Card
  readonly changes: Plan
}

/**
 * What is new in the timeline of a proposal after a look. The same look again gives the same
 * happenings with the same ids, so that writing them down twice changes nothing.
 */
export function happeningsOf(looked: Looked): readonly Happening[] {
  const { snapshot } = looked
  return [
    ...(snapshot.home === undefined ? [] : lifeOf(snapshot.home)),
    ...stageHappenings(looked),
    ...gateHappenings(looked),
    ...findingsHappening(looked),
    ...pullHappenings(looked),
    ...actionHappening(looked),
  ]
}

function lifeOf(home: Home): readonly Happening[] {
  const { number, author, openedAt, mergedAt } = home
  const link = `pull/${number}`
  const opened: Happening | undefined = openedAt && {
    id: 'opened',
    kind: 'opened',
    at: openedAt,
    by: author.login,
    what: `Opened #${number}.`,
    link,
  }
  const merged: Happening | undefined = mergedAt && {
    id: 'merged',
    kind: 'merged',
    at: mergedAt,
    what: `#${number} was merged.`,
    link,
  }
  const acts = actsOf(home).map((act) => actHappening(act, number))
  return [opened, merged, ...acts].filter((one) => one !== undefined)
}

function actHappening({ id, kind, by, at, gate, words }: Act, pull: number): Happening {
  const verb = sentence(gate === undefined ? verbs[kind] : `${verbs[kind]} *${gate}*`)
  const what = words === undefined ? `${verb}.` : `${verb}: ${asText(words)}`
  const person = kind === 'vouch' ? undefined : by.login
  return { id: `act:${id}`, kind: 'act', at, by: person, what, link: requestPlace(id, pull) }
}

function stageHappenings({ before, after, snapshot }: Looked): readonly Happening[] {
  if (before?.stage === after.stage && before.ending === after.ending) return []
  const { since, ending, stage, seenAt } = after
  const to = ending === undefined ? stage : 'ended'
  const what = ending === undefined ? `Is **${stage}** now.` : `Ended: it is **${ending}**.`
  const now: Happening = { id: moveId(to, since), kind: 'stage', at: since, what, to }
  if (before !== undefined) return [now]
  // At first sight nobody knows when it came here, unless some evidence says so.
  const isKnown = since.getTime() !== seenAt.getTime()
  return [...earlierMoves(snapshot, after), isKnown ? now : { ...now, to: undefined }]
}

/** The stages that lie behind at first sight, as far as the home tells when they were reached. */
function earlierMoves({ home }: Snapshot, { stage, ending, since }: Card): readonly Happening[] {
  const known = [
    ['proposed', home?.openedAt],
    ['accepted', home?.mergedAt],
  ] as const
  return known.flatMap(([to, at]) => {
    if (at === undefined || at >= since || (to === stage && ending === undefined)) return []
    return [{ id: moveId(to, at), kind: 'stage', at, what: `Was **${to}**.`, to }]
  })
}

function moveId(to: string, at: Date): string {
  return `stage:${to}:${at.toISOString()}`
}

/** Gates that stand otherwise than before; at first sight those that hold. */
function gateHappenings({ before, after }: Looked): readonly Happening[] {
  const known = new Map(before?.gates.map((gate) => [gate.name, gate.is]))
  const isNew = ({ name, is }: CardGate): boolean =>
    before === undefined ? is === 'held' || is === 'waived' : known.get(name) !== is
  return after.gates.filter(isNew).map(({ name, is, says, link, at = after.seenAt }) => ({
    id: `gate:${name}:${is}:${at.toISOString()}`,
    kind: 'gate',
    at,
    what: `**${name}** is ${is.replace('-', ' ')}. ${says}`,
    link,
  }))
}

function findingsHappening({ before, after }: Looked): readonly Happening[] {
  const was = errorsIn(before)
  const is = errorsIn(after)
  if (was === is || (before === undefined && is === 0)) return []
  const problems = is === 1 ? 'One problem' : `${is} problems`
  const what = is === 0 ? 'Every problem is mended.' : `${problems} found in the proposal.`
  const at = after.seenAt
  return [{ id: `findings:${at.toISOString()}`, kind: 'findings', at, what }]
}

function errorsIn(card: Card | undefined): number {
  return (card?.findings ?? []).filter(({ severity }) => severity === 'error').length
}

function pullHappenings({ before, after }: Looked): readonly Happening[] {
  const known = new Map(before?.pulls.map(({ number, state }) => [number, state]))
  const changed = after.pulls.filter(({ number, state }) => known.get(number) !== state)
  return changed.map(({ part, number, state }) => ({
    id: `pull:${number}:${state}:${after.seenAt.toISOString()}`,
    kind: 'follow-up',
    at: after.seenAt,
    what: `The ${part} pull request #${number} is ${state}.`,
    link: `pull/${number}`,
  }))
}

/** Everything one look changed is one line: what is kept in line is not worth one each. */
function actionHappening({ changes, after, snapshot }: Looked): readonly Happening[] {
  const words = [...new Set(changes.flatMap((action) => actionWords(action)))]
  if (words.length === 0) return []
  const at = after.seenAt
  const what = `${sentence(words.join(', '))}.`
  return [{ id: `look:${at.toISOString()}`, kind: 'action', at, by: snapshot.bot.login, what }]
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

/** A webhook that led to a look at this proposal. */
export function deliveryHappening(delivery: {
  readonly guid: string
  readonly event: string
  readonly action: string | undefined
  readonly at: Date
}): Happening {
  const { guid, event, action, at } = delivery
  const name = action === undefined ? event : `${event}.${action}`
  const what = `GitHub told of ${asCode(name)} (delivery ${asCode(guid)}).`
  return { id: `delivery:${guid}`, kind: 'delivery', at, what }
}
