import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { UsageError } from './usage-error.ts'

/** Reads a port off the command line; 0 takes any free one. Throws `UsageError`. */
export function parsePort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new UsageError(`\`${text}\` is not a port: give a number up to 65535`)
}

/** A port that was free just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const closed = once(server, 'close')
  server.close()
  await closed
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Lets a sandbox listen, and says in words for people when the port is taken. Throws `UsageError`. */
export async function listenOn(sandbox: Pick<Sandbox, 'listen'>, port: number): Promise<string> {
  try {
    return await sandbox.listen(port)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause
    throw new UsageError(`Port ${port} cannot be taken: give another with \`--port\``)
  }
}
