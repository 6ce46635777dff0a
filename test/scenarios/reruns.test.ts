import { describe, expect, test } from 'vitest'
import type { User } from '../../src/sandbox/state/people.ts'
import {
  type Act,
  home,
  live,
  openedFromBranch,
  openedFromFork,
  restOfLife,
} from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { phi4 } from '../support/phi4.ts'
import { pictureOfPull } from '../support/picture.ts'

const [, maintainerApproves, merged] = restOfLife
const untilMerged = [openedFromFork, maintainerApproves, merged].filter((act) => act !== undefined)
const misspelt = phi4.text.replace('status: provisional', 'status: Provisional')

/** The same pull request with a mistake that can be corrected for certain. */
function misspelled(opened: Act, owner?: string): Act {
  return {
    name: 'opened',
    async happens(house) {
      await opened.happens(house)
      await house.rin.write({ branch: 'propose', path: phi4.path, text: misspelt }, owner)
    },
  }
}

function stranger({ sandbox }: House): User {
  return sandbox.createUser('zoe')
}

function maintainer({ sandbox, repository }: House): User {
  const kim = sandbox.createUser('kim')
  sandbox.addCollaborator(repository, kim, 'maintain')
  return kim
}

/** Every run of ours on the head of a pull request, oldest first. */
async function runsOn({ ada, place }: House, number = home) {
  const { data } = await ada.octokit.rest.pulls.get({ ...place, pull_number: number })
  const wish = { ...place, ref: data.head.sha, filter: 'all' } as const
  const checks = await ada.octokit.rest.checks.listForRef(wish)
  return checks.data.check_runs.toSorted((a, b) => a.id - b.id)
}

async function countsOn(house: House, number = home): Promise<readonly string[]> {
  const byName = Map.groupBy(await runsOn(house, number), ({ name }) => name)
  return [...byName]
    .map(([name, all]) => `${name}: ${all.length}, ${all.at(-1)?.conclusion}`)
    .toSorted()
}

async function runNamed(house: House, name: string, number = home): Promise<number> {
  const run = (await runsOn(house, number)).findLast((one) => one.name === name)
  return run?.id ?? 0
}

async function rerunAll(house: House, by: User, number = home): Promise<void> {
  const { data } = await house.ada.octokit.rest.pulls.get({ ...house.place, pull_number: number })
  const suites = await house.ada.octokit.rest.checks.listSuitesForRef({
    ...house.place,
    ref: data.head.sha,
  })
  await house.sandbox.rerequestSuite(suites.data.check_suites[0]?.id ?? 0, by)
  await house.quiet()
}

async function repliesOn(house: House): Promise<readonly string[]> {
  const { comments } = await pictureOfPull(house, home)
  return comments
    .filter((text) => text.includes('"kind":"reply"'))
    .map((text) => text.split('\n')[1] ?? '')
}

describe('a check of a proposal that is run again', () => {
  test.each([
    ['a fork', openedFromFork],
    ['a branch', openedFromBranch],
  ])('gets a fresh run, alone or with all, on the head of %s', (_, opened) =>
    inHouse(async (house) => {
      await live(house, [opened])
      const kim = maintainer(house)

      await house.sandbox.rerequestCheck(await runNamed(house, 'usher / proposal'), kim)
      await house.quiet()
      expect(await countsOn(house)).toEqual([
        'usher / approval: 2, action_required',
        'usher / proposal: 2, success',
      ])

      await house.wait(1)
      await rerunAll(house, kim)
      await house.wait(1)
      await rerunAll(house, kim)
      expect(await countsOn(house)).toEqual([
        'usher / approval: 4, action_required',
        'usher / proposal: 4, success',
      ])
      expect(await repliesOn(house)).toEqual([])
    })(),
  )

  test(
    'keeps its approval',
    inHouse(async (house) => {
      await live(house, untilMerged.slice(0, 2))

      await rerunAll(house, maintainer(house))

      expect(await countsOn(house)).toEqual([
        'usher / approval: 2, success',
        'usher / proposal: 2, success',
      ])
    }),
  )

  test(
    'stays as it is for a stranger, who hears why once',
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      const zoe = stranger(house)
      const run = await runNamed(house, 'usher / proposal')

      await house.sandbox.rerequestCheck(run, zoe)
      await house.quiet()
      await house.sandbox.rerequestCheck(run, zoe)
      await house.quiet()

      expect(await countsOn(house)).toEqual([
        'usher / approval: 1, action_required',
        'usher / proposal: 1, success',
      ])
      expect(await repliesOn(house)).toMatchInlineSnapshot(`
        [
          "For \`zoe\`, who asked for \`/check\` with a button: \`/check\` is for the author and for maintainers: people with the role \`admin\` or \`maintain\` in this repository.",
        ]
      `)
    }),
  )
})

describe('the button Fix', () => {
  test(
    'explains on a fork what to do instead',
    inHouse(async (house) => {
      await live(house, [misspelled(openedFromFork, 'rin')])

      const run = await runNamed(house, 'usher / proposal')
      await house.sandbox.pressButton(run, 'fix', maintainer(house))
      await house.quiet()

      expect(await repliesOn(house)).toMatchInlineSnapshot(`
        [
          "For \`kim\`, who asked for \`/fix\` with a button: The branch is in a fork, which is not ours to write to. Commit the suggestions, or run \`usher lint --fix docs/proposals/20260105-phi-4.md\` there.",
        ]
      `)
    }),
  )

  test(
    'is refused to a stranger with one reply, and still works for a maintainer',
    inHouse(async (house) => {
      await live(house, [misspelled(openedFromBranch)])
      const run = await runNamed(house, 'usher / proposal')

      await house.sandbox.pressButton(run, 'fix', stranger(house))
      await house.quiet()
      expect(await repliesOn(house)).toMatchInlineSnapshot(`
        [
          "For \`zoe\`, who asked for \`/fix\` with a button: \`/fix\` is for the author and for maintainers: people with the role \`admin\` or \`maintain\` in this repository.",
        ]
      `)
      expect(await house.ada.read(phi4.path, 'propose')).toBe(misspelt)

      await house.sandbox.pressButton(run, 'fix', maintainer(house))
      await house.quiet()
      expect(await house.ada.read(phi4.path, 'propose')).toBe(phi4.text)
      expect(await repliesOn(house)).toHaveLength(1)
    }),
  )

  test(
    'is not offered where nothing would be written',
    inHouse(async (house) => {
      await live(house, untilMerged)
      const number = await edited(house)

      const run = await runNamed(house, 'usher / proposal', number)

      const press = house.sandbox.pressButton(run, 'fix', maintainer(house))
      await expect(press).rejects.toThrow('it offers: check')
    }),
  )
})

/** A later pull request that edits the accepted proposal, with a mistake that could be mended. */
async function edited(house: House): Promise<number> {
  await house.ada.branch('change')
  await house.ada.write({ branch: 'change', path: phi4.path, text: misspelt })
  const number = await house.ada.open('docs: edit the proposal', 'change')
  await house.quiet()
  return number
}

describe('the checks of other pull requests', () => {
  test(
    'get a fresh run too: of an edit',
    inHouse(async (house) => {
      await live(house, untilMerged)
      const number = await edited(house)

      await house.sandbox.pressButton(
        await runNamed(house, 'usher / proposal', number),
        'check',
        maintainer(house),
      )
      await house.quiet()

      expect(await countsOn(house, number)).toEqual(['usher / proposal: 2, failure'])
    }),
  )

  test(
    'get a fresh run too: those that only a rule asks for',
    inHouse(async (house) => {
      const { sandbox, repository, ada } = house
      const checks = [{ context: 'usher / proposal' }, { context: 'usher / approval' }]
      sandbox.protect(repository, { branch: 'main', checks })
      await ada.branch('change')
      await ada.write({ branch: 'change', path: 'docs/notes.md', text: 'Notes.\n' })
      const number = await ada.open('docs: take notes', 'change')
      await house.quiet()

      await rerunAll(house, maintainer(house), number)

      expect(await countsOn(house, number)).toEqual([
        'usher / approval: 2, neutral',
        'usher / proposal: 2, neutral',
      ])
    }),
  )
})

describe('a draft', () => {
  test(
    'is checked and talked about like any other, and ready for review changes nothing of that',
    inHouse(async (house) => {
      const { sandbox, repository } = house
      await live(house, [openedFromFork])
      const kim = maintainer(house)
      const before = await pictureOfPull(house, home)

      await sandbox.markDraft(repository, home, { is: true, by: kim })
      await house.quiet()
      expect(await pictureOfPull(house, home)).toEqual(before)

      await live(
        house,
        [maintainerApproves].filter((act) => act !== undefined),
      )
      await sandbox.markDraft(repository, home, { is: false, by: kim })
      await house.quiet()
      expect((await countsOn(house))[0]).toBe('usher / approval: 1, success')
    }),
  )
})
