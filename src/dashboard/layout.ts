import { type Html, html } from './html.ts'
import { type Page, pathOf, type Site } from './site.ts'
import { momentOf } from './time.ts'

/** Where people sign in, come back to, and sign out. No owner's name can begin with a dash. */
export const signInPath = '/-/sign-in'
export const signOutPath = '/-/sign-out'

/** A whole page. `title` says what it is about; the board's name is added. */
export function layout(site: Site, title: string, main: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="same-origin">
<title>${title} · Usher</title>
<link rel="stylesheet" href="${site.style}">
<link rel="icon" type="image/svg+xml" href="${site.icon}">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${header(site)}
<main id="main" tabindex="-1">
${main}
</main>
${footer(site)}
</body>
</html>
`
}

function header(site: Site): Html {
  const pages: readonly (readonly [string, Page])[] = [
    ['Repositories', { kind: 'home' }],
    ['Audit', { kind: 'audit' }],
    ['Help', { kind: 'help' }],
    ...(site.viewer?.isOperator ? [['Operations', { kind: 'operations' }] as const] : []),
  ]
  return html`<header class="top">
<a class="brand" href="${site.href({ kind: 'home' })}">${mark} Usher</a>
<nav aria-label="Pages"><ul>${pages.map(([name, page]) => navigation(site, name, page))}</ul></nav>
${account(site)}
</header>`
}

const mark: Html = html`<svg class="mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M3 3h4v8a3 3 0 0 0 6 0V3h4v8a7 7 0 0 1-14 0z"/></svg>`

function navigation(site: Site, name: string, page: Page): Html {
  const isHere = page.kind === site.here.kind
  return html`<li><a href="${site.href(page)}"${isHere && html` aria-current="page"`}>${name}</a></li>`
}

function account({ viewer, offersSignIn, here, isStatic }: Site): Html | false {
  if (isStatic) return false
  if (viewer === undefined) {
    const back = encodeURIComponent(pathOf(here))
    return (
      offersSignIn &&
      html`<p class="account"><a href="${signInPath}?back=${back}">Sign in with GitHub</a></p>`
    )
  }
  return html`<form class="account" method="post" action="${signOutPath}">
<input type="hidden" name="token" value="${viewer.formToken}">
<span>Signed in as <bdi>${viewer.login}</bdi></span> <button>Sign out</button>
</form>`
}

function footer({ now, isStatic }: Site): Html {
  const what = isStatic ? 'Written' : 'Shown'
  return html`<footer class="bottom">
<p>${what} at ${momentOf(now)} UTC. This board shows what GitHub and the registries say; to change something, change it there or <code>/command</code> it on the pull request.</p>
</footer>`
}
