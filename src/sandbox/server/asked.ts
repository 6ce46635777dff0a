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

export async function readRequest({ rest }: Contracts, request: Request): Promise<Asked> {
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
  const route = rest.routeOf(method, url.pathname)
  return {
    ...common,
    operationId: route?.operationId,
    kind: method === 'GET' || method === 'HEAD' ? 'read' : 'write',
    name: route?.operationId ?? `${method} ${url.pathname}`,
    parameters: route?.parameters ?? new Map(),
  }
}

function bodyOf(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
