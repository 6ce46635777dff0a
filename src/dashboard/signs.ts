import type { Actor, Card, CardGate } from '../lifecycle/card.ts'
import { foreign, type Html, html } from './html.ts'
import type { Site } from './site.ts'
import { agoOf } from './time.ts'

/** How each state of a gate reads. */
export const gateWords: Readonly<Record<CardGate['is'], string>> = {
  held: 'held',
  missing: 'missing',
  failed: 'failed',
  waived: 'waived',
  'not-required': 'not required',
  unknown: 'unknown',
}

/** The shape in each sign, drawn in a box of 16: told apart without their colours. */
const shapes: Readonly<Record<CardGate['is'], string>> = {
  held: 'M3.5 8.5l3 3 6-7',
  missing: 'M8 3a5 5 0 1 0 .01 0z',
  failed: 'M4 4l8 8M12 4l-8 8',
  waived: 'M3 9c2-4 4 3 6-1s3-1 4-1',
  'not-required': 'M4 8h8',
  unknown: 'M6 6a2 2 0 1 1 2.6 1.9c-.6.3-.6.8-.6 1.6M8 12v.3',
}

/** A state of a gate as a drawn sign; its word stands beside it or is said in its place. */
export function gateSign(is: CardGate['is']): Html {
  return html`<svg class="sign is-${is}" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="${shapes[is]}"/></svg>`
}

/** All gates in one row, each a sign with its name for whoever cannot see it. */
export function gateRow(gates: readonly CardGate[]): Html {
  return html`<ul class="gates" aria-label="Gates">${gates.map(
    ({ name, is }) =>
      html`<li title="${name}: ${gateWords[is]}">${gateSign(is)}<span class="unseen">${name}: ${gateWords[is]}</span></li>`,
  )}</ul>`
}

/** Who somebody is to the process. */
const actorWords: Readonly<Record<Actor, string>> = {
  author: 'the author',
  maintainer: 'a maintainer',
  ci: 'CI',
  usher: 'Usher',
  nobody: 'nobody',
}

/** Whose turn it is and for how long it has been. */
export function turnSign({ now }: Site, { turn }: Pick<Card, 'turn'>): Html {
  if (turn.who === 'nobody') return html`<p class="turn is-nobody">nothing to do</p>`
  return html`<p class="turn is-${turn.who}"><span class="lead">has waited for </span><b>${actorWords[turn.who]}</b> for ${agoOf(turn.since, now)}</p>`
}

/** Says that not everybody sees this. */
export function privateSign(isPrivate: boolean): Html | false {
  return isPrivate && html` <span class="badge">private</span>`
}

/** The author as a link, where GitHub knows one. */
export function personLink({ github }: Pick<Site, 'github'>, login: string): Html {
  const isName = /^[A-Za-z0-9-]{1,39}$/.test(login)
  return isName ? html`<a href="${github}/${login}">${login}</a>` : foreign(login)
}
