import type { Logger } from 'pino'
import { Probot, ProbotOctokit } from 'probot'
import { wholeAnswers } from './whole-answers.ts'

/** How we sign in as the app. */
export interface AppOptions {
  readonly appId: string
  readonly privateKey: string
  /** Never left to Probot, which would fall back to a secret that everybody knows. */
  readonly secret: string
  readonly apiUrl: string
  readonly log: Logger
  readonly fetch?: typeof fetch
}

type OctokitOptions = NonNullable<ConstructorParameters<typeof ProbotOctokit>[0]>

/** The version of GitHub's REST API that every call asks for. */
const apiVersion = '2022-11-28'

/**
 * Probot as we use it: to sign in as the app and its installations, and for the types of events.
 *
 * Throttling and retrying are switched off, which works only by a function: writes are paced by
 * ourselves, and a failed key is tried again by the queue. A call that Octokit sent twice could
 * leave two comments behind.
 */
export function usherProbot({ apiUrl, fetch: reach = fetch, ...options }: AppOptions): Probot {
  return new Probot({
    ...options,
    baseUrl: apiUrl,
    Octokit: VersionedOctokit.defaults((given: OctokitOptions) => ({
      ...given,
      auth: withoutRequest(given.auth),
      throttle: { enabled: false },
      retry: { enabled: false },
    })),
    request: { fetch: wholeAnswers(reach) },
  })
}

/** What an installation inherits from the app would sign in at github.com, wherever GitHub is. */
function withoutRequest(auth: unknown): unknown {
  if (typeof auth !== 'object' || auth === null) return auth
  return Object.fromEntries(Object.entries(auth).filter(([name]) => name !== 'request'))
}

const VersionedOctokit = ProbotOctokit.plugin((octokit) => {
  octokit.hook.before('request', (request) => {
    request.headers['x-github-api-version'] = apiVersion
  })
})
