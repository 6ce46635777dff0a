import type { Card } from '../lifecycle/card.ts'
import type { Happening } from '../lifecycle/happening.ts'
import { findingsSection } from './findings-section.ts'
import { gateTree } from './gate-tree.ts'
import { foreign, type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { onGitHub, type Place, say } from './say.ts'
import { personLink, privateSign, turnSign } from './signs.ts'
import type { Site } from './site.ts'
import { spanOf } from './time.ts'
import { timeline } from './timeline.ts'

/** One proposal with everything that is known of it. */
export interface ProposalView {
  readonly repository: Place & { readonly isPrivate: boolean }
  readonly card: Card
  /** Newest first. */
  readonly happenings: readonly Happening[]
}

/** Where a proposal stands and why, what is wrong with it, what follows from it, and how it came here. */
export function proposalPage(site: Site, view: ProposalView): Html {
  const { card, repository } = view
  return layout(
    site,
    card.title,
    html`${heading(site, view)}
${steps(card)}
<section class="panel next" aria-labelledby="next"><h2 id="next">Next</h2>
<p>${say(site, repository, card.next)}</p>
${turnSign(site, card)}
${card.remarks.map((remark) => html`<p class="remark">${say(site, repository, remark)}</p>`)}
</section>
<div class="halves">
<section class="panel" aria-labelledby="gates"><h2 id="gates">Why: gates and their evidence</h2>${gateTree(site, repository, card)}</section>
<div>${findingsSection(site, repository, card)}${followUps(site, repository, card)}${stayed(site, view)}</div>
</div>
<section class="panel" aria-labelledby="timeline"><h2 id="timeline">Timeline</h2>${timeline(site, repository, view.happenings)}</section>`,
  )
}

function heading(site: Site, { card, repository }: ProposalView): Html {
  const { owner, name, isPrivate } = repository
  const { home, author, model, path } = card
  const parts = [
    model !== undefined && html`<span class="model">${foreign(model)}</span>`,
    author !== undefined && html`by ${personLink(site, author)}`,
    home !== undefined &&
      html`<a href="${onGitHub(site, repository, `pull/${home.number}`)}">#${home.number}</a> (${home.state})`,
    html`<code>${path}</code>`,
  ].filter((part) => part !== false)
  return html`<div class="heading">
<p class="crumbs"><a href="${site.href({ kind: 'repository', owner, name })}">${owner}/<wbr>${name}</a>${privateSign(isPrivate)}</p>
<h1>${foreign(card.title)}</h1>
<p>${parts.map((part, index) => html`${index > 0 && ' · '}${part}`)}</p>
</div>`
}

/** The path with what lies behind. */
function steps({ stages, stage, ending }: Card): Html {
  const reached = stages.indexOf(stage)
  return html`<ol class="steps" aria-label="The path of the proposal">${stages.map((one, index) => step(one, index - reached))}${ending !== undefined && html`<li class="is-ended"><span>ended: ${ending}</span></li>`}</ol>`
}

function step(stage: string, distance: number): Html {
  if (distance === 0)
    return html`<li class="is-here" aria-current="step"><span>${stage}</span></li>`
  if (distance > 0)
    return html`<li class="is-open"><span>${stage}<span class="unseen"> (to come)</span></span></li>`
  return html`<li class="is-done"><span>${stage}<span class="unseen"> (done)</span></span></li>`
}

function followUps(site: Site, place: Place, { pulls }: Card): Html | false {
  if (pulls.length === 0) return false
  const rows = pulls.map(
    ({ part, number, state, title }) =>
      html`<tr><th scope="row">${part}</th><td><a href="${onGitHub(site, place, `pull/${number}`)}">#${number}</a> ${foreign(title)}</td><td><span class="state is-${state}">${state}</span></td></tr>
`,
  )
  return html`<section class="panel" aria-labelledby="pulls"><h2 id="pulls">Follow-up pull requests</h2>
<table><thead><tr><th scope="col">Part</th><th scope="col">Pull request</th><th scope="col">State</th></tr></thead><tbody>${rows}</tbody></table></section>`
}

/** How long it was at each stage, as one bar. */
function stayed({ now }: Site, { happenings, card }: ProposalView): Html | false {
  const moves = happenings
    .flatMap(({ to, at }) => (to === undefined ? [] : [{ to, at }]))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const [first] = moves
  const isOver = card.ending !== undefined || card.stage === card.stages.at(-1)
  const last = isOver ? (moves.at(-1)?.at ?? now) : now
  const whole = first === undefined ? 0 : last.getTime() - first.at.getTime()
  if (first === undefined || whole <= 0) return false
  const spells = moves.flatMap(({ to, at }, index) => {
    const ms = (moves[index + 1]?.at ?? last).getTime() - at.getTime()
    return ms > 0 ? [{ to, ms, x: (at.getTime() - first.at.getTime()) / whole }] : []
  })
  return html`<section class="panel" aria-labelledby="stayed"><h2 id="stayed">Time in each stage</h2>
<svg class="stages" width="100%" height="14" aria-hidden="true" focusable="false">${spells.map(
    ({ to, ms, x }) =>
      html`<rect class="stage-${to}" x="${(x * 100).toFixed(2)}%" y="0" width="${((ms / whole) * 100).toFixed(2)}%" height="14"/>`,
  )}</svg>
<ul class="spells">${spells.map(({ to, ms }) => html`<li><svg viewBox="0 0 12 12" aria-hidden="true" focusable="false"><rect class="stage-${to}" width="12" height="12" rx="2"/></svg> ${to}: ${spanOf(ms)}</li>`)}</ul></section>`
}
