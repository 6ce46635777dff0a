import { expect, test } from 'vitest'
import { at, scene } from './support/scene.ts'

test('a branch is made from blobs, a tree and a commit', async () => {
  const { asBot, app, news } = await scene()
  const { rest } = await asBot()
  const { data: main } = await rest.git.getRef({ ...at, ref: 'heads/main' })
  const { data: base } = await rest.git.getCommit({ ...at, commit_sha: main.object.sha })
  const { data: blob } = await rest.git.createBlob({ ...at, content: 'Blue.\n' })
  const { data: tree } = await rest.git.createTree({
    ...at,
    base_tree: base.tree.sha,
    tree: [
      { path: 'plants/iris.md', mode: '100644', type: 'blob', sha: blob.sha },
      { path: 'plants/rose.md', mode: '100644', type: 'blob', sha: null },
      { path: 'NOTES.md', mode: '100644', type: 'blob', content: 'Dig.\n' },
    ],
  })
  const { data: commit } = await rest.git.createCommit({
    ...at,
    message: 'Iris',
    tree: tree.sha,
    parents: [main.object.sha],
  })

  await rest.git.createRef({ ...at, ref: 'refs/heads/iris', sha: commit.sha })

  const { data: whole } = await rest.git.getTree({ ...at, tree_sha: 'iris', recursive: 'true' })
  const files = whole.tree.filter(({ type }) => type === 'blob').map(({ path }) => path)
  expect(files).toEqual([
    '.github/workflows/measure.yml',
    'NOTES.md',
    'README.md',
    'plants/iris.md',
  ])
  expect(commit.author.email).toBe(`${app.botId}+gardener[bot]@users.noreply.github.com`)
  expect(await news()).toEqual(['push', 'check_suite.requested'])
})

test('a branch goes forward only, unless forced', async () => {
  const { github, garden, ada, as } = await scene()
  const { rest } = as(ada)
  const { data: main } = await rest.git.getRef({ ...at, ref: 'heads/main' })
  await github.push(garden, { branch: 'lily', files: new Map([['a', '1']]), by: ada })
  const move = (force: boolean) =>
    rest.git.updateRef({ ...at, ref: 'heads/lily', sha: main.object.sha, force })

  await expect(move(false)).rejects.toMatchObject({ status: 422 })
  expect((await move(true)).data.object.sha).toBe(main.object.sha)
})

test('refs that are there, missing or point nowhere are refused', async () => {
  const { as, ada } = await scene()
  const { rest } = as(ada)
  const { data: main } = await rest.git.getRef({ ...at, ref: 'heads/main' })
  const { sha } = main.object

  const twice = rest.git.createRef({ ...at, ref: 'refs/heads/main', sha })
  const nowhere = rest.git.createRef({ ...at, ref: 'refs/heads/new', sha: '1'.repeat(40) })
  const missing = rest.git.updateRef({ ...at, ref: 'heads/new', sha })

  for (const refused of [twice, nowhere, missing])
    await expect(refused).rejects.toMatchObject({ status: 422 })
  await expect(rest.git.getRef({ ...at, ref: 'heads/new' })).rejects.toMatchObject({ status: 404 })
})

test('a file is written over only by whoever has seen it', async () => {
  const { as, ada } = await scene()
  const { rest } = as(ada)
  const write = (text: string, sha?: string) =>
    rest.repos.createOrUpdateFileContents({
      ...at,
      path: 'plants/rose.md',
      message: 'Paint',
      content: Buffer.from(text).toString('base64'),
      ...(sha === undefined ? {} : { sha }),
    })
  const { data: before } = await rest.repos.getContent({ ...at, path: 'plants/rose.md' })
  const seen = Array.isArray(before) ? '' : before.sha

  await expect(write('Pink.\n')).rejects.toMatchObject({ status: 422 })
  const { data: written } = await write('Pink.\n', seen)
  await expect(write('Black.\n', seen)).rejects.toMatchObject({ status: 409 })

  const { data: text } = await rest.repos.getContent({
    ...at,
    path: 'plants/rose.md',
    mediaType: { format: 'raw' },
  })
  expect(String(text)).toBe('Pink.\n')
  const { data: history } = await rest.repos.listCommits({ ...at, path: 'plants/rose.md' })
  expect(history.map(({ sha }) => sha).includes(written.commit.sha ?? '')).toBe(true)
})

test('files are read at any commit, also one that only a fork has', async () => {
  const { github, garden, ben, as } = await scene()
  const forked = github.fork(garden, ben)
  const sha = await github.push(forked, {
    branch: 'main',
    files: new Map([['plants/fern.md', 'Green.\n']]),
    by: ben,
  })

  const { data: file } = await as(ben).rest.repos.getContent({
    ...at,
    path: 'plants/fern.md',
    ref: sha,
  })

  expect(
    Array.isArray(file) || file.type !== 'file'
      ? ''
      : Buffer.from(file.content, 'base64').toString(),
  ).toBe('Green.\n')
  await expect(
    as(ben).rest.repos.getContent({ ...at, path: 'plants/fern.md' }),
  ).rejects.toMatchObject({ status: 404 })
})

test('a branch shows the commit it stands at', async () => {
  const { as, ada } = await scene()

  const { data: branch } = await as(ada).rest.repos.getBranch({ ...at, branch: 'main' })

  expect([branch.name, branch.commit.commit.message, branch.commit.author?.login]).toEqual([
    'main',
    'Initial commit',
    'ada',
  ])
  await expect(as(ada).rest.repos.getBranch({ ...at, branch: 'elm' })).rejects.toMatchObject({
    status: 404,
  })
})

test('trees and commits name only what is there', async () => {
  const { as, ada } = await scene()
  const { rest } = as(ada)
  const nothing = '1'.repeat(40)

  const tree = rest.git.createTree({ ...at, tree: [{ path: 'a', mode: '100644', sha: nothing }] })
  const commit = rest.git.createCommit({ ...at, message: 'Nothing', tree: nothing, parents: [] })

  await expect(tree).rejects.toMatchObject({ status: 422 })
  await expect(commit).rejects.toMatchObject({ status: 422 })
})

test('a file above one megabyte is shown without its content, and read raw or as a blob', async () => {
  const { github, garden, ada, asBot } = await scene()
  const bot = await asBot()
  const text = 'x'.repeat(1_100_000)
  await github.push(garden, { branch: 'main', files: new Map([['big.txt', text]]), by: ada })
  const here = { ...at, path: 'big.txt' }

  const { data } = await bot.rest.repos.getContent(here)
  const raw = await bot.rest.repos.getContent({ ...here, mediaType: { format: 'raw' } })

  expect(data).toMatchObject({ size: 1_100_000, encoding: 'none', content: '' })
  expect(String(raw.data)).toHaveLength(1_100_000)
  const file_sha = 'sha' in data ? data.sha : ''
  const { data: blob } = await bot.rest.git.getBlob({ ...at, file_sha })
  expect([blob.size, blob.encoding]).toEqual([1_100_000, 'base64'])
})

test('of a large folder only a thousand entries are listed', async () => {
  const { github, garden, ada, asBot } = await scene()
  const bot = await asBot()
  const files = new Map(Array.from({ length: 1001 }, (_, count) => [`many/${count}.md`, 'Same.\n']))
  await github.push(garden, { branch: 'main', files, by: ada })

  const { data } = await bot.rest.repos.getContent({ ...at, path: 'many' })

  expect(data).toHaveLength(1000)
})

test('deleting a branch that is there takes its pull request along, one that is not is refused', async () => {
  const { github, garden, ada, as, asBot } = await scene()
  const bot = await asBot()
  await github.push(garden, { branch: 'lily', files: new Map([['a.md', 'A.\n']]), by: ada })
  await as(ada).rest.pulls.create({ ...at, title: 'Lily', head: 'lily', base: 'main' })

  await bot.rest.git.deleteRef({ ...at, ref: 'heads/lily' })

  expect((await bot.rest.pulls.get({ ...at, pull_number: 1 })).data.state).toBe('closed')
  const again = bot.rest.git.deleteRef({ ...at, ref: 'heads/lily' })
  await expect(again).rejects.toMatchObject({ status: 422 })
})
