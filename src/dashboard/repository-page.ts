import { cardTile } from './card-tile.ts'
import { flowChart } from './flow-chart.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { onGitHub, type Place } from './say.ts'
import { privateSign } from './signs.ts'
import type { Site } from './site.ts'
import { monthsOf, staysOf } from './spells.ts'
import { staysChart } from './stays-chart.ts'
import { type Column, columnsOf, type RepositoryView, stagesOf, waitingOf } from './view.ts'

/** More than this in one column are folded away. */
const mostShown = 8
const monthsShown = 12

/** The pipeline of a repository: a column a stage, and what is seen when looking at all of them over time. */
export function repositoryPage(site: Site, view: RepositoryView): Html {
  const { owner, name, isPrivate } = view.repository
  const columns = columnsOf(view)
  return layout(
    site,
    `${owner}/${name}`,
    html`<div class="heading">
<h1>${owner}/<wbr>${name}${privateSign(isPrivate)}</h1>
<p>${summary(view)} <a href="${onGitHub(site, view.repository, '')}">On GitHub</a> · <a href="${site.href({ kind: 'practice', owner, name })}">Commands here</a></p>
</div>
${view.cards.length === 0 ? empty : pipeline(site, view.repository, columns)}
${view.moves.length > 0 && charts(site, view)}`,
  )
}

const empty: Html = html`<p class="empty">No model proposal has been seen here yet.</p>`

function summary(view: RepositoryView): string {
  const count = view.cards.length
  const waiting = waitingOf([view]).length
  const all = count === 1 ? 'One proposal' : `${count} proposals`
  if (waiting === 0) return `${all}; none waits for a person.`
  return `${all}; ${waiting === 1 ? 'one waits' : `${waiting} wait`} for a person.`
}

function pipeline(site: Site, place: Place, columns: readonly Column[]): Html {
  return html`<section class="pipeline" aria-label="Pipeline" tabindex="0">
${columns.map((column) => pipelineColumn(site, place, column))}
</section>`
}

function pipelineColumn(site: Site, place: Place, { stage, cards }: Column): Html {
  const shown = cards.slice(0, mostShown)
  const rest = cards.slice(mostShown)
  return html`<section class="column" aria-labelledby="stage-${stage}">
<h2 id="stage-${stage}">${stage} <span class="count">${cards.length}</span></h2>
${cards.length === 0 ? html`<p class="none">none</p>` : html`<ul class="tiles">${shown.map((card) => cardTile(site, place, card))}</ul>`}
${rest.length > 0 && html`<details><summary>${rest.length} more</summary><ul class="tiles">${rest.map((card) => cardTile(site, place, card))}</ul></details>`}
</section>
`
}

function charts({ now }: Site, view: RepositoryView): Html {
  const stays = staysOf(view.moves, stagesOf(view), now)
  return html`<section class="charts" aria-label="Over time">
${stays.length > 0 && html`<div class="panel">${staysChart(stays)}</div>`}
<div class="panel">${flowChart(monthsOf(view.moves, now, monthsShown))}</div>
</section>`
}
