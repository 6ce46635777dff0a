import { describe, expect, test } from 'vitest'
import { live, mergeOwn, ownPull, untilPublished } from '../support/acts.ts'
import { gate, glance } from '../support/glance.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf, pictureOfPull } from '../support/picture.ts'
import { configured, onMain } from '../support/saying.ts'
import { lookAgainAt, sitesOn } from '../support/second.ts'

const recipe = `description: A line in the wiki for each model.
applies:
  has: [wiki/README.md]

parts:
  preset:
    insertions:
      - path: wiki/README.md
        why: People find the model from here.
        section: Models
        line: "- {{ model.name }}"
`

/** The repository has a wiki besides, in which its own recipe lists models. */
async function withWiki(house: House, required = true): Promise<void> {
  await onMain(house, 'wiki/README.md', '# Wiki\n\n## Models\n\n- heron-7b\n')
  await onMain(house, '.github/usher/targets/wiki.yml', recipe)
  const wiki = `  - { name: 'recipe:wiki', required: ${required} }`
  await configured(house, `targets:\n  - name: kaito-preset\n${wiki}\n`)
}

async function untilReady(house: House): Promise<void> {
  await live(house, untilPublished)
  await mergeOwn(house, 'status')
  await house.quiet()
}

/** Our pull request of the wiki. */
async function wikiPull(house: House): Promise<number> {
  const { data } = await house.ada.octokit.rest.pulls.list({ ...house.place })
  const found = data.find(({ head }) => head.ref === 'usher/phi-4/recipe-wiki/preset')
  if (found === undefined) throw new Error('There is no pull request of the wiki')
  return found.number
}

async function mergeWiki(house: House): Promise<void> {
  await house.ada.merge(await wikiPull(house), house.merging)
  await house.quiet()
}

async function statusLine({ ada }: House): Promise<string | undefined> {
  const text = await ada.read('docs/proposals/20260105-phi-4.md')
  return text.split('\n').find((line) => line.startsWith('status:'))
}

describe('two targets that are required', () => {
  test(
    'have their own pull requests, and the last of them moves the status',
    inHouse(async (house) => {
      await withWiki(house)
      await untilReady(house)
      expect(await sitesOn(house)).toMatchInlineSnapshot(`
        "| | target | what is there, or what is missing |
        | --- | --- | --- |
        | ⬜ | \`kaito-preset\` | Missing: no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required). |
        | ⬜ | \`recipe:wiki\` | Missing: \`wiki/README.md\` has no line \`- phi-4\`. |

        | follow-up | pull request | state |
        | --- | --- | --- |
        | registration | #2 | merged |
        | status | #3 | merged |
        | preset | #4 | open |
        | e2e | #6 | open |
        | preset, \`recipe-wiki\` | #5 | open |"
      `)
      const moves = async (number: number): Promise<boolean> =>
        (await pictureOfPull(house, number)).body.includes('moves the status')
      expect(await moves(await wikiPull(house))).toBe(false)
      expect(await moves(await ownPull(house, 'preset'))).toBe(false)

      await mergeOwn(house, 'preset')
      await house.quiet()
      expect(await moves(await wikiPull(house))).toBe(true)
      expect(await gate(house, 'integrated')).toMatchInlineSnapshot(
        `"| ⬜ | integrated | Needs a maintainer to merge #5. |"`,
      )
      await mergeWiki(house)
      expect(await statusLine(house)).toBe('status: integrated')
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **integrated**. Nothing is left to do.
        [proposal: approved]
        [proposal: integrated]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, Nothing to mend"
      `)
    }),
  )

  test(
    'may be merged in the other order',
    inHouse(async (house) => {
      await withWiki(house)
      await untilReady(house)
      await mergeWiki(house)
      expect(await statusLine(house)).toBe('status: ready to integrate')
      await mergeOwn(house, 'preset')
      await house.quiet()
      expect(await statusLine(house)).toBe('status: integrated')
    }),
  )

  test(
    'merged at once leave the status to a pull request of its own',
    inHouse(async (house) => {
      await withWiki(house)
      await untilReady(house)
      house.sandbox.hold()
      await mergeOwn(house, 'preset')
      await house.ada.merge(await wikiPull(house), house.merging)
      house.sandbox.release()
      await house.quiet()
      expect(await statusLine(house)).toBe('status: ready to integrate')
      await mergeOwn(house, 'status')
      await house.quiet()
      expect(await statusLine(house)).toBe('status: integrated')
    }),
  )
})

test(
  'a target that is not required is reported, and waited for by nothing',
  inHouse(async (house) => {
    await withWiki(house, false)
    await untilReady(house)
    await mergeOwn(house, 'preset')
    await house.quiet()
    expect(await statusLine(house)).toBe('status: integrated')
    expect(await sitesOn(house)).toMatchInlineSnapshot(`
      "| | target | what is there, or what is missing |
      | --- | --- | --- |
      | ✅ | \`kaito-preset\` | The model is complete. |
      | ⬜ | \`recipe:wiki\` | Missing: \`wiki/README.md\` has no line \`- phi-4\`. Nothing waits for it. |

      | follow-up | pull request | state |
      | --- | --- | --- |
      | registration | #2 | merged |
      | status | #3 | merged |
      | preset | #4 | merged |
      | e2e | #6 | open |
      | preset, \`recipe-wiki\` | #5 | open |"
    `)
    await mergeWiki(house)
    expect((await sitesOn(house)).split('\n')[3]).toMatchInlineSnapshot(
      `"| ✅ | \`recipe:wiki\` | The model is complete. Nothing waits for it. |"`,
    )
  }),
)

test(
  'a target that is added to a proposal on its way brings what is missing',
  inHouse(async (house) => {
    await untilReady(house)
    await withWiki(house)
    const { pulls } = await pictureOf(house)
    expect(pulls.filter(({ state }) => state === 'open').map(({ branch }) => branch)).toEqual([
      'kaito-project:usher/phi-4/preset',
      'kaito-project:usher/phi-4/e2e',
      'kaito-project:usher/phi-4/recipe-wiki/preset',
    ])
  }),
)

test(
  'an unchanged proposal with two targets takes no more calls than one with one',
  inHouse(async (house) => {
    await withWiki(house)
    await live(house, untilPublished)
    expect(await lookAgainAt(house)).toMatchInlineSnapshot(`
      [
        "POST /graphql",
        "GET /v2/aks/kaito/kaito-phi-4/tags/list",
        "GET /token",
        "GET /v2/aks/kaito/kaito-phi-4/tags/list",
      ]
    `)
  }),
)
