import fc from 'fast-check'
import { expect, test } from 'vitest'
import { html } from '../../src/dashboard/html.ts'
import { evidenceLink, say } from '../../src/dashboard/say.ts'
import { pathOf, slugOf } from '../../src/dashboard/site.ts'

const site = { github: 'https://github.com' }
const place = { owner: 'kaito-project', name: 'kaito' }

test('whatever is filled in is text, also in an attribute', () => {
  const text = `<script>alert("1")</script>' onload='x`

  expect(html`<p title="${text}">${text}</p>`.toString()).toMatchInlineSnapshot(
    `"<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onload=&#39;x">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onload=&#39;x</p>"`,
  )
})

test('characters that are invisible or turn the direction are seen', () => {
  expect(html`${'a\u202Eb\u200Bc\u0000d'}`.toString()).toBe('a·b·c·d')
})

test('what is HTML already is not escaped again, and nothing shows for nothing', () => {
  expect(
    html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}${undefined}${false}</ul>`.toString(),
  ).toBe('<ul><li>1</li><li>2</li></ul>')
})

test('no text leaves the place it was put in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = html`<b title="${text}">${text}</b>`.toString()
      expect(written).toMatch(/^<b title="[^"<>]*">[^<>]*<\/b>$/)
    }),
  )
})

test('a sentence of ours shows code, and leads to the pull request it names', () => {
  expect(say(site, place, 'Needs a maintainer to merge #7; see `a<b`.').toString()).toBe(
    '<bdi>Needs a maintainer to merge </bdi><a href="https://github.com/kaito-project/kaito/pull/7">#7</a><bdi>; see </bdi><code>a&lt;b</code><bdi>.</bdi>',
  )
})

test.each([
  ['https://ci.example.org/runs/7', 'https://ci.example.org/runs/7'],
  ['pull/7#issuecomment-12', 'https://github.com/kaito-project/kaito/pull/7#issuecomment-12'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['//elsewhere.example', undefined],
  ['pull/7/../../../x', undefined],
  ['../../login', undefined],
])('evidence at %s is linked to %s', (link, href) => {
  const shown = evidenceLink(site, place, link)?.toString()

  expect(/href="(?<href>[^"]*)"/.exec(shown ?? '')?.groups?.href).toBe(href)
})

test('a plain name is its own address, and every other one gets a digest', () => {
  const files = ['20260105-phi-4.md', 'README', '...md', '..', '<b>.md', '-.md', '.git.md']

  expect(files.map((file) => slugOf(file).replace(/^p-[0-9a-f]{16}$/, 'a digest'))).toEqual([
    '20260105-phi-4',
    'README',
    ...Array.from({ length: 5 }, () => 'a digest'),
  ])
})

test('no name of a file leads out of its repository', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (file) => {
      const path = pathOf({ kind: 'proposal', ...place, file })
      expect(new URL(path, 'https://x.example').pathname).toBe(path)
      expect(path.split('/')).toHaveLength(4)
    }),
  )
})
