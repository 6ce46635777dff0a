import { expect, test } from 'vitest'
import {
  type Act,
  acts,
  endValidation,
  home,
  live,
  mergeOwn,
  openedFromFork,
  restOfLife,
} from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { phi4 } from '../support/phi4.ts'
import { pictureOf, pictureOfPull } from '../support/picture.ts'
import { standingOn, statusesOn } from '../support/said.ts'
import { healthyLife } from '../support/troubled-life.ts'

const healthy = await healthyLife()
const untilMerged = [openedFromFork, ...restOfLife.slice(0, 3)]
const rest = restOfLife.slice(3)

/** Lives a whole life with one thing in its middle, and looks at everything afterwards. */
async function interrupted(house: House, act: Act): Promise<void> {
  await live(house, [...untilMerged, act, ...rest])
  await house.sweep()
}

/** Every pull request as people tell them apart. */
async function pullsOf(house: House): Promise<readonly string[]> {
  const { pulls } = await pictureOf(house)
  return pulls.map(({ title, state, labels }) => [title, state, ...labels].join(', '))
}

const healthyPulls = healthy.end.pulls.map(({ title, state, labels }) =>
  [title, state, ...labels].join(', '),
)

test(
  'a repository renamed in mid-life goes on as it was',
  inHouse(async (house) => {
    const rename: Act = {
      name: 'renamed',
      async happens({ ada, give, place }) {
        give(ada, 'admin')
        await ada.octokit.rest.repos.update({ ...place, name: 'kaito-models' })
      },
    }

    await interrupted(house, rename)

    expect(await pullsOf(house)).toEqual(healthyPulls)
    expect(await statusesOn(house, home)).toHaveLength(1)
  }),
)

test(
  'a rename that no webhook told is found by the next event',
  inHouse(async (house) => {
    await live(house, untilMerged)
    house.sandbox.hold()
    house.give(house.ada, 'admin')
    await house.ada.octokit.rest.repos.update({ ...house.place, name: 'kaito-models' })
    house.sandbox.release([])

    await live(house, rest)
    await house.wait(10)

    expect(await pullsOf(house)).toEqual(healthyPulls)
    expect(await statusesOn(house, home)).toHaveLength(1)
  }),
)

test(
  'a repository transferred to an owner who has the app goes on with one comment and no second pull request',
  inHouse(async (house) => {
    const transfer: Act = {
      name: 'transferred',
      async happens({ sandbox, install, ada, give, place }) {
        const owner = sandbox.createUser('kaito-foundation', 'Organization')
        install(await sandbox.createRepository({ owner, name: 'charter' }))
        give(ada, 'admin')
        await ada.octokit.rest.repos.transfer({ ...place, new_owner: 'kaito-foundation' })
      },
    }

    await interrupted(house, transfer)

    expect(await pullsOf(house)).toEqual(healthyPulls)
    expect(await standingOn(house, home)).toMatchInlineSnapshot(`
      [
        "**\`phi-4\`** is **integrated**. Nothing is left to do.",
      ]
    `)
  }),
)

test(
  'a repository transferred away from the app is left alone, and taken up when the app follows',
  inHouse(async (house) => {
    const { sandbox, ada, give, place, install, repository } = house
    await live(house, untilMerged)
    const before = await standingOn(house, home)
    const owner = sandbox.createUser('kaito-foundation', 'Organization')
    give(ada, 'admin')
    await ada.octokit.rest.repos.transfer({ ...place, new_owner: 'kaito-foundation' })
    await house.quiet()
    await endValidation(house, 'success')
    await mergeOwn(house, 'registration')
    await house.quiet()
    await house.wait(30)
    await house.sweep()
    expect(await standingOn(house, home)).toEqual(before)
    expect(await house.store.dead()).toEqual([])

    await sandbox.announce(install({ ...repository, ownerId: owner.id }))
    await live(house, rest.slice(2))
    await house.sweep()

    expect(await pullsOf(house)).toEqual(healthyPulls)
    expect(await statusesOn(house, home)).toHaveLength(1)
  }),
)

test(
  'a default branch renamed in mid-life takes the proposals along',
  inHouse(async (house) => {
    const rename: Act = {
      name: 'default branch renamed',
      async happens({ ada, give, place }) {
        give(ada, 'admin')
        await ada.octokit.rest.repos.renameBranch({ ...place, branch: 'main', new_name: 'trunk' })
      },
    }
    await live(house, [...untilMerged, rename, ...rest])
    await house.sweep()

    const { labels } = await pictureOfPull(house, home)
    expect(labels).toEqual(['proposal: approved', 'proposal: integrated'])
    expect(await standingOn(house, home)).toMatchInlineSnapshot(`
      [
        "**\`phi-4\`** is **integrated**. Nothing is left to do.",
      ]
    `)
    expect(await house.ada.read(phi4.path, 'trunk')).toContain('status: integrated')
    const { data } = await house.ada.octokit.rest.pulls.list({ ...house.place, state: 'all' })
    expect(
      data
        .toReversed()
        .map(({ title, base, merged_at }) => `${title} → ${base.ref}, ${merged_at !== null}`),
    ).toMatchInlineSnapshot(`
      [
        "proposal: support phi-4 → main, true",
        "feat: register phi-4 → trunk, true",
        "docs: move the status of phi-4 → trunk, true",
        "feat: add the preset of phi-4 → trunk, true",
        "test: add the e2e test of phi-4 → trunk, true",
      ]
    `)
  }),
)

test(
  'a default branch renamed before the approval changes nothing about it',
  inHouse(async (house) => {
    await live(house, [openedFromFork])
    house.give(house.ada, 'admin')
    const names = { branch: 'main', new_name: 'trunk' }
    await house.ada.octokit.rest.repos.renameBranch({ ...house.place, ...names })
    await house.quiet()

    await live(house, acts.slice(1, 4))

    expect(await standingOn(house, home)).toMatchInlineSnapshot(`
      [
        "**\`phi-4\`** is **accepted**. Needs a maintainer to merge #2.",
      ]
    `)
  }),
)
