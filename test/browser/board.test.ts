import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Cast } from '../../src/cli/demo/cast.ts'
import { boardTown, hostile } from '../support/board-town.ts'
import { noChromium, openChromium } from '../support/chromium.ts'

const violations = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
})

const open = {
  home: '/',
  repository: '/kaito-project/kaito',
  proposal: '/kaito-project/kaito/20260105-phi-4',
  practice: '/kaito-project/kaito/-/help',
  audit: '/audit',
  help: '/help',
} as const

const hidden = {
  'private repository': '/kaito-project/hidden-garden',
  'private proposal': '/kaito-project/hidden-garden/20260105-phi-4-secret',
  'private practice': '/kaito-project/hidden-garden/-/help',
} as const

const looks = {
  light: { viewport: { width: 1360, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1360, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  'phone-dark': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
} as const satisfies Record<string, BrowserContextOptions>

describe.skipIf(noChromium !== undefined)(`the board in Chromium ${noChromium ?? ''}`, () => {
  let cast: Cast
  let browser: Browser
  let shots: string

  beforeAll(async () => {
    cast = await boardTown(7)
    browser = await openChromium()
    shots = await mkdtemp(join(tmpdir(), 'usher-board-'))
    process.stdout.write(`screenshots: ${shots}\n`)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await cast.close()
  })

  /** Somebody at the board; whatever the browser complains about is kept. */
  async function visit(options: BrowserContextOptions = {}): Promise<{
    readonly page: Page
    readonly context: BrowserContext
    readonly complaints: string[]
  }> {
    const context = await browser.newContext({ baseURL: cast.board, ...options })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    return { page, context, complaints }
  }

  async function signIn(page: Page, login: string, path = '/'): Promise<void> {
    await page.goto(path)
    await page.getByRole('link', { name: 'Sign in with GitHub' }).click()
    await page.getByRole('link', { name: login, exact: true }).click()
  }

  async function proposals(page: Page): Promise<readonly string[]> {
    const links = await page.locator('.tile h3 a').all()
    return await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''))
  }

  test.each(Object.entries(open))('%s is shown to strangers', async (_, path) => {
    const { page, context, complaints } = await visit()

    const response = await page.goto(path)

    expect(response?.status()).toBe(200)
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.content()).not.toContain('hidden-garden')
    expect(complaints).toEqual([])
    await context.close()
  })

  test('the pipeline shows where each proposal stands and who can move it on', async () => {
    const { page, context } = await visit()
    await page.goto(open.repository)

    const column = page.locator('section.column', { has: page.locator('#stage-validated') })
    expect(await column.locator('.tile').innerText()).toContain(
      'microsoft/\nphi-4'.replace('\n', ''),
    )
    expect(await column.locator('.turn').innerText()).toContain('maintainer')
    expect(await column.getByText('validated: held').count()).toBe(1)
    await context.close()
  })

  test.each(Object.entries(hidden))(
    'a %s looks to strangers as if there were none',
    async (_, path) => {
      const { page, context } = await visit()

      const response = await page.goto(path)
      const shown = await page.locator('main').innerText()
      const nothing = await page.goto('/kaito-project/never-was')

      expect(response?.status()).toBe(404)
      expect(nothing?.status()).toBe(404)
      expect(shown).toBe(await page.locator('main').innerText())
      await context.close()
    },
  )

  test('a maintainer who signs in sees the private repository, and signs out again', async () => {
    const { page, context, complaints } = await visit()

    await signIn(page, 'ada', open.repository)
    expect(new URL(page.url()).pathname).toBe(open.repository)
    for (const path of Object.values(hidden)) {
      expect((await page.goto(path))?.status()).toBe(200)
      expect(await page.locator('.badge').first().innerText()).toBe('private')
    }
    await page.goto('/')
    expect(await page.content()).toContain('hidden-garden')
    expect(complaints).toEqual([])

    await page.getByRole('button', { name: 'Sign out' }).click()
    expect(await page.content()).not.toContain('hidden-garden')
    expect((await page.goto(hidden['private repository']))?.status()).toBe(404)
    await context.close()
  })

  test('somebody who signs in and has no access sees no more than a stranger', async () => {
    const { page, context } = await visit()

    await signIn(page, 'mallory')

    expect(await page.content()).not.toContain('hidden-garden')
    expect((await page.goto(hidden['private proposal']))?.status()).toBe(404)
    expect((await page.goto('/operations'))?.status()).toBe(404)
    await context.close()
  })

  test('the token of a viewer never reaches the browser in clear, and no script reaches the cookie', async () => {
    const { page, context } = await visit()
    await signIn(page, 'ada')

    const cookies = await context.cookies()
    expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([
      { name: 'usher', httpOnly: true, sameSite: 'Lax' },
    ])
    expect(JSON.stringify(cookies)).not.toContain('ghu_')
    expect(await page.content()).not.toContain('ghu_')
    await context.close()
  })

  test('an operator tries a key again that was given up', async () => {
    const { page, context, complaints } = await visit()
    await cast.store.later('proposal:1/nowhere.md', new Date(0))
    await buried(cast, 'not a key')
    await signIn(page, 'ada')
    await page.getByRole('link', { name: 'Operations' }).click()
    expect(await page.locator('.dead code').first().innerText()).toBe('not a key')

    await page.getByRole('button', { name: 'Discard: not a key' }).click()

    expect(await page.getByText('No key has been given up.').count()).toBe(1)
    expect(await cast.store.dead()).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  test('a hostile proposal is text on every page', async () => {
    const { page, context, complaints } = await visit()
    await page.goto(open.repository)
    const [address] = (await proposals(page)).filter((href) => href.includes('/p-'))
    expect(address).toBeDefined()

    for (const path of ['/', open.repository, address ?? '', open.audit]) {
      await page.goto(path)
      expect(await page.locator('script, img, iframe, object, [onerror], [onload]').count()).toBe(0)
      expect(await page.content()).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
    }
    await page.goto(address ?? '')
    expect(await page.locator('h1').innerText()).toBe(
      hostile.title.replace('\u202E', '·').replace('\u202C', '·').slice(0, 200),
    )
    expect(complaints).toEqual([])
    await context.close()
  })

  test('a hostile proposal is text in every comment and check', async () => {
    const { octokit } = cast.ada
    const { data: pulls } = await octokit.rest.pulls.list({ ...cast.place, state: 'open' })
    const pull = pulls.find(({ title }) => title.startsWith('</title>'))
    const number = pull?.number ?? 0
    const { data: comments } = await octokit.rest.issues.listComments({
      ...cast.place,
      issue_number: number,
    })
    const ref = pull?.head.sha ?? ''
    const { data: checks } = await octokit.rest.checks.listForRef({ ...cast.place, ref })
    const written = [
      ...comments.map(({ body }) => body ?? ''),
      ...checks.check_runs.flatMap(({ output }) => [output.summary ?? '', output.text ?? '']),
    ]

    expect(comments.length).toBeGreaterThan(0)
    expect(checks.check_runs.length).toBeGreaterThan(0)
    for (const text of written) {
      const bare = text.replaceAll(/(`+).*?\1/gs, '').replaceAll(/<!--.*?-->|<\/?sub>/gs, '')
      expect(bare).not.toMatch(/<\w|@ada|\u202E/)
    }
  })

  describe.each(Object.entries(looks))('%s', (look, options) => {
    test('every page reads well to everybody', { timeout: 120_000 }, async () => {
      const { page, context, complaints } = await visit(options)
      await signIn(page, 'ada')
      // What axe brings along is a script, which the page itself would refuse.
      const examined = await browser.newContext({
        ...{ baseURL: cast.board, bypassCSP: true, storageState: await context.storageState() },
        ...options,
      })
      const own = await examined.newPage()
      await page.goto(open.repository)
      const [address = ''] = (await proposals(page)).filter((href) => href.includes('/p-'))
      const pages = { ...open, hostile: address, operations: '/operations', nothing: '/x/y' }
      const found: Record<string, unknown> = {}
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(path)
        await page.screenshot({ path: join(shots, `${name}-${look}.png`), fullPage: true })
        const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
        found[name] = { wider, wrong: await wrongAt(own, path) }
      }

      const fine = Object.keys(pages).map((name) => [name, { wider: 0, wrong: [] }])
      expect(found).toEqual(Object.fromEntries(fine))
      expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
      await examined.close()
      await context.close()
    })
  })

  test('whoever has only a keyboard gets to the content at once', async () => {
    const { page, context } = await visit()
    await page.goto(open.repository)

    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
    await context.close()
  })
})

/** What axe finds wrong with a page. */
async function wrongAt(page: Page, path: string): Promise<readonly string[]> {
  await page.goto(path)
  await page.evaluate(axe.source)
  const result = violations.parse(await page.evaluate('axe.run(document)'))
  return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** Gives a key up, as the queue does after its last try. */
async function buried({ store, sandbox }: Cast, key: string): Promise<void> {
  await store.later(key, new Date(0))
  for (let tries = 0; tries < 6 && (await store.dead()).length === 0; tries += 1) {
    sandbox.clock.advance(10 * 60_000)
    await new Promise((resolve) => setTimeout(resolve, 700))
  }
}
