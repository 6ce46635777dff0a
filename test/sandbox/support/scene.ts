import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { Octokit } from '@octokit/rest'
import { expect, onTestFinished } from 'vitest'
import { z } from 'zod'
import { type Sandbox, sandbox } from '../../../src/sandbox/sandbox.ts'
import type { App, Installation, Permissions, User } from '../../../src/sandbox/state/people.ts'
import type { Repository } from '../../../src/sandbox/state/repository.ts'

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

/** The key the app of every scene signs with. */
export const privateKey: string = keys.privateKey

const workflow = `name: Measure
run-name: Measure \${{ inputs.nonce }}
on:
  workflow_dispatch:
    inputs:
      nonce: { required: true }
      size: { type: choice, options: [small, large], default: small }
jobs:
  measure: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
`

/** The files every scene begins with. */
const files: ReadonlyMap<string, string> = new Map([
  ['README.md', '# Garden\n\nA place for plants.\n'],
  ['plants/rose.md', 'Red.\n'],
  ['.github/workflows/measure.yml', workflow],
])

/** A webhook as the app got it. */
interface Heard {
  readonly event: string
  readonly guid: string
  readonly payload: Record<string, unknown>
}

export interface Scene {
  readonly github: Sandbox
  readonly ada: User
  readonly ben: User
  readonly app: App
  readonly installation: Installation
  readonly garden: Repository
  readonly heard: Heard[]
  /** The names of what the app has heard: `push`, `pull_request.opened`. */
  news(): Promise<readonly string[]>
  /** Whoever has the token. */
  client(token: string | undefined): Octokit
  as(user: User | undefined): Octokit
  asApp(): Octokit
  asBot(): Promise<Octokit>
  /** Violations that this scene is about. */
  expectViolations(...texts: readonly unknown[]): void
}

const object = z.record(z.string(), z.unknown())

/** A JWT of an app, valid for a few minutes. */
export function jsonWebToken(appId: number, ageSeconds: number = 0): string {
  const now = Math.floor(Date.now() / 1000) - ageSeconds
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: appId, iat: now - 30, exp: now + 300 })}`
  const signature = sign('RSA-SHA256', Buffer.from(text), createPrivateKey(keys.privateKey))
  return `${text}.${signature.toString('base64url')}`
}

interface SceneOptions {
  readonly private?: boolean
  /** What the app subscribes to besides the usual. */
  readonly events?: readonly string[]
  /** What the app may besides the usual. */
  readonly permissions?: Permissions
}

/** Ada's garden, with an app installed; Ben is a stranger. At the end nothing may have been violated. */
export async function scene(options: SceneOptions = {}): Promise<Scene> {
  const github = await sandbox()
  const heard: Heard[] = []
  let expected: readonly unknown[] = []
  onTestFinished(async () => {
    await github.settle()
    await github.close()
    expect(github.violations).toEqual(expected)
  })
  github.deliverTo((headers, body) => {
    const event = headers['x-github-event'] ?? ''
    heard.push({
      event,
      guid: headers['x-github-delivery'] ?? '',
      payload: object.parse(JSON.parse(body)),
    })
    return Promise.resolve(202)
  })
  const ada = github.createUser('ada')
  const ben = github.createUser('ben')
  const garden = await github.createRepository({
    owner: ada,
    name: 'garden',
    private: options.private ?? false,
    files,
  })
  const app = github.createApp({
    slug: 'gardener',
    permissions: {
      contents: 'write',
      pull_requests: 'write',
      issues: 'write',
      checks: 'write',
      actions: 'write',
      ...options.permissions,
    },
    events: [
      'pull_request',
      'issue_comment',
      'push',
      'check_run',
      'workflow_run',
      'label',
      'issues',
      'pull_request_review',
      ...(options.events ?? []),
    ],
    webhookSecret: 'a secret for the garden only, long enough',
    publicKey: keys.publicKey,
  })
  const installation = github.install(app, garden)
  const client = (auth: string | undefined): Octokit =>
    new Octokit({
      ...(auth === undefined ? {} : { auth }),
      baseUrl: github.url,
      request: { fetch: github.fetch },
      log: { debug() {}, info() {}, warn() {}, error() {} },
    })
  return {
    github,
    ada,
    ben,
    app,
    installation,
    garden,
    heard,
    news: async () => {
      await github.settle()
      return heard
        .splice(0)
        .map(({ event, payload }) => [event, payload.action].filter(Boolean).join('.'))
    },
    client,
    as: (user) => client(user?.token),
    asApp: () => client(jsonWebToken(app.id)),
    asBot: async () => {
      const { data } = await client(jsonWebToken(app.id)).rest.apps.createInstallationAccessToken({
        installation_id: installation.id,
      })
      return client(data.token)
    },
    expectViolations: (...texts) => {
      expected = texts
    },
  }
}

/** Where everything happens. */
export const at = { owner: 'ada', repo: 'garden' }
