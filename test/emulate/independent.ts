import { Octokit } from '@octokit/rest'
import { createEmulator, type Emulator } from 'emulate'
import { type Logger, pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Action, Outcome } from '../../src/decide/plan.ts'
import { atOnce } from '../../src/github/pace.ts'
import { usherProbot } from '../../src/github/probot.ts'
import { type GithubWorld, githubWorld } from '../../src/github/world.ts'
import type { Where } from '../../src/reconcile/world.ts'
import { smallStore } from '../support/small-store.ts'

export const at = { owner: 'kaito-project', repo: 'kaito' }
export const secret = 'what only the two of us know, and nobody else'
export const log: Logger = pino({ level: 'silent' })

/** A GitHub that others have written: one repository, one person, and Usher installed. */
export interface Independent {
  /** Speaks as rin, who may write. */
  readonly rin: Octokit
  /** Where the default branch stood at the start. */
  readonly head: string
  /** Makes one of our changes, signed in as the app's installation. */
  readonly act: (action: Action) => Promise<Outcome>
}

/** Starts a fresh one, which ends with the test. It sends `pull_request` to `webhookUrl`. */
export async function independent(webhookUrl?: string): Promise<Independent> {
  const emulator = await createEmulator({ service: 'github', port: 0, seed: seed(webhookUrl) })
  onTestFinished(() => emulator.close())
  const rin = new Octokit({ auth: 'token-of-rin', baseUrl: emulator.url })
  const { data: repository } = await rin.rest.repos.get(at)
  const { data: main } = await rin.rest.git.getRef({ ...at, ref: 'heads/main' })
  const head = main.object.sha
  const where: Where = {
    bot: { login: 'usher[bot]', id: '1', appId: '4711' },
    repository: {
      id: String(repository.id),
      owner: at.owner,
      name: at.repo,
      defaultBranch: 'main',
      head,
      labels: new Set(),
      installedAt: new Date('2026-01-01T00:00:00Z'),
    },
  }
  const world = await worldOn(emulator)
  return { rin, head, act: (action) => world.act(action, where) }
}

function seed(webhookUrl: string | undefined) {
  const hook = webhookUrl === undefined ? {} : { webhook_url: webhookUrl, webhook_secret: secret }
  return {
    tokens: { 'token-of-rin': { login: 'rin', scopes: ['repo'] } },
    github: {
      users: [{ login: 'rin' }],
      orgs: [{ login: at.owner, members: [{ login: 'rin', role: 'admin' }] }],
      repos: [{ owner: at.owner, name: at.repo }],
      apps: [
        {
          app_id: 4711,
          slug: 'usher',
          name: 'Usher',
          permissions: {
            metadata: 'read',
            contents: 'write',
            pull_requests: 'write',
            issues: 'write',
            checks: 'write',
          },
          events: ['pull_request'],
          installations: [{ installation_id: 42, account: at.owner }],
          ...hook,
        },
      ],
    },
  }
}

async function worldOn(emulator: Emulator): Promise<GithubWorld> {
  const key = emulator.generatedSecrets.find(({ kind }) => kind === 'github.app_private_key')
  const probot = usherProbot({
    appId: '4711',
    privateKey: key?.value ?? '',
    secret,
    apiUrl: emulator.url,
    log,
    fetch: withInstalledRepositories,
  })
  return githubWorld({
    appId: '4711',
    appOctokit: await probot.auth(),
    octokitFor: (installation) => probot.auth(installation),
    store: smallStore(),
    now: () => new Date('2026-01-07T00:00:00Z'),
    pace: atOnce,
    registry: async () => 'unknown',
    facts: async () => undefined,
  })
}

/** The emulator has no list of an installation's repositories: its only one is that list. */
const withInstalledRepositories: typeof fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input)
  if (url.pathname !== '/installation/repositories') return await fetch(input, init)
  const answer = await fetch(`${url.origin}/repos/${at.owner}/${at.repo}`, init)
  const list = Response.json({ total_count: 1, repositories: [await answer.json()] })
  return Object.defineProperty(list, 'url', { value: url.href })
}
