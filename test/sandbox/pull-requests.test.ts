import { expect, test } from 'vitest'
import { at, scene } from './support/scene.ts'

test('a pull request shows what it changes since the branches parted', async () => {
  const { github, garden, ada, as } = await scene()
  await github.push(garden, {
    branch: 'lily',
    files: new Map([['plants/lily.md', 'White.\n']]),
    by: ada,
  })
  await github.push(garden, {
    branch: 'main',
    files: new Map([['plants/oak.md', 'Tall.\n']]),
    by: ada,
  })

  const { data: opened } = await as(ada).rest.pulls.create({
    ...at,
    title: 'Lily',
    head: 'lily',
    base: 'main',
  })
  const { data: files } = await as(ada).rest.pulls.listFiles({ ...at, pull_number: opened.number })

  expect(
    files.map(({ filename, status, additions, patch }) => [filename, status, additions, patch]),
  ).toEqual([['plants/lily.md', 'added', 1, '@@ -0,0 +1 @@\n+White.']])
})

test("a fork's pull request shows a true diff, and loses its head when the fork is deleted", async () => {
  const { github, garden, ada, ben, as } = await scene()
  const forked = github.fork(garden, ben)
  await github.push(forked, {
    branch: 'main',
    files: new Map([['plants/rose.md', 'Red.\nThorny.\n']]),
    by: ben,
  })

  const { data: opened } = await as(ben).rest.pulls.create({
    ...at,
    title: 'Thorns',
    head: 'ben:main',
    base: 'main',
  })
  const { data: files } = await as(ben).rest.pulls.listFiles({ ...at, pull_number: opened.number })

  expect([opened.head.label, opened.base.label, opened.changed_files]).toEqual([
    'ben:main',
    'ada:main',
    1,
  ])
  expect(files.map(({ filename, patch }) => [filename, patch])).toEqual([
    ['plants/rose.md', '@@ -1 +1,2 @@\n Red.\n+Thorny.'],
  ])

  github.deleteRepository(forked)
  const { data: left } = await as(ada).rest.pulls.get({ ...at, pull_number: opened.number })
  expect([left.head.repo, left.head.sha]).toEqual([null, opened.head.sha])
})

test('a push to its branch moves a pull request and synchronizes it', async () => {
  const { github, garden, ada, as, news, heard } = await scene()
  const push = (text: string): Promise<string> =>
    github.push(garden, { branch: 'lily', files: new Map([['plants/lily.md', text]]), by: ada })
  const before = await push('White.\n')
  const { data: opened } = await as(ada).rest.pulls.create({
    ...at,
    title: 'Lily',
    head: 'lily',
    base: 'main',
  })
  await news()

  const after = await push('Yellow.\n')

  await github.settle()
  const told = heard.find(({ event }) => event === 'pull_request')
  expect(told?.payload).toMatchObject({
    action: 'synchronize',
    before,
    after,
    number: opened.number,
  })
  expect((await as(ada).rest.pulls.get({ ...at, pull_number: opened.number })).data.head.sha).toBe(
    after,
  )
})

test('a merge keeps what has reached the base meanwhile', async () => {
  const { github, garden, ada, as, news } = await scene()
  await github.push(garden, {
    branch: 'lily',
    files: new Map([['plants/lily.md', 'White.\n']]),
    by: ada,
  })
  const { data: opened } = await as(ada).rest.pulls.create({
    ...at,
    title: 'Lily',
    head: 'lily',
    base: 'main',
  })
  await github.push(garden, {
    branch: 'main',
    files: new Map([['plants/oak.md', 'Tall.\n']]),
    by: ada,
  })
  await news()

  const { data: merged } = await as(ada).rest.pulls.merge({
    ...at,
    pull_number: opened.number,
    merge_method: 'squash',
  })

  const { data: plants } = await as(ada).rest.repos.getContent({ ...at, path: 'plants' })
  expect(Array.isArray(plants) && plants.map(({ name }) => name)).toEqual([
    'lily.md',
    'oak.md',
    'rose.md',
  ])
  const { data: closed } = await as(ada).rest.pulls.get({ ...at, pull_number: opened.number })
  expect([closed.state, closed.merged, closed.merge_commit_sha]).toEqual([
    'closed',
    true,
    merged.sha,
  ])
  expect(await news()).toEqual(['pull_request.closed', 'push', 'check_suite.requested'])
})

test.each(['merge', 'squash', 'rebase'] as const)(
  'a conflicting %s answers 405 and changes nothing',
  async (merge_method) => {
    const { github, garden, ada, as, news } = await scene()
    await github.push(garden, {
      branch: 'dark',
      files: new Map([['plants/rose.md', 'Black.\n']]),
      by: ada,
    })
    const { data: opened } = await as(ada).rest.pulls.create({
      ...at,
      title: 'Dark',
      head: 'dark',
      base: 'main',
    })
    const base = await github.push(garden, {
      branch: 'main',
      files: new Map([['plants/rose.md', 'Pink.\n']]),
      by: ada,
    })
    await news()

    const merging = as(ada).rest.pulls.merge({ ...at, pull_number: opened.number, merge_method })

    await expect(merging).rejects.toMatchObject({ status: 405 })
    const { data: pull } = await as(ada).rest.pulls.get({ ...at, pull_number: opened.number })
    expect([pull.state, pull.mergeable]).toEqual(['open', false])
    expect((await as(ada).rest.git.getRef({ ...at, ref: 'heads/main' })).data.object.sha).toBe(base)
    expect(await news()).toEqual([])
  },
)

test('whoever merges a head that has moved on is told so', async () => {
  const { github, garden, ada, as } = await scene()
  const sha = await github.push(garden, {
    branch: 'lily',
    files: new Map([['plants/lily.md', 'White.\n']]),
    by: ada,
  })
  const { data: opened } = await as(ada).rest.pulls.create({
    ...at,
    title: 'Lily',
    head: 'lily',
    base: 'main',
  })
  await github.push(garden, {
    branch: 'lily',
    files: new Map([['plants/lily.md', 'Yellow.\n']]),
    by: ada,
  })

  const merging = as(ada).rest.pulls.merge({ ...at, pull_number: opened.number, sha })

  await expect(merging).rejects.toMatchObject({ status: 409 })
})

test('a second pull request from the same branch and one without commits are refused', async () => {
  const { github, garden, ada, as } = await scene()
  await github.push(garden, {
    branch: 'lily',
    files: new Map([['plants/lily.md', 'White.\n']]),
    by: ada,
  })
  await as(ada).rest.pulls.create({ ...at, title: 'Lily', head: 'lily', base: 'main' })

  const again = as(ada).rest.pulls.create({ ...at, title: 'Lily', head: 'lily', base: 'main' })
  const empty = as(ada).rest.pulls.create({ ...at, title: 'Nothing', head: 'main', base: 'main' })
  const missing = as(ada).rest.pulls.create({ ...at, title: 'Nothing', head: 'elm', base: 'main' })

  await expect(again).rejects.toMatchObject({ status: 422 })
  await expect(empty).rejects.toMatchObject({ status: 422 })
  await expect(missing).rejects.toMatchObject({ status: 422 })
})

test('editing tells what was there before, and closing and opening again tell themselves', async () => {
  const { github, garden, ada, as, heard, news } = await scene()
  await github.push(garden, {
    branch: 'lily',
    files: new Map([['plants/lily.md', 'White.\n']]),
    by: ada,
  })
  const { data: opened } = await as(ada).rest.pulls.create({
    ...at,
    title: 'Lily',
    head: 'lily',
    base: 'main',
  })
  await news()

  await as(ada).rest.pulls.update({ ...at, pull_number: opened.number, title: 'A lily' })
  await as(ada).rest.pulls.update({ ...at, pull_number: opened.number, state: 'closed' })
  await as(ada).rest.issues.update({ ...at, issue_number: opened.number, state: 'open' })

  await github.settle()
  expect(heard[0]?.payload.changes).toEqual({ title: { from: 'Lily' } })
  expect(await news()).toEqual([
    'pull_request.edited',
    'pull_request.closed',
    'pull_request.reopened',
  ])
})

test('a pull request closes when its branch is deleted, and counts as merged when its commits arrive otherwise', async () => {
  const { github, garden, ada, as } = await scene()
  await github.push(garden, {
    branch: 'lily',
    files: new Map([['plants/lily.md', 'White.\n']]),
    by: ada,
  })
  const elm = await github.push(garden, {
    branch: 'elm',
    files: new Map([['plants/elm.md', 'Old.\n']]),
    by: ada,
  })
  const { rest } = as(ada)
  const { data: lilyPull } = await rest.pulls.create({
    ...at,
    title: 'Lily',
    head: 'lily',
    base: 'main',
  })
  const { data: elmPull } = await rest.pulls.create({
    ...at,
    title: 'Elm',
    head: 'elm',
    base: 'main',
  })

  await rest.git.deleteRef({ ...at, ref: 'heads/lily' })
  await rest.git.updateRef({ ...at, ref: 'heads/main', sha: elm })

  const { data: lily } = await rest.pulls.get({ ...at, pull_number: lilyPull.number })
  const { data: grown } = await rest.pulls.get({ ...at, pull_number: elmPull.number })
  expect([lily.state, lily.merged, grown.state, grown.merged]).toEqual([
    'closed',
    false,
    'closed',
    true,
  ])
})

test('pull requests are found by their head, their state and a commit', async () => {
  const { github, garden, ada, as } = await scene()
  const sha = await github.push(garden, {
    branch: 'lily',
    files: new Map([['plants/lily.md', 'White.\n']]),
    by: ada,
  })
  const { rest } = as(ada)
  const { data: opened } = await rest.pulls.create({
    ...at,
    title: 'Lily',
    head: 'lily',
    base: 'main',
  })

  const { data: byHead } = await rest.pulls.list({ ...at, head: 'ada:lily' })
  const { data: closed } = await rest.pulls.list({ ...at, state: 'closed' })
  const { data: byCommit } = await rest.repos.listPullRequestsAssociatedWithCommit({
    ...at,
    commit_sha: sha,
  })
  const { data: commits } = await rest.pulls.listCommits({ ...at, pull_number: opened.number })

  expect([byHead, closed, byCommit].map((list) => list.map(({ number }) => number))).toEqual([
    [1],
    [],
    [1],
  ])
  expect(commits.map((commit) => [commit.sha, commit.author?.login])).toEqual([[sha, 'ada']])
})

test('a review speaks in upper case by REST and in lower case in the webhook', async () => {
  const { github, garden, ada, ben, as, heard } = await scene()
  await github.push(garden, {
    branch: 'lily',
    files: new Map([['plants/lily.md', 'White.\n']]),
    by: ada,
  })
  const { data: opened } = await as(ada).rest.pulls.create({
    ...at,
    title: 'Lily',
    head: 'lily',
    base: 'main',
  })

  const { data: review } = await as(ben).rest.pulls.createReview({
    ...at,
    pull_number: opened.number,
    event: 'APPROVE',
  })
  const own = as(ada).rest.pulls.createReview({
    ...at,
    pull_number: opened.number,
    event: 'APPROVE',
  })

  await expect(own).rejects.toMatchObject({ status: 422 })
  await github.settle()
  const told = heard.find(({ event }) => event === 'pull_request_review')
  expect([review.state, told?.payload.review]).toEqual([
    'APPROVED',
    expect.objectContaining({ state: 'approved' }),
  ])
})

test('a draft cannot be merged until it is ready', async () => {
  const { github, garden, ada, as, news } = await scene()
  await github.push(garden, { branch: 'lily', files: new Map([['a', '1']]), by: ada })
  const { rest } = as(ada)
  const { data: opened } = await rest.pulls.create({
    ...at,
    title: 'Lily',
    head: 'lily',
    base: 'main',
    draft: true,
  })
  const merge = () => rest.pulls.merge({ ...at, pull_number: opened.number })
  await news()

  await expect(merge()).rejects.toMatchObject({ status: 405 })
  await github.markDraft(garden, opened.number, { is: false, by: ada })

  expect((await merge()).data.merged).toBe(true)
  expect((await news())[0]).toBe('pull_request.ready_for_review')
})
