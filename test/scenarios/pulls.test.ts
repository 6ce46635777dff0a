import { describe, expect, test } from 'vitest'
import {
  type Act,
  endValidation,
  home,
  live,
  mergeOwn,
  openedFromFork,
  ownPull,
  restOfLife,
} from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { phi4 } from '../support/phi4.ts'
import { pictureOf, pictureOfPull } from '../support/picture.ts'

const [strangerApproves, maintainerApproves, merged, ...afterMerge] = restOfLife
const untilMerged = [openedFromFork, strangerApproves, maintainerApproves, merged].filter(
  (act) => act !== undefined,
)
const moved = `website/docs/proposals/${phi4.file}`
const mini = {
  path: 'docs/proposals/20260105-phi-4-mini-instruct.md',
  text: phi4.text.replaceAll('phi-4', 'Phi-4-mini-instruct'),
}

/** A pull request of ada's that changes some files of the default branch. */
async function pullWith(house: House, files: ReadonlyMap<string, string | null>): Promise<number> {
  const { sandbox, repository, ada } = house
  const by = sandbox.createUser('kim')
  await sandbox.push(repository, { branch: 'change', files, by })
  const number = await ada.open('docs: change some files', 'change')
  await house.quiet()
  return number
}

async function branches({ ada, place }: House): Promise<readonly string[]> {
  const { data } = await ada.octokit.rest.git.listMatchingRefs({ ...place, ref: 'heads/usher/' })
  return data.map(({ ref, object }) => `${ref} ${object.sha}`)
}

describe('a proposal moved to another folder', () => {
  const move: Act = {
    name: 'moved',
    async happens(house) {
      const number = await pullWith(
        house,
        new Map([
          [phi4.path, null],
          [moved, phi4.text],
        ]),
      )
      await house.ada.merge(number)
    },
  }

  test(
    'keeps its life, its comment and its home',
    inHouse(async (house) => {
      await live(house, [...untilMerged, move, ...afterMerge])

      const { pulls } = await pictureOf(house)
      const [first, ...others] = pulls
      const talked = others.filter(({ comments, labels }) => comments.length + labels.length > 0)
      expect(first?.labels).toContain('proposal: integrated')
      expect(first?.comments.filter((text) => text.includes('"kind":"status"'))).toHaveLength(1)
      expect(first?.comments.join('\n')).toContain(`\`${moved}\` is on the default branch`)
      expect(talked).toEqual([])
      expect(await house.ada.read(moved)).toContain('status: integrated')
    }),
  )
})

describe('two proposals in one pull request', () => {
  test(
    'are an error, cannot be approved, and are told so once',
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      await house.rin.write({ branch: 'propose', ...mini }, 'rin')
      await house.quiet()

      await house.ada.comment(home, '/approve')
      await house.quiet()

      const { comments, labels, checks } = await pictureOfPull(house, home)
      expect(labels).toEqual(['proposal: needs work', 'proposal: provisional'])
      expect(checks).toMatchInlineSnapshot(`
        [
          "usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.",
          "usher / proposal: failure, 1 error, claims not compared, What the template asks of \`docs/proposals/20260105-phi-4-mini-instruct.md\` and does not find:

        | line | severity | rule | what is wrong | what to do |
        | --- | --- | --- | --- | --- |
        | 1 | error | \`one-proposal-per-pull-request\` | unexpected 2 new proposals in one pull request, expected one | open a pull request for each proposal |

        The claims about the model were not compared with its page: microsoft/Phi\\-4\\-mini\\-instruct is missing, private or gated; without a token there is no telling which.",
        ]
      `)
      expect(comments.map((text) => text.split('\n')[1] ?? text)).toMatchInlineSnapshot(`
        [
          "**\`phi-4-mini-instruct\`** is **proposed**. One problem for the author to mend; see the check run.",
          "ada: /approve",
          "The proposal still has a problem to mend; see the check run.",
        ]
      `)
    }),
  )
})

test(
  'a proposal renamed before it is merged keeps one comment',
  inHouse(async (house) => {
    await live(house, [openedFromFork])
    const path = 'docs/proposals/20260106-phi-4.md'

    await house.rin.rewrite({ branch: 'propose', path, text: phi4.text }, 'rin')
    await house.quiet()

    const { comments } = await pictureOfPull(house, home)
    expect(comments).toHaveLength(1)
    expect(comments[0]).toContain('20260106-phi-4.md')
  }),
)

describe('a pull request of ours', () => {
  test(
    'starts no life of its own',
    inHouse(async (house) => {
      await live(house, untilMerged)

      const { comments, labels, checks } = await pictureOfPull(
        house,
        await ownPull(house, 'registration'),
      )
      expect({ comments, labels, checks }).toEqual({ comments: [], labels: [], checks: [] })
    }),
  )

  test(
    'stays closed when a person has closed it',
    inHouse(async (house) => {
      await live(house, untilMerged)
      const number = await ownPull(house, 'registration')

      await house.ada.close(number)
      await house.quiet()
      await house.wait(30)
      await house.sweep()

      const { pulls } = await pictureOf(house)
      expect(pulls.map(({ state }) => state)).toEqual(['merged', 'closed'])
      expect(pulls[0]?.comments[0]).toContain(
        `Pull request #${number} was closed; the registration is left to a person.`,
      )
    }),
  )

  test(
    'is theirs once a person has committed to its branch',
    inHouse(async (house) => {
      await live(house, untilMerged)
      const branch = 'usher/phi-4/registration'
      const path = 'presets/workspace/models/supported_models.yaml'
      const registry = await house.ada.read(path, branch)
      await house.ada.write({ branch, path, text: `${registry}# as agreed with the community\n` })
      await house.quiet()
      const before = await branches(house)

      const main = await house.ada.read(path)
      const number = await pullWith(house, new Map([[path, `# All models.\n${main}`]]))
      await house.ada.merge(number)
      await house.quiet()
      await house.sweep()

      expect(await branches(house)).toEqual(before)
      expect((await pictureOfPull(house, 2)).state).toBe('open')

      await endValidation(house, 'success')
      await endValidation(house, 'success')
      await house.quiet()
      await mergeOwn(house, 'registration')
      await house.quiet()
      expect(await house.ada.read(path)).toContain('# as agreed with the community')
      expect((await pictureOfPull(house, home)).comments[0]).toContain('`phi-4` is registered.')
    }),
  )
})

describe('a later pull request that edits an accepted proposal', () => {
  test(
    'gets findings and no life of its own',
    inHouse(async (house) => {
      await live(house, untilMerged)
      const edited = phi4.text.replace('phi-4.', 'phi-4 for everyone.')

      const number = await pullWith(house, new Map([[phi4.path, edited]]))
      await house.ada.comment(number, '/approve')
      await house.quiet()

      const { comments, labels, checks } = await pictureOfPull(house, number)
      expect({ labels, comments }).toEqual({ labels: [], comments: ['ada: /approve'] })
      expect(checks).toMatchInlineSnapshot(`
        [
          "usher / proposal: success, Nothing to mend, \`docs/proposals/20260105-phi-4.md\` follows the template.",
        ]
      `)
    }),
  )

  test(
    'hears what is wrong with it',
    inHouse(async (house) => {
      await live(house, untilMerged)
      const edited = phi4.text.replace('status: provisional', 'status: almost')

      const number = await pullWith(house, new Map([[phi4.path, edited]]))

      const { comments, labels, checks } = await pictureOfPull(house, number)
      expect({ labels, comments }).toEqual({ labels: [], comments: [] })
      expect(checks).toMatchInlineSnapshot(`
        [
          "usher / proposal: failure, 1 error, What the template asks of \`docs/proposals/20260105-phi-4.md\` and does not find:

        | line | severity | rule | what is wrong | what to do |
        | --- | --- | --- | --- | --- |
        | 9 | error | \`status-known\` | unexpected status \`almost\`, expected one of \`provisional\`, \`ready to integrate\`, \`integrated\` | write \`status: provisional\` |",
        ]
      `)
    }),
  )

  test(
    'is not held up by what was wrong before, until it moves the status',
    inHouse(async (house) => {
      await live(house, untilMerged)
      const spoilt = phi4.text.replace('## Runtimes', '## Warehouse')
      await house.ada.write({ branch: 'main', path: phi4.path, text: spoilt })
      await house.quiet()

      const reworded = spoilt.replace('phi-4.', 'phi-4 for everyone.')
      const number = await pullWith(house, new Map([[phi4.path, reworded]]))
      const { checks } = await pictureOfPull(house, number)
      expect(checks).toMatchInlineSnapshot(`
        [
          "usher / proposal: success, 1 remark, What the template asks of \`docs/proposals/20260105-phi-4.md\` and does not find:

        | line | severity | rule | what is wrong | what to do |
        | --- | --- | --- | --- | --- |
        | 53 | was there | \`section-required\` | missing section \`## Runtimes\` | add the heading, and below it what the template asks for |",
        ]
      `)
    }),
  )

  test(
    'learns whom a new template would fail',
    inHouse(async (house) => {
      await live(house, untilMerged)
      const path = 'docs/proposals/YYYYMMDD-model-template.md'
      const { data } = await house.ada.octokit.rest.repos.getContent({
        ...house.place,
        path,
        mediaType: { format: 'raw' },
      })
      const longer = `${String(data).trimEnd()}\n\n## Cost\n\nWhat it costs a month.\n`

      const number = await pullWith(house, new Map([[path, longer]]))

      const { checks } = await pictureOfPull(house, number)
      expect(checks).toMatchInlineSnapshot(`
        [
          "usher / proposal: success, Nothing to mend, Of 2 proposals held to it, 2 would newly fail:

        - \`docs/proposals/20250210-qwen2.5-coder-7b-instruct.md\`: one new error
        - \`docs/proposals/20260105-phi-4.md\`: one new error",
        ]
      `)
    }),
  )
})
