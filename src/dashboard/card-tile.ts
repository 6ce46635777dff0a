import type { Card } from '../lifecycle/card.ts'
import { foreign, type Html, html } from './html.ts'
import type { Place } from './say.ts'
import { gateRow, turnSign } from './signs.ts'
import type { Site } from './site.ts'
import { agoOf } from './time.ts'

/** A proposal in a column of the pipeline: what it asks for, its gates, its age, and whose turn it is. */
export function cardTile(site: Site, { owner, name }: Place, card: Card): Html {
  const page = { kind: 'proposal', owner, name, file: card.file } as const
  return html`<li class="tile">
<h3><a href="${site.href(page)}">${nameOf(card)}</a></h3>
${gateRow(card.gates)}
${card.ending !== undefined && html`<p class="ending">${card.ending}</p>`}
${turnSign(site, card)}
<p class="quiet">${ageOf(site, card)}${problemsOf(card)}</p>
</li>
`
}

/** The model where the proposal names one, as its hub does; else the title. */
export function nameOf({ model, title }: Pick<Card, 'model' | 'title'>): Html {
  const { owner, name } = /^(?<owner>[^/]+\/)(?<name>[^/]+)$/.exec(model ?? '')?.groups ?? {}
  if (owner === undefined || name === undefined) return foreign(title)
  return html`<bdi><span class="owner">${owner}</span><wbr>${name}</bdi>`
}

function ageOf({ now }: Site, { home, since, stage, ending }: Card): Html {
  const pull = home === undefined ? '' : `#${home.number} · `
  const stay = html`${pull}${ending === undefined ? stage : 'ended'} for ${agoOf(since, now)}`
  if (home?.openedAt === undefined) return stay
  return html`${stay}, opened ${agoOf(home.openedAt, now)} ago`
}

function problemsOf({ findings }: Card): Html | false {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return (
    errors > 0 &&
    html` · <b class="problems">${errors} ${errors === 1 ? 'problem' : 'problems'}</b>`
  )
}
