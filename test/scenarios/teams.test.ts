import { expect, test } from 'vitest'
import { registration } from '../../src/cli/demo/registration.ts'
import type { Team } from '../../src/sandbox/state/teams.ts'
import { live, openedFromFork } from '../support/acts.ts'
import { glance, repliesOn } from '../support/glance.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { configured, say } from '../support/saying.ts'

const { permissions } = registration()

/** Members of the team may decide, and mallory is one; rin has asked for phi-4. */
async function withTeam(house: House): Promise<Team> {
  const { sandbox, owner, tokens } = house
  const team = sandbox.createTeam(owner, 'Model reviewers')
  sandbox.addTeamMember(team, tokens.mallory)
  await configured(house, 'maintainers: { teams: [model-reviewers] }\n')
  await live(house, [openedFromFork])
  return team
}

async function readMembers({ sandbox, install, repository, quiet }: House): Promise<void> {
  await sandbox.changePermissions(install(repository), { ...permissions, members: 'read' })
  // The permissions of a token are those of the hour it was given in.
  sandbox.rotateTokens()
  await quiet()
}

test(
  'a member of the configured team may approve, whatever their role',
  inHouse(async (house) => {
    await readMembers(house)
    await withTeam(house)
    await say(house, house.mallory, '/approve')
    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`phi-4\`** is **approved**. Needs a maintainer to merge it.
      [proposal: approved]
      [proposal: provisional]
      usher / approval: success, Approved, Approved by \`mallory\` at <time>.
      usher / proposal: success, Nothing to mend"
    `)
  }),
)

test(
  'whoever is not in the team, has left it or was only invited is told who may',
  inHouse(async (house) => {
    await readMembers(house)
    const team = await withTeam(house)
    house.sandbox.removeTeamMember(team, house.tokens.mallory)
    house.sandbox.addTeamMember(team, house.tokens.rin, { state: 'pending' })
    await say(house, house.mallory, '/approve')
    await say(house, house.rin, '/reject Mine.')
    expect(await repliesOn(house)).toMatchInlineSnapshot(`
      [
        "\`/approve\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository, or in the team \`model-reviewers\`.",
        "\`/reject\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository, or in the team \`model-reviewers\`.",
      ]
    `)
    expect(await glance(house)).toMatch(/usher \/ approval: action_required/)
  }),
)

test(
  'nobody is believed where the app may not ask who is in the team, and the refusal says so',
  inHouse(async (house) => {
    await withTeam(house)
    await say(house, house.mallory, '/approve')
    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`phi-4\`** is **proposed**. Needs \`/approve\` from a maintainer.
      [proposal: provisional]
      usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
      usher / proposal: success, Nothing to mend
      > GitHub did not say whether you may use \`/approve\`. Nothing was changed; give the command again in a few minutes. If this happens again, an owner has to allow the app to read members, for the teams that are configured."
    `)
  }),
)

test(
  'a look-up of the team that fails for a moment refuses nobody',
  inHouse(async (house) => {
    await readMembers(house)
    await withTeam(house)
    const lookUp = 'teams/get-membership-for-user-in-org'
    house.sandbox.failNext(lookUp, { status: 502, afterEffect: false })

    await say(house, house.mallory, '/approve')
    expect(await repliesOn(house)).toEqual([])
    await house.wait(5)

    expect(await repliesOn(house)).toEqual([])
    expect(await glance(house)).toMatch(/usher \/ approval: success, Approved/)
  }),
)
