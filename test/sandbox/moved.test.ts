import { expect, test } from 'vitest'
import { at, jsonWebToken, scene } from './support/scene.ts'

const moving = { events: ['repository'] }

async function proposed() {
  const set = await scene(moving)
  const { github, garden, ada, as } = set
  await github.push(garden, { branch: 'lily', files: new Map([['a.md', 'A.\n']]), by: ada })
  await as(ada).rest.pulls.create({ ...at, title: 'Lily', head: 'lily', base: 'main' })
  return { ...set, bot: await set.asBot() }
}

test('a renamed repository is found by its old name, for reading and for writing', async () => {
  const { github, as, ada, bot, news } = await proposed()
  await news()
  await as(ada).rest.repos.update({ ...at, name: 'orchard' })
  const { data: pull } = await bot.rest.pulls.get({ ...at, pull_number: 1 })

  const { data: comment } = await bot.rest.issues.createComment({
    ...at,
    issue_number: 1,
    body: 'Still here.',
  })

  const raw = await github.fetch('/repos/ada/garden/pulls?state=all', { redirect: 'manual' })
  expect(pull.base.repo.full_name).toBe('ada/orchard')
  expect(comment.html_url).toContain('/ada/orchard/')
  expect([raw.status, raw.headers.get('location')]).toEqual([
    301,
    `${github.url}/repositories/${pull.base.repo.id}/pulls?state=all`,
  ])
  expect(github.calls.slice(-3).map(({ operation, status }) => [operation, status])).toEqual([
    ['issues/create-comment', 307],
    ['issues/create-comment', 201],
    ['pulls/list', 301],
  ])
  expect(await news()).toEqual(['repository.renamed', 'issue_comment.created'])
})

test('GraphQL follows renames unless told not to', async () => {
  const { as, ada, bot } = await proposed()
  await as(ada).rest.repos.update({ ...at, name: 'orchard' })
  const ask = (more: string) =>
    bot.graphql(`query { repository(owner: "ada", name: "garden"${more}) { nameWithOwner } }`)

  expect(await ask('')).toEqual({ repository: { nameWithOwner: 'ada/orchard' } })
  await expect(ask(', followRenames: false')).rejects.toThrow('Could not resolve')
})

test('an old name that somebody takes leads there from now on', async () => {
  const { github, as, ada, bot } = await proposed()
  await as(ada).rest.repos.update({ ...at, name: 'orchard' })
  const fresh = await github.createRepository({ owner: ada, name: 'garden' })

  expect((await bot.rest.repos.get(at)).data.id).toBe(fresh.id)
  const twin = as(ada).rest.repos.update({ ...at, name: 'Orchard' })
  await expect(twin).rejects.toMatchObject({ status: 422 })
})

test('where a private repository has gone, strangers do not learn', async () => {
  const { as, ada, ben } = await scene({ private: true })
  await as(ada).rest.repos.update({ ...at, name: 'orchard' })

  await expect(as(ben).rest.repos.get(at)).rejects.toMatchObject({ status: 404 })
})

test('a transferred repository leaves the installation it had and keeps everything else', async () => {
  const { github, as, ada, bot, news, asApp } = await proposed()
  github.createUser('park', 'Organization')
  await news()

  await as(ada).rest.repos.transfer({ ...at, new_owner: 'park' })

  const write = bot.rest.issues.createComment({ ...at, issue_number: 1, body: 'Hello?' })
  await expect(write).rejects.toMatchObject({ status: 403 })
  const { data: pull } = await bot.rest.pulls.get({ ...at, pull_number: 1 })
  expect(pull.base.repo.full_name).toBe('park/garden')
  const there = asApp().rest.apps.getRepoInstallation({ owner: 'park', repo: 'garden' })
  await expect(there).rejects.toMatchObject({ status: 404 })
  expect(await news()).toEqual(['installation_repositories.removed'])
})

test('an app that is installed at the new owner goes on there', async () => {
  const { github, app, as, ada, news, client, heard } = await proposed()
  const park = github.createUser('park', 'Organization')
  const pond = await github.createRepository({ owner: park, name: 'pond' })
  const there = github.install(app, pond)
  await news()

  await as(ada).rest.repos.transfer({ ...at, new_owner: 'park' })

  await github.settle()
  expect(heard.at(-1)?.payload).toMatchObject({
    action: 'transferred',
    changes: { owner: { from: { user: { login: 'ada' } } } },
    repository: { full_name: 'park/garden' },
    installation: { id: there.id },
  })
  expect(await news()).toEqual([
    'installation_repositories.removed',
    'installation_repositories.added',
    'repository.transferred',
  ])
  const bot = client(github.tokenFor(there))
  const said = await bot.rest.issues.createComment({ ...at, issue_number: 1, body: 'Hello.' })
  expect(said.status).toBe(201)
})

test('a renamed default branch takes pull requests and rules along', async () => {
  const { github, garden, as, ada, bot, news } = await proposed()
  github.protect(garden, { branch: 'main', checks: [{ context: 'colours' }] })
  await news()

  await as(ada).rest.repos.renameBranch({ ...at, branch: 'main', new_name: 'trunk' })

  const { data: repository } = await bot.rest.repos.get(at)
  const { data: pull } = await bot.rest.pulls.get({ ...at, pull_number: 1 })
  const { data: branch } = await bot.rest.repos.getBranch({ ...at, branch: 'main' })
  const { data: rules } = await bot.rest.repos.getBranchRules({ ...at, branch: 'trunk' })
  expect([repository.default_branch, pull.base.ref, pull.state, branch.name]).toEqual([
    'trunk',
    'trunk',
    'open',
    'trunk',
  ])
  expect(rules).toHaveLength(1)
  const gone = bot.rest.git.getRef({ ...at, ref: 'heads/main' })
  await expect(gone).rejects.toMatchObject({ status: 404 })
  expect(await news()).toEqual(['push', 'push', 'pull_request.edited', 'repository.edited'])
})

test('another branch becomes the default one, if there is one', async () => {
  const { as, ada, bot, heard, github } = await proposed()
  const change = (default_branch: string) => as(ada).rest.repos.update({ ...at, default_branch })

  await expect(change('nowhere')).rejects.toMatchObject({ status: 422 })
  await change('lily')

  await github.settle()
  expect((await bot.rest.repos.get(at)).data.default_branch).toBe('lily')
  expect(heard.at(-1)?.payload).toMatchObject({
    action: 'edited',
    changes: { default_branch: { from: 'main' } },
  })
})

test('a pull request from a branch that is renamed closes', async () => {
  const { as, ada, bot } = await proposed()

  await as(ada).rest.repos.renameBranch({ ...at, branch: 'lily', new_name: 'tulip' })

  expect((await bot.rest.pulls.get({ ...at, pull_number: 1 })).data.state).toBe('closed')
})

test('a suspended installation says so, and goes on where it was when it is let', async () => {
  const { github, installation, asApp, asBot, news } = await proposed()
  await news()
  const read = async () =>
    (await asApp().rest.apps.getRepoInstallation(at)).data.suspended_at !== null

  await github.suspend(installation)
  const during = await read()
  await expect(asBot()).rejects.toMatchObject({ status: 403 })
  await github.unsuspend(installation)

  expect([during, await read()]).toEqual([true, false])
  expect((await (await asBot()).rest.pulls.list(at)).data).toHaveLength(1)
  expect(await news()).toEqual(['installation.suspend', 'installation.unsuspend'])
})

test('a repository is taken from an installation and given back', async () => {
  const { github, installation, garden, bot, news } = await proposed()
  const say = () => bot.rest.issues.createComment({ ...at, issue_number: 1, body: 'Hello.' })
  await news()

  await github.removeRepository(installation, garden)
  await expect(say()).rejects.toMatchObject({ status: 403 })
  await github.addRepository(installation, garden)
  await say()

  expect(await news()).toEqual([
    'installation_repositories.removed',
    'installation_repositories.added',
    'issue_comment.created',
  ])
})

test('an installation shows what it was granted, and ends', async () => {
  const { github, installation, asApp, app, client, news } = await proposed()
  await news()

  await github.changePermissions(installation, { issues: 'read', contents: 'write' })

  const { data } = await asApp().rest.apps.getRepoInstallation(at)
  expect(data.permissions).toEqual({ metadata: 'read', issues: 'read', contents: 'write' })
  expect(data.events).toContain('repository')
  const token = github.tokenFor(installation)
  await github.uninstall(installation)
  await expect(client(token).rest.repos.get(at)).rejects.toMatchObject({ status: 401 })
  const { data: none } = await client(jsonWebToken(app.id)).rest.apps.listInstallations()
  expect(none).toEqual([])
  expect(await news()).toEqual(['installation.new_permissions_accepted', 'installation.deleted'])
})
