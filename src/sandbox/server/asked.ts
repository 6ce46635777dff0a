import { fullNameOf } from '../state/lookup.ts'
import type { State } from '../state/state.ts'
import type { Contracts } from './contracts.ts'

/** A request, read and routed. */
export interface Asked {
  /** Undefined where GitHub's description has no such path. */
  readonly operationId: string | undefined
  readonly kind: 'read' | 'write' | 'graphql'
  /** The operation id, or method and path. */
  readonly name: string
  readonly parameters: ReadonlyMap<string, string>
  readonly url: URL
  readonly body: unknown
  readonly headers: Headers
}

export async function readRequest(
  { rest }: Contracts,
  state: State,
  request: Request,
): Promise<Asked> {
  const url = new URL(request.url)
  const { method, headers } = request
  const common = { url, body: bodyOf(await request.text()), headers }
  if (url.pathname.endsWith('/graphql')) {
    return {
      ...common,
      operationId: 'graphql',
      kind: 'graphql',
      name: 'graphql',
      parameters: new Map(),
    }
  }
  const route = rest.routeOf(method, pathByName(state, url.pathname))
  return {
    ...common,
    operationId: route?.operationId,
    kind: method === 'GET' || method === 'HEAD' ? 'read' : 'write',
    name: route?.operationId ?? `${method} ${url.pathname}`,
    parameters: route?.parameters ?? new Map(),
  }
}

/** `/repositories/7/…` is what redirects lead to: the repository by its id, which never changes. */
function pathByName(state: State, path: string): string {
  const { id, rest = '' } = /^\/repositories\/(?<id>\d+)(?<rest>\/.*)?$/.exec(path)?.groups ?? {}
  const repository = state.repositories.get(Number(id))
  return repository === undefined ? path : `/repos/${fullNameOf(state, repository)}${rest}`
}

function bodyOf(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
