import type { Card, CardGate, CardPull } from '../lifecycle/card.ts'
import type { Gate } from '../lifecycle/gate.ts'
import { actsOf } from '../lifecycle/ledger.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import { statusOf } from '../lifecycle/stage.ts'
import { shownAs } from '../lifecycle/vocabulary.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { nextStep } from './next-step.ts'
import { remarksOf } from './remarks.ts'
import { requestPlace } from './request-place.ts'
import { currentFile, type Standing } from './standing.ts'
import { turnOf } from './turn.ts'
import { endWord } from './why.ts'

/** More than this nobody reads, and a hostile proposal shall not fill the store. */
const mostFindings = 100
const mostEvidence = 20
const longestText = 1000
const longestTitle = 200

/**
 * What the board shows of a proposal. `before` is the card of the look before this one: how long
 * something has been going on is known by it, and at first sight by what the evidence says.
 */
export function cardOf(snapshot: Snapshot, standing: Standing, before: Card | undefined): Card {
  const { stage, ending, vocabulary, proposal, path } = standing
  const { home, file, repository } = snapshot
  const word = ending === undefined ? undefined : endWord(ending)
  const isSame = before?.stage === stage && before.ending === word
  const acts = home === undefined ? [] : actsOf(home)
  return {
    repository: repository.id,
    file,
    path: currentFile(snapshot)?.path ?? file,
    title: titleOf(proposal, file),
    model: proposal.model?.repository?.slice(0, longestTitle),
    author: home?.author.login,
    home: home && { number: home.number, state: home.state, openedAt: home.openedAt },
    status: shownAs(vocabulary, statusOf(stage)),
    stage,
    stages: path,
    ending: word,
    since: isSame ? before.since : stageSince(snapshot, standing),
    turn: turnSince(snapshot, standing, before),
    next: nextStep(standing),
    remarks: remarksOf(standing),
    gates: [...standing.gates.values()].map((gate) =>
      gateOn(gate, linkTo(snapshot, standing, gate)),
    ),
    findings: findingsOn(standing),
    pulls: pullsOn(snapshot),
    lastAct: acts.at(-1)?.id,
    seenAt: snapshot.now,
  }
}

function titleOf({ frontMatter }: Proposal, file: string): string {
  const value = frontMatter.find(({ key }) => key === 'title')?.value
  const title = typeof value === 'string' ? value.trim() : ''
  return (title === '' ? file : title).slice(0, longestTitle)
}

/** At first sight, as far as evidence has a time. */
function stageSince({ home, now }: Snapshot, { stage, gates, decisions, ending }: Standing): Date {
  if (ending !== undefined) return decisions.rejection?.at ?? now
  switch (stage) {
    case 'proposed':
      return home?.openedAt ?? now
    case 'approved':
      return decisions.approvals.at(-1)?.at ?? now
    case 'accepted':
      return home?.mergedAt ?? now
    case 'validated':
      return gates.get('validated')?.at ?? now
    case 'registered':
    case 'ready':
    case 'integrated':
      return now
  }
}

function turnSince(snapshot: Snapshot, standing: Standing, before: Card | undefined): Card['turn'] {
  const turn = turnOf(snapshot, standing)
  const isSame = before?.turn.who === turn.who && before.turn.gate === turn.gate
  if (isSame) return { ...turn, since: before.turn.since }
  return { ...turn, since: before === undefined ? stageSince(snapshot, standing) : snapshot.now }
}

function gateOn({ name, is, says, at, evidence = [] }: Gate, link: string | undefined): CardGate {
  const seen = evidence.slice(0, mostEvidence).map((one) => ({ ...one }))
  return { name, is, says, link, at, evidence: seen }
}

/** Where a gate's evidence is: as the gate says, else what people did on GitHub. */
function linkTo(
  { home, ownPulls }: Snapshot,
  { decisions }: Standing,
  { name, is, link }: Gate,
): string | undefined {
  if (link !== undefined) return link
  const last = decisions.rejection ?? decisions.approvals.at(-1)
  const registration = [...ownPulls.values()].find(({ part }) => part === 'registration')?.pull
  if (name === 'approved' && home && last) return requestPlace(last.id, home.number)
  if (is !== 'held') return undefined
  if (name === 'accepted' && home) return `pull/${home.number}`
  return name === 'registered' && registration ? `pull/${registration.number}` : undefined
}

function findingsOn({ findings }: Standing): Card['findings'] {
  return findings.slice(0, mostFindings).map(({ rule, severity, message, help, span }) => ({
    rule,
    severity,
    message: message.slice(0, longestText),
    help: help.slice(0, longestText),
    line: span.start.line,
  }))
}

function pullsOn({ ownPulls }: Snapshot): readonly CardPull[] {
  return [...ownPulls.values()].flatMap(({ part, pull }) => {
    if (pull === undefined) return []
    const { number, state, title } = pull
    return [{ part, number, state, title: title.slice(0, longestTitle) }]
  })
}
