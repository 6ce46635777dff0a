import { type Html, html } from './html.ts'
import type { Stay } from './spells.ts'
import { spanOf } from './time.ts'

/** The time spent in each stage, as a table whose bars are drawn: the median, and the longest behind it. */
export function staysChart(stays: readonly Stay[]): Html {
  const longest = Math.max(1, ...stays.map(({ longestMs }) => longestMs))
  return html`<div class="wide" role="region" aria-label="Time in each stage" tabindex="0"><table class="stays">
<caption>Time in each stage</caption>
<thead><tr><th scope="col">Stage</th><th scope="col">median, and longest</th><th scope="col">Median</th><th scope="col">Longest</th><th scope="col">Proposals</th></tr></thead>
<tbody>${stays.map((stay) => row(stay, longest))}</tbody>
</table></div>`
}

function row({ stage, medianMs, longestMs, count, present }: Stay, longest: number): Html {
  return html`<tr><th scope="row">${stage}</th><td class="drawn">${bars(medianMs / longest, longestMs / longest)}</td><td>${spanOf(medianMs)}</td><td>${spanOf(longestMs)}</td><td>${count}${present > 0 && html` <span class="quiet">(${present} now)</span>`}</td></tr>
`
}

function bars(median: number, longest: number): Html {
  return html`<svg class="bars" width="100%" height="16" aria-hidden="true" focusable="false"><rect class="longest" x="0" y="2" height="12" rx="2" width="${percent(longest)}"/><rect class="median" x="0" y="2" height="12" rx="2" width="${percent(median)}"/></svg>`
}

/** Something always shows. */
function percent(share: number): string {
  return `${Math.max(0.6, share * 100).toFixed(1)}%`
}
