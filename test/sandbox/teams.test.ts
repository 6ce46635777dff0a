import { expect, test } from 'vitest'
import { at, scene } from './support/scene.ts'

const place = { org: 'park', team_slug: 'rose-keepers' }

/** A park with a team; the gardener is installed in the park's pond and may read members. */
async function organized() {
  const set = await scene({ permissions: { members: 'read' } })
  const { github, app, ada, ben, client } = set
  const park = github.createUser('park', 'Organization')
  const pond = await github.createRepository({ owner: park, name: 'pond' })
  const team = github.createTeam(park, 'Rose Keepers')
  github.addTeamMember(team, ada, { role: 'maintainer' })
  github.addTeamMember(team, ben, { state: 'pending' })
  const bot = client(github.tokenFor(github.install(app, pond)))
  return { ...set, park, pond, team, bot, there: { owner: 'park', repo: 'pond' } }
}

test('a membership is active or pending, and not found for everybody else', async () => {
  const { bot, github, team, ada } = await organized()
  github.createUser('mallory')
  const ask = (username: string) => bot.rest.teams.getMembershipForUserInOrg({ ...place, username })

  expect((await ask('Ada')).data).toMatchObject({ role: 'maintainer', state: 'active' })
  expect((await ask('ben')).data).toMatchObject({ role: 'member', state: 'pending' })
  await expect(ask('mallory')).rejects.toMatchObject({ status: 404 })
  await expect(ask('nobody')).rejects.toMatchObject({ status: 404 })
  github.removeTeamMember(team, ada)
  await expect(ask('ada')).rejects.toMatchObject({ status: 404 })
})

test('active members are listed, and the team is found by its slug', async () => {
  const { bot } = await organized()

  const { data: members } = await bot.rest.teams.listMembersInOrg(place)
  const { data: team } = await bot.rest.teams.getByName(place)

  expect(members.map(({ login }) => login)).toEqual(['ada'])
  expect([team.name, team.slug]).toEqual(['Rose Keepers', 'rose-keepers'])
})

test('teams are hidden from strangers and refused to apps without the permission', async () => {
  const { as, ben, github, app, garden, client } = await organized()
  const wish = { ...place, username: 'ada' }
  const elsewhere = client(github.tokenFor(github.install(app, garden)))

  const byStranger = as(ben).rest.teams.getMembershipForUserInOrg(wish)
  const fromElsewhere = elsewhere.rest.teams.getMembershipForUserInOrg(wish)

  await expect(byStranger).rejects.toMatchObject({ status: 404 })
  await expect(fromElsewhere).rejects.toMatchObject({ status: 403 })
})

test('a look-up that fails can be arranged', async () => {
  const { bot, github } = await organized()
  const wish = { ...place, username: 'ada' }
  github.failNext('teams/get-membership-for-user-in-org', { status: 502, afterEffect: false })

  const failed = bot.rest.teams.getMembershipForUserInOrg(wish)

  await expect(failed).rejects.toMatchObject({ status: 502 })
  expect((await bot.rest.teams.getMembershipForUserInOrg(wish)).status).toBe(200)
})

test('a team gives its active members a role, also one with a name of its own', async () => {
  const { bot, github, team, pond, there, ada } = await organized()
  const roleOf = async (username: string) => {
    const { data } = await bot.rest.repos.getCollaboratorPermissionLevel({ ...there, username })
    return [data.permission, data.role_name]
  }
  const before = await roleOf('ada')

  github.grantTeam(team, pond, { role: 'write', name: 'fish feeder' })

  expect(before).toEqual(['read', 'read'])
  expect(await roleOf('ada')).toEqual(['write', 'fish feeder'])
  expect(await roleOf('ben')).toEqual(['read', 'read'])
  github.addCollaborator(pond, ada, 'maintain')
  expect(await roleOf('ada')).toEqual(['write', 'maintain'])
})

test('only who was given something is a collaborator', async () => {
  const { as, ada, ben, github, garden } = await organized()
  const check = (username: string) => as(ada).rest.repos.checkCollaborator({ ...at, username })

  await expect(check('ben')).rejects.toMatchObject({ status: 404 })
  github.addCollaborator(garden, ben, 'triage')
  expect((await check('ben')).status).toBe(204)
})

test('members of an organisation are those of its teams', async () => {
  const { bot } = await organized()
  const ask = (username: string) => bot.rest.orgs.getMembershipForUser({ org: 'park', username })

  expect((await ask('ada')).data).toMatchObject({ state: 'active', role: 'member' })
  await expect(ask('ben')).rejects.toMatchObject({ status: 404 })
})
