import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { at, type Scene, scene } from './support/scene.ts'

const run = promisify(execFile)

/** A clone of the garden, as somebody has it on their disk. */
async function cloneOf({ github }: Scene, token: string) {
  const folder = await mkdtemp(join(tmpdir(), 'clone-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const address = github.url.replace('//', `//x:${token}@`)
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com']
  const git = async (...args: readonly string[]): Promise<string> =>
    (await run('git', ['-C', folder, ...identity, ...args])).stdout.trim()
  await git('clone', '-q', `${address}/ada/garden.git`, '.')
  return { folder, git }
}

test('a person clones, pushes a branch, and the world follows', async () => {
  const set = await scene()
  const { github, ada, as, news } = set
  await github.listen()
  const { folder, git } = await cloneOf(set, ada.token)
  const push = async (text: string): Promise<string> => {
    await writeFile(join(folder, 'lily.md'), text)
    await git('add', '.')
    await git('commit', '-q', '-m', 'Plant a lily')
    await git('push', '-q', 'origin', 'HEAD:lily')
    return await git('rev-parse', 'HEAD')
  }

  await push('White.\n')
  const { data: pull } = await as(ada).rest.pulls.create({
    ...at,
    title: 'Lily',
    head: 'lily',
    base: 'main',
  })
  const head = await push('Yellow.\n')

  const { data: moved } = await as(ada).rest.pulls.get({ ...at, pull_number: pull.number })
  expect([moved.head.sha, moved.commits]).toEqual([head, 2])
  expect(await news()).toEqual([
    'push',
    'check_suite.requested',
    'pull_request.opened',
    'push',
    'check_suite.requested',
    'pull_request.synchronize',
  ])
})

test('what the API has written can be fetched, and pull requests have refs', async () => {
  const set = await scene()
  const { github, garden, ada, ben, as } = set
  await github.listen()
  const { folder, git } = await cloneOf(set, ada.token)
  const forked = github.fork(garden, ben)
  const head = await github.push(forked, {
    branch: 'fern',
    files: new Map([['fern.md', 'Green.\n']]),
    by: ben,
  })
  await as(ben).rest.pulls.create({ ...at, title: 'Fern', head: 'ben:fern', base: 'main' })

  await git('fetch', '-q', 'origin', 'refs/pull/1/head')
  await git('checkout', '-q', 'FETCH_HEAD')

  expect(await git('rev-parse', 'HEAD')).toBe(head)
  expect(await readFile(join(folder, 'fern.md'), 'utf8')).toBe('Green.\n')
})

test('a stranger clones what is public and pushes nothing', async () => {
  const set = await scene()
  const { github, ben } = set
  await github.listen()
  const { git } = await cloneOf(set, ben.token)

  const pushing = git('push', '-q', 'origin', 'HEAD:mine')

  await expect(pushing).rejects.toThrow('403')
})

test('a private repository is not there for strangers with git either', async () => {
  const set = await scene({ private: true })
  await set.github.listen()

  await expect(cloneOf(set, set.ben.token)).rejects.toThrow('not found')
})

test('webhooks are posted to the address of the app', async () => {
  const { github, garden, ada } = await scene()
  const got: string[] = []
  const server = createServer((request, response) => {
    got.push(String(request.headers['x-github-event']))
    request.resume().on('end', () => response.writeHead(202).end())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const app = github.createApp({
    slug: 'listener',
    permissions: { contents: 'read' },
    events: ['push'],
    webhookSecret: 'another secret that is long enough, too',
    publicKey: '',
    webhookUrl: `http://127.0.0.1:${port}/hook`,
  })
  github.install(app, garden)
  github.deliverTo(undefined)

  await github.push(garden, { branch: 'lily', files: new Map([['a', '1']]), by: ada })

  await github.settle()
  expect(got).toEqual(['push'])
  expect(github.deliveries.filter(({ appId }) => appId === app.id)).toMatchObject([{ status: 202 }])
})

test('the API and the registry answer over HTTP as by function', async () => {
  const { github, ada, app } = await scene()
  github.registry.push('garden/rose', '1.0')
  const url = await github.listen()

  const repository = await fetch(`${url}/repos/ada/garden`, {
    headers: { authorization: `token ${ada.token}` },
  })
  const tags = await fetch(`${url}/v2/`)

  expect(await repository.json()).toMatchObject({
    full_name: 'ada/garden',
    url: `${url}/repos/ada/garden`,
  })
  expect([tags.status < 500, app.slug]).toEqual([true, 'gardener'])
})
