import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GitRepository } from './repository.ts'
import { gitEnvironment } from './run.ts'

export interface GitRequest {
  readonly repository: GitRepository
  /** What follows the repository in the address: `/info/refs`, `/git-upload-pack`, `/git-receive-pack`. */
  readonly pathInfo: string
  /** Who asks; without a user a push is refused with 403. */
  readonly user: string | undefined
  /** Awaited after git has moved the refs and before the pusher hears of it. */
  readonly pushed?: () => Promise<void>
}

/**
 * Serves `git clone`, `git fetch` and `git push` (smart HTTP) through git's own CGI program.
 *
 * Resolves when the answer is out or the client has gone.
 */
export async function serveGit(
  request: IncomingMessage,
  response: ServerResponse,
  options: GitRequest,
): Promise<void> {
  const child = spawn('git', ['http-backend'], { env: environmentOf(request, options) })
  child.stdin.on('error', () => undefined)
  child.stderr.resume()
  response.on('close', () => child.kill())
  request.pipe(child.stdin)

  try {
    await Promise.all([relay(child.stdout, response), once(child, 'close')])
    if (options.pathInfo === '/git-receive-pack') await options.pushed?.()
  } finally {
    if (!response.headersSent) response.statusCode = 500
    response.end()
  }
}

/** RFC 3875, and what `git help http-backend` asks for. */
function environmentOf(
  request: IncomingMessage,
  { repository, pathInfo, user }: GitRequest,
): Record<string, string> {
  const { headers, method = 'GET', url = '' } = request
  const optional = {
    CONTENT_TYPE: headers['content-type'],
    CONTENT_LENGTH: headers['content-length'],
    HTTP_CONTENT_ENCODING: headers['content-encoding'],
    GIT_PROTOCOL: headers['git-protocol'],
    REMOTE_USER: user,
  }
  const given = Object.entries(optional).flatMap(([name, value]) => {
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return {
    ...gitEnvironment,
    GIT_PROJECT_ROOT: repository.directory,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: pathInfo,
    QUERY_STRING: url.split('?')[1] ?? '',
    REQUEST_METHOD: method,
    ...Object.fromEntries(given),
  }
}

/** Passes on what the program prints; leaves the answer open. */
async function relay(output: AsyncIterable<unknown>, response: ServerResponse): Promise<void> {
  const bodyOf = headReader((head) => writeHead(response, head))
  for await (const chunk of output) {
    if (Buffer.isBuffer(chunk)) await write(response, bodyOf(chunk))
  }
}

/** Takes the headers, up to an empty line, off the first chunks. */
function headReader(found: (head: string) => void): (chunk: Buffer) => Buffer {
  let head: Buffer | undefined = Buffer.alloc(0)
  return (chunk) => {
    if (head === undefined) return chunk
    const bytes = Buffer.concat([head, chunk])
    const end = bytes.indexOf('\r\n\r\n')
    head = end === -1 ? bytes : undefined
    if (end === -1) return Buffer.alloc(0)
    found(bytes.toString('latin1', 0, end))
    return bytes.subarray(end + 4)
  }
}

function writeHead(response: ServerResponse, text: string): void {
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':')
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1).trim()]
    if (name === 'Status') response.statusCode = Number.parseInt(value, 10)
    else response.setHeader(name, value)
  }
  response.flushHeaders()
}

async function write(response: ServerResponse, bytes: Buffer): Promise<void> {
  if (bytes.length === 0 || response.destroyed) return
  if (!response.write(bytes)) await Promise.race([once(response, 'drain'), once(response, 'close')])
}
