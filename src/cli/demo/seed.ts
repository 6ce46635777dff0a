import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where to push a tree: the address for git, and the token of somebody who may. */
export interface Remote {
  readonly url: string
  readonly token: string
}

/** Pushes a folder to a repository's default branch with git itself, as one commit. */
export async function seed(folder: string, { url, token }: Remote): Promise<void> {
  const clone = await mkdtemp(join(tmpdir(), 'usher-seed-'))
  const git = async (...args: readonly string[]): Promise<void> => {
    await run('git', ['-C', clone, ...args])
  }
  try {
    await run('git', ['clone', '--quiet', withToken(url, token), clone])
    await cp(folder, clone, { recursive: true })
    await git('add', '--all')
    const author = ['-c', 'user.name=KAITO maintainers', '-c', 'user.email=kaito@example.org']
    await git(...author, 'commit', '--quiet', '--message', 'feat: begin')
    await git('push', '--quiet', 'origin', 'HEAD:main')
  } finally {
    await rm(clone, { recursive: true, force: true })
  }
}

function withToken(url: string, token: string): string {
  const address = new URL(url)
  address.username = 'x-access-token'
  address.password = token
  return address.href
}
