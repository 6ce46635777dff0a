import { expect, test } from 'vitest'
import { at, jsonWebToken, scene } from './support/scene.ts'

test('an app is known by a JWT it has signed, and by no other', async () => {
  const { asApp, github, app } = await scene()
  const ask = async (token: string): Promise<number> =>
    (await github.fetch('/app', { headers: { authorization: `Bearer ${token}` } })).status
  const good = jsonWebToken(app.id)
  const [head, body] = good.split('.')

  const { data: self } = await asApp().rest.apps.getAuthenticated()

  expect(self?.slug).toBe('gardener')
  expect(await ask(jsonWebToken(app.id, 3600))).toBe(401)
  expect(await ask(jsonWebToken(12))).toBe(401)
  expect(await ask(`${head}.${body}.${'A'.repeat(342)}`)).toBe(401)
})

test('an installation token lasts an hour by the clock', async () => {
  const { asBot, github } = await scene()
  const bot = await asBot()
  await bot.rest.repos.get(at)

  github.clock.advance(3_601_000)

  await expect(bot.rest.repos.get(at)).rejects.toMatchObject({ status: 401 })
})

test('tokens differ in length, can be narrowed, and all end when they are rotated', async () => {
  const { asApp, installation, github } = await scene()
  const make = async (wish: object) =>
    (
      await asApp().rest.apps.createInstallationAccessToken({
        installation_id: installation.id,
        ...wish,
      })
    ).data
  const narrow = await make({ permissions: { contents: 'read' } })
  const wide = await make({})
  const comment = (token: string): Promise<Response> =>
    github.fetch('/repos/ada/garden/labels', {
      method: 'POST',
      headers: { authorization: `token ${token}` },
      body: JSON.stringify({ name: 'new' }),
    })

  expect(narrow.token.length).not.toBe(wide.token.length)
  expect((await comment(narrow.token)).status).toBe(403)
  expect((await comment(wide.token)).status).toBe(201)

  github.rotateTokens()
  expect((await comment(wide.token)).status).toBe(401)
  await expect(make({ permissions: { administration: 'write' } })).rejects.toMatchObject({
    status: 422,
  })
})

test('a private repository does not exist for strangers', async () => {
  const { as, ada, ben, github, garden } = await scene({ private: true })

  await expect(as(undefined).rest.repos.get(at)).rejects.toMatchObject({ status: 404 })
  await expect(as(ben).rest.repos.get(at)).rejects.toMatchObject({ status: 404 })
  expect((await as(ada).rest.repos.get({ owner: 'ADA', repo: 'Garden' })).data.private).toBe(true)

  github.addCollaborator(garden, ben, 'read')
  expect((await as(ben).rest.repos.get(at)).data.id).toBe(garden.id)
})

test('a token that nobody has is refused everywhere', async () => {
  const { github } = await scene()

  const { status } = await github.fetch('/repos/ada/garden', {
    headers: { authorization: 'token ghp_nobody' },
  })

  expect(status).toBe(401)
})

test('a role has a coarse name and its own', async () => {
  const { as, ada, ben, github, garden } = await scene()
  const levelOf = async (username: string) => {
    const { data } = await as(ada).rest.repos.getCollaboratorPermissionLevel({ ...at, username })
    return [data.permission, data.role_name]
  }

  expect(await levelOf('ben')).toEqual(['read', 'read'])
  github.addCollaborator(garden, ben, 'maintain')
  expect(await levelOf('ben')).toEqual(['write', 'maintain'])
  github.addCollaborator(garden, ben, 'triage', 'head gardener')
  expect(await levelOf('ben')).toEqual(['read', 'head gardener'])
  expect(await levelOf('ada')).toEqual(['admin', 'admin'])
  await expect(levelOf('nobody')).rejects.toMatchObject({ status: 404 })
})

test('an app without the right to workflows does not change them', async () => {
  const { asBot } = await scene()
  const { rest } = await asBot()
  const content = Buffer.from('on: push').toString('base64')

  const changing = rest.repos.createOrUpdateFileContents({
    ...at,
    path: '.github/workflows/new.yml',
    message: 'New',
    content,
  })

  await expect(changing).rejects.toMatchObject({ status: 403 })
  expect((await rest.git.listMatchingRefs({ ...at, ref: 'heads/' })).data).toHaveLength(1)
})

test('an installation knows its repositories and is found by them', async () => {
  const { asApp, asBot, installation, garden } = await scene()

  const { data: found } = await asApp().rest.apps.getRepoInstallation(at)
  const { data: all } = await asApp().rest.apps.listInstallations()
  const { data: mine } = await (await asBot()).rest.apps.listReposAccessibleToInstallation()

  expect([found.id, all[0]?.id]).toEqual([installation.id, installation.id])
  expect(mine.repositories.map(({ id }) => id)).toEqual([garden.id])
})

test('what is not served is an error and never missing', async () => {
  const { as, ada, expectViolations, github } = await scene()

  const unserved = as(ada).request('GET /repos/{owner}/{repo}/stargazers', at)
  const known = as(ada).rest.issues.listMilestones(at)

  await expect(unserved).rejects.toMatchObject({ status: 501 })
  await expect(known).rejects.toMatchObject({ status: 501 })
  expect(github.calls.map(({ status }) => status)).toEqual([501, 501])
  expectViolations(
    'GET /repos/ada/garden/stargazers is not served',
    'issues/list-milestones is not served',
  )
})

test('an ETag belongs to a token and a body', async () => {
  const { github, ada, ben } = await scene()
  const ask = (token: string, etag: string = '') =>
    github.fetch('/repos/ada/garden', {
      headers: { authorization: `token ${token}`, 'if-none-match': etag },
    })
  const etag = (await ask(ada.token)).headers.get('etag') ?? ''

  expect((await ask(ada.token, etag)).status).toBe(304)
  expect((await ask(ben.token, etag)).status).toBe(200)
})

test('long lists come in pages with links between them', async () => {
  const { as, ada } = await scene()
  const { rest, paginate } = as(ada)
  for (const name of ['a', 'b', 'c', 'd', 'e']) await rest.issues.createLabel({ ...at, name })

  const { headers, data } = await rest.issues.listLabelsForRepo({ ...at, per_page: 2, page: 2 })
  const all = await paginate(rest.issues.listLabelsForRepo, { ...at, per_page: 2 })

  expect(data.map(({ name }) => name)).toEqual(['c', 'd'])
  expect(headers.link?.match(/rel="\w+"/g)).toEqual([
    'rel="prev"',
    'rel="first"',
    'rel="next"',
    'rel="last"',
  ])
  expect(all).toHaveLength(5)
})

test('a suspended app gets nowhere and hears nothing', async () => {
  const { github, asApp, asBot, installation, garden, ada, heard } = await scene()
  const bot = await asBot()
  await github.suspend(installation)

  const token = asApp().rest.apps.createInstallationAccessToken({
    installation_id: installation.id,
  })
  await expect(token).rejects.toMatchObject({ status: 403 })
  await expect(bot.rest.repos.get(at)).rejects.toMatchObject({ status: 403 })

  await github.push(garden, { branch: 'lily', files: new Map([['a', '1']]), by: ada })
  await github.settle()
  expect(heard.map(({ payload }) => payload.action)).toEqual(['suspend'])
})

test('an app reads what is public elsewhere, and writes nothing there', async () => {
  const { github, ben, asBot } = await scene()
  await github.createRepository({ owner: ben, name: 'pond' })
  const pond = { owner: 'ben', repo: 'pond' }
  const { rest } = await asBot()

  expect((await rest.repos.getContent({ ...pond, path: 'README.md' })).status).toBe(200)
  const writing = rest.issues.createLabel({ ...pond, name: 'new' })
  await expect(writing).rejects.toMatchObject({ status: 403 })
})

test('an app may be told where it was installed', async () => {
  const { github, installation, garden, heard } = await scene()

  await github.announce(installation)

  await github.settle()
  expect(heard[0]?.payload).toMatchObject({
    action: 'created',
    installation: { id: installation.id, account: { login: 'ada' } },
    repositories: [{ id: garden.id, full_name: 'ada/garden' }],
  })
  expect(github.deliveries[0]?.repositoryId).toBe(null)
})
