import type { Logger } from 'pino'
import { pino } from 'pino'
import type { Settings } from '../../src/server/settings.ts'
import { somePrivateKey } from './private-key.ts'
import { webhookSecret } from './webhook.ts'

/** Settings of a service that listens on any free port. */
export function someSettings(): Settings {
  return {
    appId: '12',
    privateKey: somePrivateKey(),
    secrets: [webhookSecret],
    apiUrl: 'https://github.example.com/api/v3',
    host: 'localhost',
    port: 0,
    logLevel: 'info',
    dataFolder: '/nowhere',
    databaseUrl: undefined,
    registryUrl: undefined,
    board: { signIn: undefined, operators: [], proxies: 0 },
    hub: undefined,
  }
}

/** A real pino logger that keeps its lines. */
export function keptLog(): { readonly log: Logger; readonly lines: () => readonly string[] } {
  const kept: string[] = []
  return { log: pino({}, { write: (line) => void kept.push(line) }), lines: () => kept }
}

/** A GitHub that answers every reading with an empty object, refuses everything else, and writes down both. */
export function readOnlyGitHub(status = 200): {
  readonly fetch: typeof fetch
  readonly asked: readonly string[]
} {
  const asked: string[] = []
  return {
    asked,
    async fetch(input, init) {
      const request = new Request(input, init)
      asked.push(`${request.method} ${request.url}`)
      const allowed = request.method === 'GET' ? status : 403
      return Response.json({}, { status: allowed })
    },
  }
}
