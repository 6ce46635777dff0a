import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { Site } from './site.ts'

/** What a page says when it is none: what happened, and what to do next. */
export interface Problem {
  readonly title: string
  readonly says: string
}

/** A page for what went wrong. Whether something exists that the viewer may not see, it never says. */
export function problemPage(site: Site, { title, says }: Problem): Html {
  return layout(
    site,
    title,
    html`<div class="heading"><h1>${title}</h1><p>${says}</p>
<p><a href="${site.href({ kind: 'home' })}">All repositories</a></p></div>`,
  )
}
