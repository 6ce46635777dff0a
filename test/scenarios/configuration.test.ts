import { describe, expect, test } from 'vitest'
import { home, live, openedFromFork } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOfPull } from '../support/picture.ts'

const path = '.github/usher.yml'

async function configured(house: House, text: string): Promise<void> {
  await house.ada.write({ branch: 'main', path, text })
  await house.quiet()
}

async function asked(house: House, text: string): Promise<number> {
  await house.ada.branch('configure')
  await house.ada.write({ branch: 'configure', path, text })
  const number = await house.ada.open('ci: configure usher', 'configure')
  await house.quiet()
  return number
}

describe('a pull request that changes the configuration', () => {
  test(
    'gets every mistake at its line, and nothing of it is in force',
    inHouse(async (house) => {
      await live(house, [openedFromFork])

      const number = await asked(house, 'enabled: false\napprovals:\n  cuont: 2\n  own: maybe\n')

      const { comments, labels, checks } = await pictureOfPull(house, number)
      expect({ comments, labels }).toEqual({ comments: [], labels: [] })
      expect(checks).toMatchInlineSnapshot(`
        [
          "usher / configuration: failure, 2 mistakes, With these mistakes \`.github/usher.yml\` would not hold; the last good one would stay in force:

        | line | rule | what is wrong | what to do |
        | --- | --- | --- | --- |
        | 3 | \`config-key\` | unexpected key \`cuont\` | did you mean \`count\`? |
        | 4 | \`config-value\` | unexpected \`maybe\`, expected \`true\` or \`false\` | \`approvals.own\`: Whether authors may approve their own proposals. |",
        ]
      `)
      const { data } = await house.ada.octokit.rest.checks.listForRef({
        ...house.place,
        ref: 'configure',
      })
      const { data: annotations } = await house.ada.octokit.rest.checks.listAnnotations({
        ...house.place,
        check_run_id: data.check_runs[0]?.id ?? 0,
      })
      expect(annotations).toMatchObject([
        { path, start_line: 3, start_column: 3, annotation_level: 'failure', title: 'config-key' },
        { path, start_line: 4, annotation_level: 'failure', title: 'config-value' },
      ])
    }),
  )

  test(
    'says what the merge changes, and is in force after it',
    inHouse(async (house) => {
      const number = await asked(house, 'labels: { prefix: "model: " }\n')

      const { checks } = await pictureOfPull(house, number)
      expect(checks).toMatchInlineSnapshot(`
        [
          "usher / configuration: success, It holds, What the merge changes:

        | key | now | then |
        | --- | --- | --- |
        | \`labels.prefix\` | \`"proposal: "\` | \`"model: "\` |",
        ]
      `)

      await house.ada.merge(number)
      await house.quiet()
      await live(house, [openedFromFork])
      expect((await pictureOfPull(house, 2)).labels).toEqual(['model: provisional'])
    }),
  )
})

test(
  'a configuration broken in mid-life leaves the last good one in force',
  inHouse(async (house) => {
    await configured(house, 'labels: { prefix: "model: " }\n')
    await live(house, [openedFromFork])

    await configured(house, 'labels: { prefix: "model: " }\nenabld: false\n')
    await house.ada.comment(home, '/approve')
    await house.quiet()

    expect((await pictureOfPull(house, home)).labels).toEqual([
      'model: approved',
      'model: provisional',
    ])
    const number = await asked(house, 'labels: { prefix: "model: " }\n')
    expect((await pictureOfPull(house, number)).checks.join('\n')).toMatch(
      /It holds.*had a mistake since \w{40}\. The one of \w{40} stays in force until it is mended\./s,
    )
  }),
)

test(
  'what somebody configures in their fork configures nothing',
  inHouse(async (house) => {
    await live(house, [openedFromFork])
    await house.rin.write({ branch: 'propose', path, text: 'approvals: { own: true }\n' }, 'rin')
    await house.quiet()

    await house.rin.comment(home, '/approve')
    await house.quiet()

    const { labels, checks } = await pictureOfPull(house, home)
    expect(labels).toEqual(['proposal: provisional'])
    expect(checks.map((check) => check.split(',', 1)[0])).toContain(
      'usher / configuration: success',
    )
  }),
)

test(
  'what the owner configures holds in every repository of theirs, and what changes there too',
  inHouse(async (house) => {
    const written = (prefix: string): ReadonlyMap<string, string> =>
      new Map([[path, `labels: { prefix: "${prefix}" }\n`]])
    const shared = await house.found('.github', written('model: '))
    await live(house, [openedFromFork])
    expect((await pictureOfPull(house, home)).labels).toEqual(['model: provisional'])

    const by = house.sandbox.createUser('kim')
    await house.sandbox.push(shared, { branch: 'main', files: written('wanted: '), by })
    await house.quiet()
    await house.sweep()

    expect((await pictureOfPull(house, home)).labels).toContain('wanted: provisional')
  }),
)
