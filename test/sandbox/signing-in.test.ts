import { createHash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { type Sandbox, sandbox } from '../../src/sandbox/sandbox.ts'
import type { Repository } from '../../src/sandbox/state/repository.ts'

const signIn = {
  clientId: 'Iv1.abc',
  clientSecret: 'secret',
  callbackUrl: 'https://board.example/back',
}
const verifier = 'a-verifier-that-nobody-guesses'
const challenge = createHash('sha256').update(verifier).digest('base64url')

interface Town {
  readonly github: Sandbox
  readonly garden: Repository
  readonly install: () => void
}

async function town(): Promise<Town> {
  const github = await sandbox()
  onTestFinished(() => github.close())
  const owner = github.createUser('ada')
  github.createUser('mallory')
  const quiet = { events: [], webhookSecret: 'x', publicKey: '', isListening: false }
  const app = github.createApp({ slug: 'board', permissions: {}, ...quiet, signIn })
  const garden = await github.createRepository({ owner, name: 'garden', private: true })
  return { github, garden, install: () => void github.install(app, garden) }
}

function authorize(
  github: Sandbox,
  change: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const query = new URLSearchParams({
    client_id: signIn.clientId,
    redirect_uri: signIn.callbackUrl,
    state: 's',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    login: 'ada',
    ...change,
  })
  return github.fetch(`/login/oauth/authorize?${query}`, { redirect: 'manual' })
}

async function codeFor(github: Sandbox, login = 'ada'): Promise<string> {
  const response = await authorize(github, { login })
  return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? ''
}

async function trade(
  github: Sandbox,
  code: string,
  change: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const body = new URLSearchParams({
    client_id: signIn.clientId,
    client_secret: signIn.clientSecret,
    code,
    code_verifier: verifier,
    ...change,
  })
  const response = await github.fetch('/login/oauth/access_token', { method: 'POST', body })
  return await response.json()
}

async function tokenFor(github: Sandbox, login: string): Promise<string> {
  const answer = await trade(github, await codeFor(github, login))
  return /ghu_\w+/.exec(JSON.stringify(answer))?.[0] ?? ''
}

async function statusOf(github: Sandbox, path: string, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  return (await github.fetch(path, { headers })).status
}

test('somebody says yes and comes back, and the app gets a token for them', async () => {
  const { github } = await town()
  const response = await authorize(github)
  const back = new URL(response.headers.get('location') ?? '')

  expect(`${back.origin}${back.pathname} ${back.searchParams.get('state')}`).toBe(
    'https://board.example/back s',
  )
  const text = JSON.stringify(await trade(github, back.searchParams.get('code') ?? ''))
  expect(text.replace(/ghu_\w{36,}/, 'a token')).toBe(
    '{"access_token":"a token","token_type":"bearer","scope":"","expires_in":28800}',
  )
})

test('the token tells whose it is', async () => {
  const { github } = await town()
  const headers = { authorization: `Bearer ${await tokenFor(github, 'ada')}` }

  expect(await (await github.fetch('/user', { headers })).json()).toMatchObject({ login: 'ada' })
  expect((await github.fetch('/user')).status).toBe(401)
  expect(github.violations).toEqual([])
})

test('a code is good once, for the app and the browser that asked for it', async () => {
  const { github } = await town()
  const bad = { error: 'bad_verification_code' }
  const code = await codeFor(github)

  expect(await trade(github, code)).toMatchObject({ token_type: 'bearer' })
  expect(await trade(github, code)).toEqual(bad)
  expect(await trade(github, await codeFor(github), { code_verifier: 'x' })).toEqual(bad)
  expect(await trade(github, await codeFor(github), { client_secret: 'x' })).toEqual({
    error: 'incorrect_client_credentials',
  })
  const late = await codeFor(github)
  github.clock.advance(11 * 60_000)
  expect(await trade(github, late)).toEqual(bad)
})

test.each([
  ['https://elsewhere.example/back', 404],
  ['https://board.example/', 404],
  ['http://board.example/back', 404],
  ['nonsense', 404],
  ['https://board.example/back/further', 302],
])('nobody is sent to %s unless it is the app', async (address, status) => {
  const { github } = await town()

  expect((await authorize(github, { redirect_uri: address })).status).toBe(status)
})

test('the app sees for somebody what both may see', async () => {
  const { github, install } = await town()
  const [ada, mallory] = [await tokenFor(github, 'ada'), await tokenFor(github, 'mallory')]
  expect(await statusOf(github, '/repos/ada/garden', ada)).toBe(404)

  install()

  expect(await statusOf(github, '/repos/ada/garden', ada)).toBe(200)
  expect(await statusOf(github, '/repos/ada/garden', mallory)).toBe(404)
  github.clock.advance(9 * 3_600_000)
  expect(await statusOf(github, '/repos/ada/garden', ada)).toBe(401)
})
