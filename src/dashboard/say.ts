import { type Word, wordsOf } from '../diagnostics/words.ts'
import { foreign, type Html, html } from './html.ts'
import type { Site } from './site.ts'

/** A repository, as far as links into it go. */
export interface Place {
  readonly owner: string
  readonly name: string
}

/** A sentence of ours as HTML; a pull request it names becomes a link. */
export function say(site: Pick<Site, 'github'>, place: Place, markdown: string): Html {
  return html`${wordsOf(markdown).map((word) => wordHtml(site, place, word))}`
}

function wordHtml(site: Pick<Site, 'github'>, place: Place, { kind, text }: Word): Html {
  switch (kind) {
    case 'text':
      return foreign(text)
    case 'code':
      return html`<code>${text}</code>`
    case 'strong':
      return html`<strong>${text}</strong>`
    case 'emphasis':
      return html`<em>${text}</em>`
    case 'pull':
      return html`<a href="${onGitHub(site, place, `pull/${text}`)}">#${text}</a>`
  }
}

/** A page below the repository's on GitHub. */
export function onGitHub(site: Pick<Site, 'github'>, { owner, name }: Place, path: string): string {
  return `${site.github}/${owner}/${name}/${path}`
}

/** A link to evidence: a path of the repository, or any address on the web. Everything else is none. */
export function evidenceLink(
  site: Pick<Site, 'github'>,
  place: Place,
  link: string | undefined,
): Html | undefined {
  if (link === undefined) return undefined
  if (/^pull\/\d+(?:#[\w-]+)?$/.test(link)) return anchor(onGitHub(site, place, link))
  const url = URL.parse(link)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  return isWeb ? anchor(url.href) : undefined
}

function anchor(href: string): Html {
  return html`<a class="evidence" href="${href}" rel="nofollow noopener noreferrer">evidence</a>`
}
