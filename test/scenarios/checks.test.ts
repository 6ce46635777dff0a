import { describe, expect, test } from 'vitest'
import {
  home,
  live,
  openedFromBranch,
  openedFromFork,
  ownPull,
  restOfLife,
} from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { phi4 } from '../support/phi4.ts'
import { pictureOfPull } from '../support/picture.ts'

const [, maintainerApproves, merged] = restOfLife
const all = ['usher / proposal', 'usher / approval']

/** Main asks for our checks, by a ruleset unless it is said otherwise. */
function protect(
  { sandbox, repository, app }: House,
  kind: 'ruleset' | 'protection' = 'ruleset',
  appId = Number(app.id),
): void {
  const checks = all.map((context) => ({ context, appId }))
  sandbox.protect(repository, { branch: 'main', checks, kind })
}

/** ada opens a pull request that changes one file. */
async function pullWith(house: House, path: string, text: string): Promise<number> {
  await house.ada.branch('change')
  await house.ada.write({ branch: 'change', path, text })
  const number = await house.ada.open('docs: change a file', 'change')
  await house.quiet()
  return number
}

/** Every check run of ours on a commit, also those that newer ones have replaced. */
async function runsOn({ ada, place }: House, ref: string) {
  const wish = { ...place, ref, filter: 'all' } as const
  const { data } = await ada.octokit.rest.checks.listForRef(wish)
  return data.check_runs
}

async function headOf({ ada, place }: House, number: number): Promise<string> {
  const { data } = await ada.octokit.rest.pulls.get({ ...place, pull_number: number })
  return data.head.sha
}

async function namesOn(house: House, ref: string): Promise<readonly string[]> {
  const runs = await runsOn(house, ref)
  return runs.map(({ name, conclusion }) => `${name}: ${conclusion}`).toSorted()
}

const reads = (house: House): readonly string[] =>
  house.wire.calls.filter((call) => /\/rules\/branches\/|\/branches\/main$/.test(call))

describe('a pull request without proposals', () => {
  test.each(['ruleset', 'protection'] as const)(
    'is told so, and can be merged, where a %s asks for our checks',
    (kind) =>
      inHouse(async (house) => {
        protect(house, kind)

        const number = await pullWith(house, 'docs/notes.md', 'Notes.\n')

        expect((await pictureOfPull(house, number)).checks).toMatchInlineSnapshot(`
          [
            "usher / approval: neutral, No proposal, This pull request brings no model proposal. A rule of the branch asks for this check, so it says that there is nothing to do.",
            "usher / proposal: neutral, No proposal, This pull request brings no model proposal. A rule of the branch asks for this check, so it says that there is nothing to do.",
          ]
        `)
        await house.ada.merge(number)
      })(),
  )

  test.each([
    ['nothing is asked for', (_: House) => undefined],
    ['they are asked for from another app', (house: House) => protect(house, 'ruleset', 99)],
  ])('has no check of ours where %s', (_, arrange) =>
    inHouse(async (house) => {
      arrange(house)

      const number = await pullWith(house, 'docs/notes.md', 'Notes.\n')

      expect((await pictureOfPull(house, number)).checks).toEqual([])
    })(),
  )

  test(
    'costs two questions an hour about the rules, however many there are',
    inHouse(async (house) => {
      const number = await pullWith(house, 'docs/notes.md', 'Notes.\n')
      await house.ada.write({ branch: 'change', path: 'docs/notes.md', text: 'More.\n' })
      await house.quiet()
      expect(reads(house)).toHaveLength(2)

      protect(house)
      await house.wait(61)
      await house.sweep()

      expect(reads(house)).toHaveLength(4)
      expect(await namesOn(house, await headOf(house, number))).toEqual([
        'usher / approval: neutral',
        'usher / proposal: neutral',
      ])
      await house.sweep()
      expect(reads(house)).toHaveLength(4)
    }),
  )
})

describe('under a rule that asks for our checks', () => {
  test(
    'a proposal waits for its approval, and an edit of it does not',
    inHouse(async (house) => {
      protect(house)
      await live(house, [openedFromFork])
      await expect(house.ada.merge(home)).rejects.toThrow('"usher / approval" is failing')
      await live(
        house,
        [maintainerApproves, merged].filter((act) => act !== undefined),
      )

      const edited = phi4.text.replace('phi-4.', 'phi-4 for everyone.')
      const number = await pullWith(house, phi4.path, edited)

      expect(await namesOn(house, await headOf(house, number))).toEqual([
        'usher / approval: neutral',
        'usher / proposal: success',
      ])
      await house.ada.merge(number)
    }),
  )

  test(
    'our own pull requests can be merged, also after a person has pushed to one',
    inHouse(async (house) => {
      protect(house)
      await live(house, [openedFromFork, ...restOfLife.slice(1, 3)])
      const number = await ownPull(house, 'registration')
      const neutral = ['usher / approval: neutral', 'usher / proposal: neutral']
      expect(await namesOn(house, await headOf(house, number))).toEqual(neutral)

      const path = 'presets/workspace/models/supported_models.yaml'
      const branch = 'usher/phi-4/registration'
      const text = `${await house.ada.read(path, branch)}# agreed\n`
      await house.ada.write({ branch, path, text })
      await house.quiet()

      expect(await namesOn(house, await headOf(house, number))).toEqual(neutral)
      await house.ada.merge(number)
      await house.quiet()
    }),
  )

  test(
    'a feature proposal is none of ours, and can be merged',
    inHouse(async (house) => {
      protect(house)
      const text = '# Faster start\n\n## Summary\n\nStart faster.\n'

      const number = await pullWith(house, 'docs/proposals/20260107-faster.md', text)

      expect(await namesOn(house, await headOf(house, number))).toEqual([
        'usher / approval: neutral',
        'usher / proposal: neutral',
      ])
    }),
  )

  test(
    'what a proposal needs is not covered up by another pull request with the same head',
    inHouse(async (house) => {
      await live(house, [openedFromBranch])
      // Seen from a branch that has the proposal already, the same head brings none.
      const sha = await headOf(house, home)
      await house.ada.octokit.rest.git.createRef({ ...house.place, ref: 'refs/heads/side', sha })
      await house.rin.write({ branch: 'propose', path: 'docs/notes.md', text: 'Notes.\n' })
      await house.quiet()
      protect(house)
      house.sandbox.protect(house.repository, {
        branch: 'side',
        checks: all.map((context) => ({ context })),
      })
      await house.ada.octokit.rest.pulls.create({
        ...house.place,
        title: 'Another way in',
        head: 'propose',
        base: 'side',
      })
      await house.quiet()

      await expect(house.ada.merge(home)).rejects.toThrow('"usher / approval" is failing')
    }),
  )
})
