import type { Card, CardEvidence, CardGate } from '../lifecycle/card.ts'
import { type Html, html } from './html.ts'
import { evidenceLink, type Place, say } from './say.ts'
import { gateSign, gateWords } from './signs.ts'
import type { Site } from './site.ts'
import { momentOf } from './time.ts'

/** The tree behind a status, as `/why` shows it: status, stage, gates, and the evidence of each. */
export function gateTree(site: Site, place: Place, card: Card): Html {
  return html`<p>${root(card)}</p>
<ul class="tree">${card.gates.map((gate) => branch(site, place, gate))}</ul>`
}

function root({ ending, stages, stage, status }: Card): Html {
  if (ending !== undefined) return html`It ended: it is <strong>${ending}</strong>.`
  if (!stages.includes('integrated')) {
    return html`It is <strong>${stage}</strong>; its status line is left to people here.`
  }
  return html`It deserves the status <code>${status}</code>, since its stage is <strong>${stage}</strong>.`
}

function branch(site: Site, place: Place, gate: CardGate): Html {
  const { name, is, says, link, at, evidence } = gate
  // What decided the gate is said by the gate itself.
  const others = evidence.filter(({ what }) => what !== says)
  return html`<li>${gateSign(is)} <strong>${name}</strong> is ${gateWords[is]}
<p>${say(site, place, says)}${seen(site, place, { link, at })}</p>
${others.length > 0 && html`<ul>${others.map((one) => leaf(site, place, one))}</ul>`}</li>
`
}

const speaks: Readonly<Record<CardEvidence['says'], string>> = {
  for: 'for',
  against: 'against',
  pending: 'under way',
  unknown: 'silent',
}

function leaf(site: Site, place: Place, evidence: CardEvidence): Html {
  const { says, what } = evidence
  return html`<li><span class="quiet">${speaks[says]}:</span> ${say(site, place, what)}${seen(site, place, evidence)}</li>
`
}

function seen(site: Site, place: Place, { link, at }: Pick<CardGate, 'link' | 'at'>): Html {
  const anchor = evidenceLink(site, place, link)
  return html`${at !== undefined && html` <span class="quiet">${momentOf(at)}</span>`}${anchor !== undefined && html` ${anchor}`}`
}
