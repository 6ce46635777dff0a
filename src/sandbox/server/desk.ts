import { type Actor, actorOf, nameOf } from '../auth/actor.ts'
import { Problem } from '../problem.ts'
import type { Operations } from '../rest/operation.ts'
import type { World } from '../world.ts'
import { type Asked, readRequest } from './asked.ts'
import type { Call } from './call-log.ts'
import type { Contracts } from './contracts.ts'
import type { Fault, Faults } from './faults.ts'
import { perform, performQuery } from './perform.ts'
import { common, refuse, respond } from './respond.ts'
import type { Turns } from './turns.ts'
import type { Writes } from './writes.ts'

/** What stands behind the desk that all requests come to. */
export interface Desk {
  readonly world: World
  readonly contracts: Contracts
  readonly operations: Operations
  readonly faults: Faults
  readonly turns: Turns
  readonly writes: Writes
  readonly calls: Call[]
}

/** Answers one request, in its turn; a broken connection throws as `fetch` does. */
export async function answerRequest(desk: Desk, request: Request): Promise<Response> {
  const asked = await readRequest(desk.contracts, desk.world.state, request)
  const { name: operation, kind } = asked
  const fault = desk.faults.of(operation)
  if (fault !== undefined && !fault.afterEffect) {
    desk.calls.push({ operation, kind, status: statusOf(fault), actor: 'unknown' })
    return broken(desk.world, fault)
  }
  const { response, actor } = await desk.turns.take(() => attempt(desk, asked))
  const status = fault === undefined ? response.status : statusOf(fault)
  desk.calls.push({ operation, kind, status, actor })
  return fault === undefined ? response : broken(desk.world, fault)
}

async function attempt(
  desk: Desk,
  asked: Asked,
): Promise<{ readonly response: Response; readonly actor: string }> {
  const { world, contracts } = desk
  let actor: Actor = { kind: 'nobody' }
  try {
    actor = actorOf(world.state, asked.headers.get('authorization'), world.clock.now())
    return { response: await serve(desk, asked, actor), actor: nameOf(actor) }
  } catch (error) {
    if (error instanceof Problem) return { response: refuse(world, error), actor: nameOf(actor) }
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
    contracts.violated(`${asked.name} broke: ${trace}`)
    const response = refuse(world, new Problem(500, 'The sandbox is broken here'))
    return { response, actor: nameOf(actor) }
  }
}

async function serve(desk: Desk, asked: Asked, actor: Actor): Promise<Response> {
  const { world, contracts, writes } = desk
  if (asked.kind === 'graphql') {
    const body = await performQuery(writes.seen(), contracts, { asked, actor })
    return Response.json(body, { headers: common(world) })
  }
  const answer =
    asked.kind === 'read'
      ? await perform(writes.seen(), desk, { asked, actor })
      : await writes.make(() => perform(world, desk, { asked, actor }))
  return await respond(world, contracts, { asked, answer })
}

function statusOf({ status }: Fault): number {
  return status === 'network' ? 0 : status
}

function broken(world: World, { status, message, headers }: Fault): Response {
  if (status === 'network') throw new TypeError('fetch failed')
  const refused = refuse(world, new Problem(status, message ?? 'Server Error'))
  for (const [name, value] of Object.entries(headers ?? {})) refused.headers.set(name, value)
  return refused
}
