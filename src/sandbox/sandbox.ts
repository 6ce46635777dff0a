import type { Server } from 'node:http'
import { type Clock, fixedClock } from './clock.ts'
import { type Controls, controls } from './controls/controls.ts'
import type { GitRepository } from './git/repository.ts'
import { openGit } from './git.ts'
import type { DeliveryRecord } from './hooks/delivery.ts'
import { hooks } from './hooks/hooks.ts'
import { type Hub, hub } from './hub.ts'
import { answerOAuth, isOAuth } from './oauth/door.ts'
import { type Registry, registry } from './registry.ts'
import { remembered } from './remembered.ts'
import { operations } from './rest/operations.ts'
import type { Call } from './server/call-log.ts'
import { contracts } from './server/contracts.ts'
import { answerRequest, type Desk } from './server/desk.ts'
import { faults } from './server/faults.ts'
import { followRedirects } from './server/follow-redirects.ts'
import { gitDoor } from './server/git-door.ts'
import { serveHttp } from './server/http.ts'
import { turns } from './server/turns.ts'
import { writes } from './server/writes.ts'
import { emptyState } from './state/state.ts'
import type { World } from './world.ts'

/** A GitHub in one process: real git inside, held against GitHub's own descriptions. */
export interface Sandbox extends Controls {
  /** `http://sandbox.invalid` until it listens. */
  readonly url: string
  readonly clock: Clock
  /** Where a request, an answer or a webhook was not as GitHub describes it. */
  readonly violations: readonly string[]
  readonly calls: readonly Call[]
  readonly deliveries: readonly DeliveryRecord[]
  /** Container images that exist. */
  readonly registry: Registry
  /** Models that exist. */
  readonly hub: Hub
  /** The whole GitHub as a fetch function: API at the root, `/graphql`, the registry at `/v2/`, the model hub at `/hub`, signing in below `/login/`. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>
  /** Opens a port on this machine, for git too; any free one unless named. Answers the address. */
  listen(port?: number): Promise<string>
  close(): Promise<void>
}

/**
 * Opens a GitHub. Several may share one git: objects are named by their content, and what they have
 * been asked about them is not asked again. Such a git is closed by whoever opened it.
 */
export async function sandbox(
  clock: Clock = fixedClock(),
  shared?: GitRepository,
): Promise<Sandbox> {
  const git = shared ?? remembered(await openGit())
  let lastId = 1000
  const world: World = {
    state: emptyState(),
    git,
    clock,
    place: { url: 'http://sandbox.invalid' },
    outbox: [],
    nextId: () => (lastId += 1),
  }
  const described = contracts()
  const hooked = hooks(world, described)
  const images = registry()
  const models = hub()
  const desk: Desk = {
    world,
    contracts: described,
    operations: operations(hooked),
    faults: faults(),
    turns: turns(),
    writes: writes(world, hooked),
    calls: [],
  }
  const open = openings(desk, images, models)
  return {
    ...controls(desk, hooked),
    get url() {
      return world.place.url
    },
    clock,
    violations: described.violations,
    calls: desk.calls,
    deliveries: hooked.records,
    registry: images,
    hub: models,
    ...open,
    close: async () => {
      await open.close()
      if (shared === undefined) await git.close()
    },
  }
}

function openings(
  desk: Desk,
  images: Registry,
  models: Hub,
): Pick<Sandbox, 'fetch' | 'listen' | 'close'> {
  const git = gitDoor(desk)
  const { place } = desk.world
  let server: Server | undefined

  const answer = (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const isRegistry = url.pathname.startsWith('/v2/') || url.pathname === '/token'
    if (isRegistry) return Promise.resolve(images.answer(request.method, url, request.headers))
    if (isOAuth(url.pathname)) return answerOAuth(desk.world, request)
    const inHub = /^\/hub(?<path>\/.*)$/.exec(url.pathname)?.groups?.path
    if (inHub !== undefined) return Promise.resolve(models.answer(request.method, inHub))
    return answerRequest(desk, request)
  }

  return {
    fetch: (input, init) => {
      const given = typeof input === 'string' ? new URL(input, place.url) : input
      return followRedirects(new Request(given, init), answer)
    },
    listen: async (port = 0) => {
      const opened = await serveHttp(port, answer, git)
      server = opened.server
      place.url = opened.url
      return opened.url
    },
    close: async () => {
      server?.closeAllConnections()
      server?.close()
      await git.close()
    },
  }
}
