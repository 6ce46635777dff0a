import { type Html, html } from './html.ts'
import type { Month } from './spells.ts'

const kinds = ['proposed', 'accepted', 'integrated'] as const
type Kind = (typeof kinds)[number]

/** A drawing of 640 by 200; the bars stand on the line at 168. */
const ground = 168
const top = 16
const left = 34
const right = 632

/** How much came to pass each month, as columns, with the same as a table for whoever wants figures. */
export function flowChart(months: readonly Month[]): Html {
  const most = Math.max(...months.flatMap((month) => kinds.map((kind) => month[kind])))
  const scale = scaleFor(most)
  return html`<figure class="flow">
<figcaption>Flow over the months ${legend}</figcaption>
<div class="wide" role="region" aria-label="Flow over the months, drawn" tabindex="0">
<svg viewBox="0 0 640 200" role="img" aria-labelledby="flow-title"><title id="flow-title">${summary(months)}</title>
${scale.lines.map((value) => gridLine(value, scale.most))}
${months.map((month, index) => columns(month, { index, count: months.length, most: scale.most }))}
</svg>
</div>
<details><summary>The same as a table</summary>
<table><thead><tr><th scope="col">Month</th>${kinds.map((kind) => html`<th scope="col">${kind}</th>`)}<th scope="col">ended otherwise</th></tr></thead>
<tbody>${months.map((month) => html`<tr><th scope="row">${month.month}</th>${kinds.map((kind) => html`<td>${month[kind]}</td>`)}<td>${month.ended}</td></tr>`)}</tbody></table>
</details>
</figure>`
}

const legend: Html = html`<span class="legend">${kinds.map((kind) => html`<span><svg viewBox="0 0 12 12" aria-hidden="true" focusable="false"><rect class="flow-${kind}" width="12" height="12" rx="2"/></svg> ${kind}</span> `)}</span>`

function summary(months: readonly Month[]): string {
  const sum = (kind: Kind): number => months.reduce((all, month) => all + month[kind], 0)
  const said = kinds.map((kind) => `${sum(kind)} ${kind}`).join(', ')
  return `In the last ${months.length} months: ${said}`
}

interface Scale {
  readonly most: number
  readonly lines: readonly number[]
}

/** At most four lines at round numbers. */
function scaleFor(most: number): Scale {
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
  const step = steps.find((one) => one * 4 >= most) ?? most
  const count = Math.max(1, Math.ceil(most / step))
  const lines = Array.from({ length: count + 1 }, (_, index) => index * step)
  return { most: count * step, lines }
}

function heightOf(value: number, most: number): number {
  return (value / most) * (ground - top)
}

function gridLine(value: number, most: number): Html {
  const y = ground - heightOf(value, most)
  return html`<line class="grid" x1="${left}" x2="${right}" y1="${y}" y2="${y}"/><text class="tick" x="${left - 6}" y="${y + 4}" text-anchor="end">${value}</text>
`
}

interface Spot {
  readonly index: number
  readonly count: number
  readonly most: number
}

function columns(month: Month, { index, count, most }: Spot): Html {
  const room = (right - left) / count
  const start = left + index * room
  const width = Math.min(14, (room - 8) / kinds.length)
  const first = start + (room - width * kinds.length) / 2
  const [year, name] = month.month.split('-')
  const isFirst = name === '01' || index === 0
  return html`${kinds.map((kind, at) => column(month[kind], kind, { x: first + at * width, width, most }))}<text class="tick" x="${start + room / 2}" y="${ground + 16}" text-anchor="middle">${name}</text>${isFirst && html`<text class="tick" x="${start + room / 2}" y="${ground + 29}" text-anchor="middle">${year}</text>`}
`
}

interface Bar {
  readonly x: number
  readonly width: number
  readonly most: number
}

function column(value: number, kind: Kind, { x, width, most }: Bar): Html | false {
  const height = heightOf(value, most)
  return (
    value > 0 &&
    html`<rect class="flow-${kind}" x="${x.toFixed(1)}" y="${(ground - height).toFixed(1)}" width="${(width - 1).toFixed(1)}" height="${height.toFixed(1)}" rx="1"/>`
  )
}
