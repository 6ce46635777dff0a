import { asMessage } from '../diagnostics/markdown.ts'
import { wordsOf } from '../diagnostics/words.ts'
import type { AuditRecord, DriftRecord } from '../lifecycle/audit-record.ts'
import type { BoardRepository } from '../lifecycle/board-repository.ts'
import { foreign, type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { privateSign } from './signs.ts'
import type { Site } from './site.ts'
import { agoOf } from './time.ts'

/** A repository with its last audit, where there was one. */
export interface AuditView {
  readonly repository: BoardRepository
  readonly audit: AuditRecord | undefined
}

const mostShown = 200

/** What does not agree, repository by repository, as the last audit of each found it. */
export function auditPage(site: Site, views: readonly AuditView[]): Html {
  return layout(
    site,
    'Audit',
    html`<div class="heading"><h1>Audit</h1>
<p>Where status lines, the index page, the registry and the history do not agree, as the last audit found it.</p></div>
${views.length === 0 ? html`<p class="empty">No repository to show.</p>` : views.map((view) => section(site, view))}`,
  )
}

function section(site: Site, { repository, audit }: AuditView): Html {
  const { owner, name, isPrivate, id } = repository
  return html`<section class="panel" aria-labelledby="audit-${id}">
<h2 id="audit-${id}"><a href="${site.href({ kind: 'repository', owner, name })}">${owner}/<wbr>${name}</a>${privateSign(isPrivate)}</h2>
${audit === undefined ? html`<p>Not audited yet.</p>` : found(site, `${owner}/${name}`, audit)}
</section>
`
}

function found({ now }: Site, name: string, { at, proposals, drift, notes }: AuditRecord): Html {
  const shown = drift.slice(0, mostShown)
  const summary = html`<p class="quiet">${proposals} ${proposals === 1 ? 'proposal' : 'proposals'} looked at ${agoOf(at, now)} ago.</p>`
  const said = notes.map((note) => html`<p class="remark">${spoken(note)}</p>`)
  if (drift.length === 0) return html`${summary}${said}<p>Everything agrees.</p>`
  return html`${summary}${said}
<div class="wide" role="region" aria-label="Drift in ${name}" tabindex="0"><table><thead><tr><th scope="col">Weight</th><th scope="col">Kind</th><th scope="col">Where</th><th scope="col">What does not agree, and what to do</th><th scope="col">Who</th></tr></thead><tbody>${shown.map((one) => row(one))}</tbody></table></div>
${drift.length > shown.length && html`<p class="quiet">and ${drift.length - shown.length} more</p>`}`
}

function row({ severity, kind, proposal, message, fix, who }: DriftRecord): Html {
  return html`<tr><td><span class="severity is-${severity}">${severity}</span></td><td>${kind}</td><td>${proposal !== undefined && foreign(proposal)}</td><td>${spoken(message)}<br><span class="help">${spoken(fix)}</span></td><td>${who}</td></tr>
`
}

function spoken(text: string): Html {
  const words = wordsOf(asMessage(text))
  return html`${words.map((word) => (word.kind === 'code' ? html`<code>${word.text}</code>` : foreign(word.text)))}`
}
