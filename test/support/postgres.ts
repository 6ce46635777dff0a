import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, globSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL server of our own, reached only through a socket in a folder of its own. */
export interface Server {
  readonly url: string
  stop(): Promise<void>
}

/** Where PostgreSQL's programs are; `undefined` where it is not installed. */
export const postgresPrograms: string | undefined = [
  '/usr/lib/postgresql/*/bin',
  '/usr/local/bin',
  '/opt/homebrew/bin',
]
  .flatMap((place) => globSync(place))
  .filter((folder) => existsSync(join(folder, 'initdb')))
  .at(-1)

/** Starts a server with an empty database. */
export async function startPostgres(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-pg-'))
  const as = owner()
  if (as !== undefined) chownSync(folder, as.uid, as.gid)
  const data = join(folder, 'data')
  const programs = postgresPrograms ?? ''
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'usher', '-N', '-E', 'UTF8'],
    {
      ...as,
      stdio: 'ignore',
    },
  )
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-k', folder, '-h', '', '-c', 'fsync=off', '-c', 'max_connections=200'],
    { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  await ready(server)
  return {
    url: `postgresql://usher@localhost/postgres?host=${folder}`,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root: then it runs as the user its package made. */
function owner(): { readonly uid: number; readonly gid: number } | undefined {
  if (userInfo().uid !== 0) return undefined
  const id = (which: string): number => Number(execFileSync('id', [which, 'postgres']).toString())
  return { uid: id('-u'), gid: id('-g') }
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)))
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('ready to accept connections')) resolve()
    })
  })
}
