import { describe, expect, test } from 'vitest'
import { live, untilMerged } from '../support/acts.ts'
import { checkedOut, scaffoldedIn, usher } from '../support/checkouts.ts'
import { gate, glance, waitingFor } from '../support/glance.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { inHub } from '../support/in-hub.ts'
import { phi4 } from '../support/phi4.ts'
import { onMain } from '../support/saying.ts'
import { inFullHub, type Kind, kindOf, openFollowUps } from '../support/written.ts'

const catalog = kindOf('kaito-catalog', 'test/fixtures/kaito-catalog')
const fastllm = kindOf('fastllm', 'test/fixtures/fastllm')
const klusterDocs = kindOf('kluster-docs', 'test/fixtures/kluster-docs')
const cookbook = kindOf(
  'recipe:cookbook',
  'test/fixtures/recipe/cookbook',
  'process: documents\ntargets: [{ name: recipe:cookbook }]\n',
)

/** What moving the status writes beside the files of a target. */
const ofStatus: ReadonlySet<string> = new Set([phi4.path, 'website/docs/proposals.md'])

/** The files of our open pull requests, without those of the status. */
async function writtenBy(house: House): Promise<ReadonlyMap<string, string>> {
  const files = (await openFollowUps(house)).flatMap((pull) => [...pull.files])
  return new Map(files.filter(([path]) => !ofStatus.has(path)))
}

/** People merge our pull requests, the oldest first, until none is left; answers their titles and files. */
async function mergeAll(
  house: House,
  finish: (branch: string) => Promise<void> = async () => {},
): Promise<readonly string[]> {
  const merged: string[] = []
  for (let rounds = 0; rounds < 9; rounds += 1) {
    const [first] = await openFollowUps(house)
    if (first === undefined) return merged
    await finish(first.branch)
    await house.ada.merge(first.number)
    await house.quiet()
    const moves = [...first.files.keys()].some((path) => ofStatus.has(path))
    merged.push(`${first.branch}: ${first.title}${moves ? ' (with the status)' : ''}`)
  }
  throw new Error('There is always one more pull request')
}

/** What is true of every kind in the end. */
async function expectIntegrated(house: House, { target }: Kind): Promise<void> {
  expect(await house.ada.read(phi4.path)).toContain('status: integrated')
  const folder = await checkedOut(house)
  const model = ['--model', 'microsoft/phi-4'] as const
  const { code, out } = usher('inspect', '--target', target, '--repo', folder, ...model)
  expect(out).toContain('microsoft/phi-4: complete')
  expect(code).toBe(0)
}

/** The proposal is merged, and our pull requests hold what the command line writes. */
async function liveUntilWritten(house: House, { target }: Kind): Promise<void> {
  inFullHub(house)
  await live(house, untilMerged)
  const folder = await checkedOut(house)
  const asked = await scaffoldedIn(house, { folder, target, proposal: phi4.path })
  expect(asked.size).toBeGreaterThan(0)
  expect(await writtenBy(house)).toEqual(asked)
}

test(
  'the catalogue gets entry, page and scores in one pull request, and the status with them',
  inHouse(async (house) => {
    await liveUntilWritten(house, catalog)
    expect(await gate(house, 'registered')).toMatchInlineSnapshot(
      `"| ⬜ | registered | Needs a maintainer to merge #2. |"`,
    )
    expect(await mergeAll(house)).toMatchInlineSnapshot(`
      [
        "usher/microsoft/phi-4/registration: feat: add phi-4 (with the status)",
      ]
    `)
    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`microsoft/phi-4\`** is **integrated**. Nothing is left to do.
      [proposal: approved]
      [proposal: integrated]
      usher / approval: success, Approved, Approved by \`ada\` at <time>.
      usher / proposal: success, Nothing to mend"
    `)
    await expectIntegrated(house, catalog)
  }, catalog.options),
)

const apart = kindOf(
  'kaito-catalog',
  'test/fixtures/kaito-catalog',
  'process: kaito-catalog\ntargets: [{ name: kaito-catalog, parts: apart }]\n',
)

test(
  'the catalogue gets them one after the other where that is asked for, the status with the page',
  inHouse(async (house) => {
    inFullHub(house)
    await live(house, untilMerged)
    expect(await mergeAll(house)).toMatchInlineSnapshot(`
      [
        "usher/microsoft/phi-4/registration: feat: register phi-4",
        "usher/microsoft/phi-4/preset: docs: list phi-4 (with the status)",
        "usher/microsoft/phi-4/e2e: docs: add the scores of phi-4",
      ]
    `)
    await expectIntegrated(house, apart)
  }, apart.options),
)

test(
  'what a person writes before us leaves us the rest, and the status',
  inHouse(async (house) => {
    inFullHub(house)
    await live(house, untilMerged)
    const path = 'website/docs/presets.md'
    const [pull] = await openFollowUps(house)
    await onMain(house, path, pull?.files.get(path) ?? '')
    expect(
      (await openFollowUps(house)).map(({ files }) => [...files.keys()]),
    ).toMatchInlineSnapshot(`
      [
        [
          "docs/proposals/20260105-phi-4.md",
          "presets/workspace/models/model_catalog.yaml",
          "presets/workspace/models/model_catalog_mtbench_scores.md",
          "website/docs/proposals.md",
        ],
      ]
    `)
    await mergeAll(house)
    await expectIntegrated(house, catalog)
  }, catalog.options),
)

test(
  'FastLLM gets code, tests and documentation in one pull request, and the status with them',
  inHouse(async (house) => {
    await liveUntilWritten(house, fastllm)
    expect(await gate(house, 'integrated')).toMatchInlineSnapshot(
      `"| ⬜ | integrated | Needs a maintainer to merge #2. |"`,
    )
    expect(await mergeAll(house)).toMatchInlineSnapshot(`
      [
        "usher/microsoft/phi-4/preset: feat: add phi-4 (with the status)",
      ]
    `)
    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`microsoft/phi-4\`** is **integrated**. Nothing is left to do.
      [proposal: approved]
      [proposal: integrated]
      usher / approval: success, Approved, Approved by \`ada\` at <time>.
      usher / proposal: success, Nothing to mend"
    `)
    await expectIntegrated(house, fastllm)
  }, fastllm.options),
)

/** The rows that only a person can write, after those of a sibling. */
async function writeRows({ ada }: House, branch: string): Promise<void> {
  for (const path of ['get-started/models.md', '.snippets/text/get-started/rate-limit.md']) {
    const text = await ada.read(path, branch)
    const isRow = (line: string): boolean =>
      line.includes('**Warbler 12B**') && line.split('|').length > 4
    const rows = text
      .split('\n')
      .flatMap((line) => (isRow(line) ? [line, line.replace('Warbler 12B', 'Phi-4')] : [line]))
    await ada.write({ branch, path, text: rows.join('\n') })
  }
}

test(
  'the documentation of kluster.ai gets what can be written, and the status once a person wrote the rest',
  inHouse(async (house) => {
    await liveUntilWritten(house, klusterDocs)
    const finish = async (branch: string): Promise<void> => {
      if (branch.endsWith('/preset')) await writeRows(house, branch)
    }
    expect(await mergeAll(house, finish)).toMatchInlineSnapshot(`
      [
        "usher/microsoft/phi-4/preset: docs: add phi-4",
        "usher/microsoft/phi-4/status: docs: move the status of phi-4 (with the status)",
      ]
    `)
    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`microsoft/phi-4\`** is **integrated**. Nothing is left to do.
      [proposal: approved]
      [proposal: integrated]
      usher / approval: success, Approved, Approved by \`ada\` at <time>.
      usher / proposal: success, Nothing to mend"
    `)
    await expectIntegrated(house, klusterDocs)
  }, klusterDocs.options),
)

test(
  'a recipe gets a pull request for each part, and the status with the last that is needed',
  inHouse(async (house) => {
    await liveUntilWritten(house, cookbook)
    expect(await gate(house, 'integrated')).toMatchInlineSnapshot(
      `"| ⬜ | integrated | Needs a maintainer to merge #2 and #3. |"`,
    )
    expect(await mergeAll(house)).toMatchInlineSnapshot(`
      [
        "usher/microsoft/phi-4/registration: feat: register phi-4",
        "usher/microsoft/phi-4/preset: feat: add phi-4 (with the status)",
        "usher/microsoft/phi-4/e2e: test: add the test of phi-4",
      ]
    `)
    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`microsoft/phi-4\`** is **integrated**. Nothing is left to do.
      [proposal: approved]
      [proposal: integrated]
      usher / approval: success, Approved, Approved by \`ada\` at <time>.
      usher / proposal: success, Nothing to mend"
    `)
    await expectIntegrated(house, cookbook)
  }, cookbook.options),
)

describe('a proposal that changes once its files are written', () => {
  test(
    'changes them',
    inHouse(async (house) => {
      await liveUntilWritten(house, cookbook)
      const page = 'cookbook/models/phi-4.md'
      const before = (await writtenBy(house)).get(page)
      await onMain(house, phi4.path, phi4.text.replace('Huggingface Transformer & VLLM', 'VLLM'))

      const folder = await checkedOut(house)
      const asked = { folder, target: cookbook.target, proposal: phi4.path }
      expect(await writtenBy(house)).toEqual(await scaffoldedIn(house, asked))
      expect((await writtenBy(house)).get(page)).not.toBe(before)
      await mergeAll(house)
      await expectIntegrated(house, cookbook)
    }, cookbook.options),
  )

  test(
    'takes its new status line along',
    inHouse(async (house) => {
      await liveUntilWritten(house, fastllm)
      const text = phi4.text.replace('MIT\n', 'MIT, as its page says\n')
      await onMain(house, phi4.path, text)
      const [pull] = await openFollowUps(house)
      expect(pull?.files.get(phi4.path)).toContain('as its page says')
      await mergeAll(house)
      await expectIntegrated(house, fastllm)
    }, fastllm.options),
  )
})

describe('while the model hub is silent', () => {
  test.each([catalog, fastllm, klusterDocs, cookbook])(
    'nothing is written for $target, which is said, and everything is once it answers',
    async (kind) =>
      await inHouse(async (house) => {
        inFullHub(house)
        house.sandbox.hub.fail(1000)
        await live(house, untilMerged)
        expect(await openFollowUps(house)).toEqual([])
        expect(await waitingFor(house)).toEqual([
          'The model hub did not answer; it is asked again soon.',
        ])

        house.sandbox.hub.fail(0)
        await house.wait(11)
        expect((await openFollowUps(house)).length).toBeGreaterThan(0)
        expect(await waitingFor(house)).toEqual([])
      }, kind.options)(),
  )
})

describe('while the model hub does not show the model', () => {
  test.each([
    [
      catalog,
      [
        'No entry is written: nothing is known of the model; give its facts.',
        'No rows are written before the entry is there.',
      ],
    ],
    [fastllm, ['Nothing is written: its config.json is not known; name it with `--config`.']],
  ])(
    'what is missing is said, and written once it does',
    async (kind, says) =>
      await inHouse(async (house) => {
        house.sandbox.hub.withdraw('microsoft/phi-4')
        await live(house, untilMerged)
        expect(await openFollowUps(house)).toEqual([])
        expect(await waitingFor(house)).toEqual([
          ...says,
          'Nothing is known of the model: microsoft/phi\\-4 is missing, private or gated; without a token there is no telling which.',
        ])

        inFullHub(house)
        await house.wait(61)
        expect((await openFollowUps(house)).length).toBe(1)
        expect(await waitingFor(house)).toEqual([])
      }, kind.options)(),
  )
})

test(
  'a model that is not for the documentation is said to be none',
  inHouse(async (house) => {
    inHub(house, {})
    await live(house, untilMerged)
    expect(await waitingFor(house)).toMatchInlineSnapshot(`
      [
        "\`microsoft/phi-4\` is left out: it is no chat model.",
      ]
    `)
  }, klusterDocs.options),
)
