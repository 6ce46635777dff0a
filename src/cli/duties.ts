import { setTimeout } from 'node:timers/promises'
import type { Connection, Duties } from '../app.ts'
import { keysOfEvent } from '../github/keys-of-event.ts'
import { onAnswers } from '../github/on-answers.ts'
import type { Pace } from '../github/pace.ts'
import { type GithubOptions, type GithubWorld, githubWorld } from '../github/world.ts'
import { chronicleOf } from '../reconcile/chronicle.ts'
import { renderKey } from '../reconcile/key.ts'
import { workOn } from '../reconcile/work.ts'
import type { World } from '../reconcile/world.ts'
import { factsSeen } from '../sources/facts-seen.ts'
import { imageTag } from '../sources/registry.ts'

/** The time, as far as duties depend on it. */
export interface Timing {
  readonly now: () => Date
  readonly pace: Pace
}

/** The events that say what to look at; every other is acknowledged and forgotten. */
const events = new Set([
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'issue_comment',
  'merge_group',
  'push',
  'check_run',
  'check_suite',
  'workflow_run',
  'repository',
  'label',
  'installation',
  'installation_repositories',
])

/** The repositories are listed in every so manieth round, in place of the lost deliveries: webhooks tell of new ones. */
const roundsPerListing = 6

/** The service's duties on GitHub: events become keys, keys are worked on, a sweep names everything. */
export function githubDuties(connection: Connection, timing: Timing): Duties {
  const { slug, store, metrics, log } = connection
  const world = worldOf(connection, timing)
  const chronicle = chronicleOf({
    store,
    passed: metrics.passed,
    failed: (err) => log.error({ err }, 'the board could not be kept'),
  })
  const work = {
    world: counted(world, metrics),
    chronicle,
    enqueue: (found: string) => store.later(found, timing.now()),
    log: (message: string, fields: object) => log.info(fields, message),
  }
  return {
    events,
    keysOf(event, payload) {
      const { keys, requests } = keysOfEvent(event, payload, `${slug ?? ''}[bot]`)
      return { keys: keys.map(renderKey), requests }
    },
    work: (key) => workOn(work, key),
    everything: sweeper(world, log),
  }
}

function worldOf(connection: Connection, { now, pace }: Timing): GithubWorld {
  const { probot, octokit, settings, store, budgets, metrics } = connection
  const { appId, registryUrl } = settings
  const base = registryUrl === undefined ? {} : { baseUrl: registryUrl }
  return githubWorld({
    appId,
    appOctokit: octokit,
    octokitFor: async (installation) => {
      const installed = await probot.auth(installation)
      onAnswers(installed, (status, headers) => {
        budgets.note(`installation ${installation}`, headers)
        metrics.asked(String(headers['x-ratelimit-resource'] ?? 'core'), status)
      })
      return installed
    },
    store,
    now,
    pace,
    registry: (image, tag) => imageTag({ image, tag, ...base, fetch }),
    facts: factsThrough(connection, now),
  })
}

/** The same world, with what is changed in it. */
function counted(world: World, { acted }: Connection['metrics']): World {
  return {
    ...world,
    async act(action, where) {
      const outcome = await world.act(action, where)
      acted(action.kind)
      return outcome
    },
  }
}

function sweeper(world: GithubWorld, log: Connection['log']): Duties['everything'] {
  let rounds = 0
  return async () => {
    const isListing = rounds % roundsPerListing === 0
    // What is sent again only arrives sooner: the sweep finds it all the same.
    if (rounds === 0 || !isListing) {
      await world.redeliver().catch((err: unknown) => {
        log.warn({ err }, 'lost deliveries could not be asked for')
      })
    }
    rounds += 1
    return (await world.sweep(isListing ? 'all' : 'known')).map(renderKey)
  }
}

/** Asks the hub that is configured, and nobody where none is. */
function factsThrough({ settings, store }: Connection, now: () => Date): GithubOptions['facts'] {
  const { hub } = settings
  if (hub === undefined) return async () => undefined
  const cache = { recall: store.recall, remember: store.remember, now }
  const token = hub.token === undefined ? {} : { token: hub.token }
  const pause = (ms: number): Promise<void> => setTimeout(ms)
  return factsSeen({ baseUrl: hub.url, ...token, fetch, pause, cache })
}
