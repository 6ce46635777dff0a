import type { Logger } from 'pino'
import type { Probot } from 'probot'
import type { Duties } from '../app.ts'
import { keysOfEvent } from '../github/keys-of-event.ts'
import type { Pace } from '../github/pace.ts'
import { githubWorld } from '../github/world.ts'
import { renderKey } from '../reconcile/key.ts'
import { workOn } from '../reconcile/work.ts'
import type { Settings } from '../server/settings.ts'
import { imageTag } from '../sources/registry.ts'
import type { Store } from '../store/store.ts'

/** What the service's duties rest on: its own parts, and the time. */
export interface Means {
  readonly settings: Settings
  readonly store: Store
  readonly log: Logger
  readonly now: () => Date
  readonly pace: Pace
}

/** The events that say what to look at; every other is acknowledged and forgotten. */
const events = new Set([
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'issue_comment',
  'push',
  'check_run',
  'check_suite',
  'workflow_run',
  'repository',
  'label',
  'installation',
  'installation_repositories',
])

/** The service's duties on GitHub: events become keys, keys are worked on, a sweep names everything. */
export async function githubDuties(probot: Probot, means: Means): Promise<Duties> {
  const { settings, store, log, now, pace } = means
  const appOctokit = await probot.auth()
  const bot = await ownLogin(appOctokit)
  const { appId, registryUrl } = settings
  const base = registryUrl === undefined ? {} : { baseUrl: registryUrl }
  const world = githubWorld({
    appId,
    appOctokit,
    octokitFor: (installation) => probot.auth(installation),
    store,
    now,
    pace,
    registry: (image, tag) => imageTag({ image, tag, ...base, fetch }),
  })
  return {
    events,
    keysOf(event, payload) {
      const { keys, requests } = keysOfEvent(event, payload, bot)
      return { keys: keys.map(renderKey), requests }
    },
    work: (key) =>
      workOn(
        {
          world,
          enqueue: (found) => store.later(found, now()),
          log: (message, fields) => log.info(fields, message),
        },
        key,
      ),
    async everything() {
      await world.redeliver()
      return (await world.sweep()).map(renderKey)
    },
  }
}

/** The login of our own bot: what it causes needs no second look. */
async function ownLogin(octokit: Awaited<ReturnType<Probot['auth']>>): Promise<string> {
  const { data } = await octokit.rest.apps.getAuthenticated()
  return `${data?.slug ?? 'usher'}[bot]`
}
