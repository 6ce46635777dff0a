import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { serveGit } from '../../src/sandbox/git/http.ts'
import type { GitRepository } from '../../src/sandbox/git/repository.ts'
import { gitEnvironment } from '../../src/sandbox/git/run.ts'
import { openGit } from '../../src/sandbox/git.ts'

const run = promisify(execFile)

interface Served {
  readonly repository: GitRepository
  readonly first: string
  readonly address: string
  readonly folder: string
  readonly seen: ReadonlyMap<string, string>[]
  readonly git: (...args: readonly string[]) => Promise<string>
}

/** A repository with one commit behind a server, and an empty folder to clone into. */
async function serving(user: string | undefined, play: (served: Served) => Promise<void>) {
  const repository = await openGit()
  const first = await seed(repository)
  const seen: ReadonlyMap<string, string>[] = []
  const pushed = async (): Promise<void> => {
    seen.push(await repository.refs())
  }
  const server = createServer((request, response) => {
    const pathInfo = request.url?.replace('/ada/engine.git', '').split('?')[0] ?? ''
    void serveGit(request, response, { repository, pathInfo, user, pushed })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  const port = typeof bound === 'object' ? bound?.port : undefined
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-clone-'))
  const git = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run('git', [...args], { cwd: folder, env: gitEnvironment })
    return stdout.trim()
  }
  const address = `http://127.0.0.1:${port}/ada/engine.git`
  try {
    await play({ repository, first, address, folder, seen, git })
  } finally {
    server.close()
    await rm(folder, { recursive: true })
    await repository.close()
  }
}

async function seed(repository: GitRepository): Promise<string> {
  const oid = await repository.writeBlob(Buffer.from('hello\n'))
  const tree = await repository.writeTree(undefined, [{ path: 'a/b.txt', mode: '100644', oid }])
  const by = { name: 'Ada', email: 'ada@example.invalid', at: new Date('2026-01-05T09:00:00Z') }
  const first = await repository.writeCommit({
    tree,
    parents: [],
    message: 'First',
    author: by,
    committer: by,
  })
  await repository.setRefs(new Map([['refs/heads/main', first]]))
  return first
}

test('a person clones, commits, pushes and finds the push in the repository', async () => {
  await serving('ada', async ({ repository, first, address, folder, seen, git }) => {
    await git('clone', '--quiet', address, '.')
    expect(await readFile(join(folder, 'a/b.txt'), 'utf8')).toBe('hello\n')

    await git('switch', '--quiet', '-c', 'topic')
    await writeFile(join(folder, 'c.txt'), 'new\n')
    await git('add', '.')
    await git('commit', '--quiet', '-m', 'Second')
    await git('push', '--quiet', 'origin', 'topic')

    const pushed = (await repository.refs()).get('refs/heads/topic') ?? ''
    expect(await repository.readCommit(pushed)).toMatchObject({
      parents: [first],
      message: 'Second',
    })
    expect(await repository.entryAt(pushed, 'c.txt')).toMatchObject({ type: 'blob', size: 4 })
    expect(seen).toEqual([
      new Map([
        ['refs/heads/main', first],
        ['refs/heads/topic', pushed],
      ]),
    ])
  })
})

test('a fetch brings what the repository has got since, even without a ref', async () => {
  await serving(undefined, async ({ repository, first, address, git }) => {
    await git('clone', '--quiet', address, '.')
    const commit = await repository.readCommit(first)
    if (commit === undefined) throw new Error('The first commit is gone')
    const second = await repository.writeCommit({ ...commit, parents: [first], message: 'More' })
    const third = await repository.writeCommit({ ...commit, parents: [second], message: 'Loose' })
    await repository.setRefs(new Map([['refs/heads/main', second]]))

    await git('pull', '--quiet')
    await git('fetch', '--quiet', 'origin', third)

    expect(await git('rev-parse', 'HEAD', 'FETCH_HEAD')).toBe(`${second}\n${third}`)
  })
})

test('a push of more than a megabyte arrives whole', async () => {
  await serving('ada', async ({ repository, address, folder, git }) => {
    await git('clone', '--quiet', address, '.')
    const bytes = (n: number): Buffer => {
      return createHash('shake256', { outputLength: 15_000 }).update(`${n}`).digest()
    }
    const numbers = Array.from({ length: 150 }, (_, n) => n)
    await Promise.all(numbers.map((n) => writeFile(join(folder, `f${n}`), bytes(n))))
    await git('add', '.')
    await git('commit', '--quiet', '-m', 'Many')
    await git('push', '--quiet', 'origin', 'main')

    const head = (await repository.refs()).get('refs/heads/main') ?? ''
    const { tree = '' } = (await repository.readCommit(head)) ?? {}
    expect(await repository.readTree(tree, false)).toHaveLength(151)
  })
})

test('a stranger reads but does not push', async () => {
  await serving(undefined, async ({ repository, first, address, git }) => {
    await git('clone', '--quiet', address, '.')
    await git('commit', '--quiet', '--allow-empty', '-m', 'Mine')

    await expect(git('push', '--quiet', 'origin', 'main')).rejects.toThrow('403')
    expect(await repository.refs()).toEqual(new Map([['refs/heads/main', first]]))
  })
})

test('what is no git service is not found', async () => {
  await serving('ada', async ({ address }) => {
    expect((await fetch(`${address}/config`)).status).toBe(404)
    expect((await fetch(`${address}/../../etc/passwd`)).status).toBe(404)
  })
})
