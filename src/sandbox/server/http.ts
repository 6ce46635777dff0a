import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { GitDoor } from './git-door.ts'

/** Puts a fetch function and git's door on a port of this machine; answers the server's address. */
export async function serveHttp(
  port: number,
  answer: (request: Request) => Promise<Response>,
  git: GitDoor,
): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((request, response) => {
    void serve(request, response)
  })
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/'
    if (git.opens(new URL(path, 'http://localhost').pathname))
      return await git.serve(request, response)
    try {
      await send(response, await answer(await requestOf(request)))
    } catch {
      response.destroy()
    }
  }
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const chosen = typeof address === 'object' && address !== null ? address.port : port
  return { server, url: `http://127.0.0.1:${chosen}` }
}

async function requestOf(request: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(request, 'end')
  const method = request.method ?? 'GET'
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
  const body = method === 'GET' || method === 'HEAD' ? null : new Uint8Array(Buffer.concat(chunks))
  const url = `http://${request.headers.host ?? 'localhost'}${request.url ?? '/'}`
  return new Request(url, { method, headers, body })
}

async function send(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(Buffer.from(await answer.arrayBuffer()))
}
