import type { Happening, HappeningKind } from '../lifecycle/happening.ts'
import { type Html, html } from './html.ts'
import { evidenceLink, type Place, say } from './say.ts'
import { personLink } from './signs.ts'
import type { Site } from './site.ts'

/** Everything that happened, newest first, day by day, each with its evidence. */
export function timeline(site: Site, place: Place, happenings: readonly Happening[]): Html {
  if (happenings.length === 0) return html`<p>Nothing has been written down yet.</p>`
  const newestFirst = happenings.toSorted((a, b) => b.at.getTime() - a.at.getTime())
  const days = Map.groupBy(newestFirst, ({ at }) => at.toISOString().slice(0, 10))
  return html`<div class="timeline">${[...days].map(
    ([day, own]) => html`<section aria-label="${day}"><h3>${day}</h3>
<ol>${own.map((one) => item(site, place, one))}</ol></section>
`,
  )}</div>`
}

const names: Readonly<Record<HappeningKind, string>> = {
  opened: 'opened',
  merged: 'merged',
  stage: 'stage',
  gate: 'gate',
  findings: 'findings',
  act: 'decision',
  'follow-up': 'follow-up',
  action: 'done',
  delivery: 'webhook',
}

function item(site: Site, place: Place, { kind, at, by, what, link }: Happening): Html {
  const anchor = evidenceLink(site, place, link)
  const iso = at.toISOString()
  return html`<li class="is-${kind}"><time class="quiet" datetime="${iso}">${iso.slice(11, 16)}</time><span class="kind">${names[kind]}</span>
<p>${by !== undefined && html`${personLink(site, by)}: `}${say(site, place, what)}${anchor !== undefined && html` ${anchor}`}</p></li>
`
}
