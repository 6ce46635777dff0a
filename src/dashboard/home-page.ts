import { nameOf } from './card-tile.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { say } from './say.ts'
import { privateSign, turnSign } from './signs.ts'
import type { Site } from './site.ts'
import { type Column, columnsOf, type RepositoryView, waitingOf } from './view.ts'

const mostWaiting = 12

/** All repositories the viewer may see, and who is waited for in any of them. */
export function homePage(site: Site, views: readonly RepositoryView[]): Html {
  return layout(
    site,
    'Repositories',
    html`<div class="heading"><h1>Model proposals</h1>
<p>Where each proposal stands, what holds it up, and who can move it on.</p></div>
${views.length === 0 ? nothing(site) : html`<ul class="repositories">${views.map((view) => repositoryItem(site, view))}</ul>`}
${waiting(site, views)}`,
  )
}

function nothing({ viewer, offersSignIn }: Site): Html {
  const hint =
    viewer === undefined && offersSignIn ? ' Private ones show when you have signed in.' : ''
  return html`<p class="empty">No repository to show.${hint} A repository comes here once Usher is installed on it and has looked at it.</p>`
}

function repositoryItem(site: Site, view: RepositoryView): Html {
  const { owner, name, isPrivate } = view.repository
  const columns = columnsOf(view).filter(({ cards }) => cards.length > 0)
  return html`<li class="panel">
<h2><a href="${site.href({ kind: 'repository', owner, name })}">${owner}/<wbr>${name}</a>${privateSign(isPrivate)}</h2>
${stageBar(columns)}
<p class="quiet">${columns.length === 0 ? 'no proposal yet' : columns.map(({ stage, cards }) => `${cards.length} ${stage}`).join(' · ')}</p>
</li>
`
}

/** All proposals of a repository in one bar; the words below it say the same. */
function stageBar(columns: readonly Column[]): Html | false {
  const all = columns.reduce((sum, { cards }) => sum + cards.length, 0)
  if (all === 0) return false
  const parts = columns.map(({ stage, cards }, index) => {
    const before = columns.slice(0, index).reduce((sum, one) => sum + one.cards.length, 0)
    const [x, width] = [(before / all) * 100, (cards.length / all) * 100]
    return html`<rect class="stage-${stage}" x="${x.toFixed(2)}%" y="0" width="${width.toFixed(2)}%" height="10"/>`
  })
  return html`<svg class="stages" width="100%" height="10" aria-hidden="true" focusable="false">${parts}</svg>`
}

function waiting(site: Site, views: readonly RepositoryView[]): Html | false {
  const all = waitingOf(views)
  if (all.length === 0) return false
  const rows = all.slice(0, mostWaiting).map(({ view, card }) => {
    const { owner, name } = view.repository
    const page = { kind: 'proposal', owner, name, file: card.file } as const
    return html`<li><h3><a href="${site.href(page)}">${nameOf(card)}</a></h3>
<p class="quiet">${owner}/${name} · ${card.stage}</p>
${turnSign(site, card)}
<p>${say(site, view.repository, card.next)}</p></li>
`
  })
  const more = all.length - rows.length
  return html`<section class="panel waiting" aria-labelledby="waiting">
<h2 id="waiting">Waiting for a person</h2>
<ol>${rows}</ol>
${more > 0 && html`<p class="quiet">and ${more} more</p>`}
</section>`
}
