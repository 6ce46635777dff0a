import { describe, expect, test } from 'vitest'
import { type Act, home, live, openedFromFork, restOfLife } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf, pictureOfPull } from '../support/picture.ts'
import { repliesOn, saidOn, standingOn, statusesOn } from '../support/said.ts'
import { kaito } from '../support/tree.ts'
import { healthyLife } from '../support/troubled-life.ts'

const healthy = await healthyLife()
const untilMerged = [openedFromFork, ...restOfLife.slice(0, 3)]
const rest = restOfLife.slice(3)
const template = 'docs/proposals/YYYYMMDD-model-template.md'
const templateText = kaito.get(template) ?? ''

/** Files of the default branch change, by a push that nobody reviews. */
async function changed(
  { sandbox, repository, quiet }: House,
  files: ReadonlyMap<string, string | null>,
): Promise<void> {
  const by = sandbox.createUser(`somebody-${sandbox.calls.length}`)
  await sandbox.push(repository, { branch: 'main', files, by })
  await quiet()
}

function configured(text: string | null): Act {
  const files = new Map([['.github/usher.yml', text]])
  return { name: 'configured', happens: (house) => changed(house, files) }
}

async function labelsOn(house: House): Promise<readonly string[]> {
  return (await pictureOfPull(house, home)).labels
}

async function checkOn(house: House): Promise<string> {
  const { checks } = await pictureOfPull(house, home)
  return checks.find((check) => check.startsWith('usher / proposal')) ?? ''
}

/** Every pull request as people tell them apart. */
async function pullsOf(house: House): Promise<readonly string[]> {
  const { pulls } = await pictureOf(house)
  return pulls.map(({ title, state }) => `${title}, ${state}`)
}

const healthyPulls = healthy.end.pulls.map(({ title, state }) => `${title}, ${state}`)

describe('the template', () => {
  test(
    'moved to another folder that is configured is the same template',
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      const before = await checkOn(house)

      await changed(
        house,
        new Map([
          [template, null],
          ['docs/templates/model.md', templateText],
          ['.github/usher.yml', 'proposals: { templates: [docs/templates/model.md] }\n'],
        ]),
      )
      expect(await checkOn(house)).toEqual(before)

      await live(house, restOfLife)
      expect(await pullsOf(house)).toEqual(healthyPulls)
    }),
  )

  test(
    'moved between the proposals folders is found by itself',
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      const before = await checkOn(house)

      const moved = template.replace('docs/', 'website/docs/')
      await changed(
        house,
        new Map([
          [template, null],
          [moved, templateText],
        ]),
      )

      expect(await checkOn(house)).toEqual(before)
    }),
  )

  test(
    'removed holds nothing up, and put back is asked of every open proposal',
    inHouse(async (house) => {
      await live(house, [openedFromFork])

      await changed(house, new Map([[template, null]]))
      const without = await checkOn(house)
      await changed(
        house,
        new Map([[template, `${templateText}\n## Risks\n\nWhat may go wrong.\n`]]),
      )

      expect([without, await checkOn(house)]).toMatchInlineSnapshot(`
        [
          "usher / proposal: success, Nothing to mend, \`docs/proposals/20260105-phi-4.md\` follows the template.

        Its claims about the model agree with [its page at 187ef03](https://huggingface.co/microsoft/phi-4/tree/187ef0342fff0eb3333be9f00389385e95ef0b61).",
          "usher / proposal: failure, 1 error, What the template asks of \`docs/proposals/20260105-phi-4.md\` and does not find:

        | line | severity | rule | what is wrong | what to do |
        | --- | --- | --- | --- | --- |
        | 53 | error | \`section-required\` | missing section \`## Risks\` | add the heading, and below it what the template asks for |

        Its claims about the model agree with [its page at 187ef03](https://huggingface.co/microsoft/phi-4/tree/187ef0342fff0eb3333be9f00389385e95ef0b61).",
        ]
      `)
      expect(await statusesOn(house, home)).toHaveLength(1)
      expect(await standingOn(house, home)).toMatchInlineSnapshot(`
        [
          "**\`phi-4\`** is **proposed**. One problem for the author to mend; see the check run.",
        ]
      `)
    }),
  )
})

describe('a configuration', () => {
  test(
    'broken in mid-life is said, and changes nothing about the life',
    inHouse(async (house) => {
      await live(house, [configured('approvals: { own: false }\n'), ...untilMerged])
      await live(house, [configured('approvals: { own: : }\nenabled: maybe\n'), ...rest])

      const { pulls } = await pictureOf(house)
      expect(await pullsOf(house)).toEqual(healthyPulls)
      const said = /^`\.github\/usher\.yml` on the default branch has had a mistake since .*\n\n/m
      const [status, ...talk] = pulls[0]?.comments ?? []
      expect(status).toMatch(said)
      expect([status?.replace(said, ''), ...talk]).toEqual(healthy.end.pulls[0]?.comments)
    }),
  )

  test(
    'broken from its first day forbids every write until it holds',
    inHouse(async (house) => {
      await live(house, [configured('enabld: true\n'), openedFromFork])
      await house.ada.comment(home, '/approve')
      await house.quiet()
      const { comments, labels, checks } = await pictureOfPull(house, home)
      expect({ comments, labels, checks }).toEqual({
        comments: ['ada: /approve'],
        labels: [],
        checks: [],
      })

      await live(house, [configured('enabled: true\n')])
      expect(await labelsOn(house)).toEqual(['proposal: provisional'])
      // Nobody has shown the head on which it was written, so it is asked for once more.
      expect(await repliesOn(house, home)).toHaveLength(1)
      await house.ada.comment(home, '/approve')
      await house.quiet()
      expect(await labelsOn(house)).toEqual(['proposal: approved', 'proposal: provisional'])
    }),
  )

  test(
    'that says enabled: false stops every write, and true goes on where it stopped',
    inHouse(async (house) => {
      await live(house, untilMerged)
      await live(house, [configured('enabled: false\n')])
      const before = await saidOn(house, home)
      const writes = writesOf(house)

      await live(house, rest.slice(0, 3))
      await house.ada.comment(home, '/status')
      await house.ada.label(home, 'bug')
      await house.quiet()
      await house.sweep()
      expect(writesOf(house)).toBe(writes)
      expect((await saidOn(house, home)).slice(0, -1)).toEqual(before)

      await live(house, [configured('enabled: true\n'), ...rest.slice(3)])
      expect(await pullsOf(house)).toEqual(healthyPulls)
      expect(await labelsOn(house)).toEqual(['bug', 'proposal: approved', 'proposal: integrated'])
      expect(await repliesOn(house, home)).toMatchInlineSnapshot(`
        [
          "\`/approve\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository.",
          "\`phi-4\` is **ready**. Missing: no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required).",
        ]
      `)
      expect(await statusesOn(house, home)).toHaveLength(1)
    }),
  )
})

describe('labels', () => {
  const approved = [openedFromFork, ...restOfLife.slice(0, 2)]

  test(
    'renamed by configuration are changed on the home, and no old one stays',
    inHouse(async (house) => {
      await live(house, approved)
      const names = 'labels: { prefix: "model: ", names: { approved: lgtm, provisional: open } }\n'
      await live(house, [configured(names)])
      expect(await labelsOn(house)).toEqual(['model: lgtm', 'model: open'])
      await live(house, [configured(null)])
      expect(await labelsOn(house)).toEqual(['proposal: approved', 'proposal: provisional'])
      await live(house, [configured(names)])

      await house.ada.unlabel(home, 'model: lgtm')
      await house.quiet()
      expect(await labelsOn(house)).toEqual(['model: open'])
      await house.ada.label(home, 'model: lgtm')
      await house.quiet()
      expect(await labelsOn(house)).toEqual(['model: lgtm', 'model: open'])
      expect(await repliesOn(house, home)).not.toContainEqual(expect.stringContaining('lgtm'))
    }),
  )

  test(
    'put on by a maintainer, and renamed by configuration since, are changed as well',
    inHouse(async (house) => {
      await live(house, [openedFromFork])
      await house.ada.label(home, 'proposal: approved')
      await house.ada.label(home, 'bug')
      await house.quiet()

      await live(house, [configured('labels: { names: { approved: lgtm } }\n')])

      expect(await labelsOn(house)).toEqual(['bug', 'proposal: lgtm', 'proposal: provisional'])
    }),
  )

  test(
    'renamed by a person in the list of labels are put back, and the renamed one is theirs',
    inHouse(async (house) => {
      await live(house, approved)
      const { issues } = house.ada.octokit.rest
      const named = { name: 'proposal: approved', new_name: 'proposal: looks good' }
      await issues.updateLabel({ ...house.place, ...named })
      await house.quiet()
      await house.sweep()

      expect(await labelsOn(house)).toMatchInlineSnapshot(`
        [
          "proposal: approved",
          "proposal: looks good",
          "proposal: provisional",
        ]
      `)
      const { checks } = await pictureOfPull(house, home)
      expect(checks[0]).toMatch(/^usher \/ approval: success/)
      expect(await repliesOn(house, home)).toHaveLength(1)
    }),
  )

  test(
    'deleted by a person in the list of labels are made and put on again',
    inHouse(async (house) => {
      await live(house, approved)
      const { issues } = house.ada.octokit.rest
      for (const name of ['proposal: approved', 'proposal: provisional']) {
        await issues.deleteLabel({ ...house.place, name })
        await house.quiet()
      }
      await house.sweep()

      expect(await labelsOn(house)).toEqual(['proposal: approved', 'proposal: provisional'])
      const { checks } = await pictureOfPull(house, home)
      expect(checks[0]).toMatch(/^usher \/ approval: success/)
      const { data } = await issues.getLabel({ ...house.place, name: 'proposal: approved' })
      expect([data.color, data.description]).toEqual([
        '0052cc',
        'A maintainer has approved this text',
      ])
    }),
  )
})

function writesOf({ sandbox }: House): number {
  return sandbox.calls.filter(
    ({ actor, kind, operation }) =>
      actor.startsWith('usher') && kind === 'write' && !operation.includes('access-token'),
  ).length
}
