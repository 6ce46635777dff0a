import { asMessage } from '../diagnostics/markdown.ts'
import type { Card, CardFinding } from '../lifecycle/card.ts'
import { type Html, html } from './html.ts'
import { onGitHub, type Place, say } from './say.ts'
import type { Site } from './site.ts'

/** What is wrong with the proposal, each with what to do about it. */
export function findingsSection(site: Site, place: Place, card: Card): Html {
  const { findings, home } = card
  const files = home === undefined ? undefined : onGitHub(site, place, `pull/${home.number}/files`)
  const list =
    findings.length === 0
      ? html`<p>Nothing is wrong with the text of the proposal.</p>`
      : html`<ul class="findings">${findings.map((finding) => item(site, place, finding))}</ul>`
  return html`<section class="panel" aria-labelledby="findings"><h2 id="findings">Findings <span class="count">${findings.length}</span></h2>
${list}
${findings.length > 0 && files !== undefined && html`<p><a href="${files}">The text on GitHub</a></p>`}</section>`
}

function item(
  site: Site,
  place: Place,
  { rule, severity, message, help, line }: CardFinding,
): Html {
  return html`<li><p><span class="severity is-${severity}">${severity}</span> <span class="quiet">line ${line}, ${rule}</span></p>
<p>${say(site, place, asMessage(message))}</p>
<p class="help">${say(site, place, asMessage(help))}</p></li>
`
}
