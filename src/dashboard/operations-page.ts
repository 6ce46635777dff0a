import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { Site } from './site.ts'
import { agoOf, momentOf } from './time.ts'

/** Where the forms of the operator's page lead. */
export const redrivePath = '/operations/redrive'
export const discardPath = '/operations/discard'

/** What an operator wants to know of a service that runs. */
export interface Operations {
  readonly queue: {
    readonly queued: number
    readonly active: number
    readonly dead: number
    readonly oldestDue: Date | undefined
    readonly deliveries: number
    readonly unfinished: number
  }
  readonly dead: readonly {
    readonly key: string
    readonly attempts: number
    readonly error: string
  }[]
  /** Newest first. */
  readonly deliveries: readonly {
    readonly guid: string
    readonly event: string
    readonly action: string | undefined
    readonly at: Date
    readonly doneAt: Date | undefined
  }[]
  /** What GitHub said last of how much may still be asked. */
  readonly budgets: readonly {
    readonly of: string
    readonly remaining: number
    readonly limit: number
    readonly resetAt: Date
  }[]
  readonly lastSweep: { readonly at: Date; readonly keys: number } | undefined
}

/** The operator's page: the queue, what was given up and can be tried again, deliveries, budgets, the last sweep. */
export function operationsPage(site: Site, operations: Operations): Html {
  return layout(
    site,
    'Operations',
    html`<div class="heading"><h1>Operations</h1></div>
${figures(site, operations)}
${deadSection(site, operations)}
${budgetSection(operations)}
${deliverySection(operations)}`,
  )
}

function figures({ now }: Site, { queue, lastSweep }: Operations): Html {
  const all: readonly (readonly [string, string | number | Html])[] = [
    ['waiting', queue.queued],
    ['worked on', queue.active],
    ['given up', queue.dead],
    [
      'waits longest',
      queue.oldestDue === undefined ? 'nothing is due' : agoOf(queue.oldestDue, now),
    ],
    ['deliveries kept', queue.deliveries],
    ['deliveries unfinished', queue.unfinished],
    [
      'last sweep',
      lastSweep === undefined
        ? 'not yet'
        : html`${agoOf(lastSweep.at, now)} ago, ${lastSweep.keys} keys`,
    ],
  ]
  return html`<dl class="figures">${all.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

function deadSection(site: Site, { dead }: Operations): Html {
  const rows = dead.map(
    ({ key, attempts, error }) =>
      html`<li><p><code>${key}</code> <span class="quiet">after ${attempts} tries</span></p><p>${error}</p>
<div class="buttons">${button(site, { path: redrivePath, key, label: 'Try again' })}${button(site, { path: discardPath, key, label: 'Discard' })}</div></li>
`,
  )
  return html`<section class="panel" aria-labelledby="dead"><h2 id="dead">Given up <span class="count">${dead.length}</span></h2>
${dead.length === 0 ? html`<p>No key has been given up.</p>` : html`<ul class="dead">${rows}</ul>`}</section>`
}

interface Button {
  readonly path: string
  readonly key: string
  readonly label: string
}

function button({ viewer }: Site, { path, key, label }: Button): Html {
  return html`<form method="post" action="${path}"><input type="hidden" name="token" value="${viewer?.formToken ?? ''}"><input type="hidden" name="key" value="${key}"><button aria-label="${label}: ${key}">${label}</button></form>`
}

function budgetSection({ budgets }: Operations): Html {
  const rows = budgets.map(
    ({ of, remaining, limit, resetAt }) =>
      html`<tr><th scope="row">${of}</th><td>${remaining} of ${limit}</td><td>${momentOf(resetAt)}</td></tr>`,
  )
  return html`<section class="panel" aria-labelledby="budget"><h2 id="budget">Budget at GitHub</h2>
${budgets.length === 0 ? html`<p>GitHub has not said anything yet.</p>` : html`<table><thead><tr><th scope="col">Of</th><th scope="col">Left</th><th scope="col">Renewed (UTC)</th></tr></thead><tbody>${rows}</tbody></table>`}</section>`
}

function deliverySection({ deliveries }: Operations): Html {
  const rows = deliveries.map(
    ({ guid, event, action, at, doneAt }) =>
      html`<tr><td>${momentOf(at)}</td><td>${action === undefined ? event : `${event}.${action}`}</td><td><code class="guid">${guid}</code></td><td>${doneAt === undefined ? 'under way' : 'done'}</td></tr>
`,
  )
  return html`<section class="panel" aria-labelledby="deliveries"><h2 id="deliveries">Newest deliveries</h2>
${deliveries.length === 0 ? html`<p>Nothing has been delivered yet.</p>` : html`<div class="wide" role="region" aria-label="Deliveries" tabindex="0"><table><thead><tr><th scope="col">When (UTC)</th><th scope="col">Event</th><th scope="col">Delivery</th><th scope="col">State</th></tr></thead><tbody>${rows}</tbody></table></div>`}</section>`
}
