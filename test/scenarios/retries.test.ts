import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { endValidation, live, ownPull, untilMerged, untilRegistered } from '../support/acts.ts'
import { gate, glance, repliesOn } from '../support/glance.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf } from '../support/picture.ts'
import { configured, onMain, say } from '../support/saying.ts'

describe('a validation that failed', () => {
  test(
    'is tried again when a maintainer asks, and passes',
    inHouse(async (house) => {
      await live(house, untilMerged)
      await endValidation(house, 'failure')
      await house.quiet()
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **accepted**. \`build-models (phi-4, text-generation, https://huggingface.co/microsoft/phi-4/commit/187ef0342fff0...\` ended as \`failure\`. A maintainer can have another with \`/retry validated\`.
        [proposal: approved]
        [proposal: provisional]
        [proposal: validation failed]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, Nothing to mend"
      `)

      await say(house, house.rin, '/retry validated')
      await say(house, house.ada, '/retry validated')
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **accepted**. Needs a maintainer to merge #2.
        [proposal: approved]
        [proposal: provisional]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, Nothing to mend
        > \`/retry\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository."
      `)
      expect(await gate(house, 'validated')).toMatchInlineSnapshot(
        `"| ⬜ | validated | The validation run is under way. ([see](http://sandbox.invalid/kaito-project/kaito/actions/runs/<id>)) |"`,
      )

      await endValidation(house, 'success')
      await house.quiet()
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **validated**. Needs a maintainer to merge #2.
        [proposal: approved]
        [proposal: provisional]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, Nothing to mend
        > \`/retry\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository."
      `)
      expect((await pictureOf(house)).runs).toEqual(['completed: success', 'completed: failure'])

      await say(house, house.ada, '/validate')
      expect((await repliesOn(house)).at(-1)).toMatchInlineSnapshot(
        `"It holds already: \`build-models (phi-4, text-generation, https://huggingface.co/microsoft/phi-4/commit/187ef0342fff0...\` succeeded."`,
      )
      expect((await pictureOf(house)).runs).toHaveLength(2)
    }),
  )

  test(
    'for want of a job is no validation, and is one after a run with it',
    inHouse(async (house) => {
      await live(house, untilMerged)
      await endValidation(house, 'success', {})
      await house.quiet()
      expect(await glance(house)).toMatchInlineSnapshot(`
        "**\`phi-4\`** is **accepted**. The validation run ended as \`success\` without a job for \`phi-4\`, and a green run without it proves nothing. A maintainer can have another with \`/retry validated\`.
        [proposal: approved]
        [proposal: provisional]
        [proposal: validation failed]
        usher / approval: success, Approved, Approved by \`ada\` at <time>.
        usher / proposal: success, Nothing to mend"
      `)

      await say(house, house.ada, '/validate')
      await endValidation(house, 'success')
      await house.quiet()
      expect(await gate(house, 'validated')).toMatch(/^\| ✅/)
    }),
  )
})

test(
  'a retry asked for while the run is under way starts no second one, and none after it passed',
  inHouse(async (house) => {
    await live(house, untilMerged)
    await say(house, house.ada, '/retry validated')
    await say(house, house.ada, '/retry validated')
    expect((await pictureOf(house)).runs).toEqual(['queued: null'])

    await endValidation(house, 'success')
    await house.quiet()
    await house.sweep()
    expect(await gate(house, 'validated')).toMatch(/^\| ✅/)
    expect((await pictureOf(house)).runs).toEqual(['completed: success'])
    expect(await repliesOn(house)).toEqual([])
  }),
)

test(
  'a push that failed is tried again when a maintainer asks, and publishes',
  inHouse(async (house) => {
    const push = '.github/workflows/push-model.yml'
    await onMain(house, push, readFileSync('docs/examples/push-model.yml', 'utf8'))
    await configured(house, `publication:\n  workflow: ${push}\n  job: push-models\n`)
    await live(house, untilRegistered)
    await endValidation(house, 'failure', { 'push-models (phi-4, x)': 'failure' })
    await house.quiet()
    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`phi-4\`** is **validated**. \`push-models (phi-4, x)\` ended as \`failure\`. A maintainer can have another with \`/retry published\`.
      [proposal: approved]
      [proposal: provisional]
      usher / approval: success, Approved, Approved by \`ada\` at <time>.
      usher / proposal: success, Nothing to mend"
    `)

    await say(house, house.ada, '/retry published')
    expect(await gate(house, 'published')).toMatchInlineSnapshot(
      `"| ⬜ | published | The push run is under way. ([see](http://sandbox.invalid/kaito-project/kaito/actions/runs/<id>)) |"`,
    )
    expect((await pictureOf(house)).runs).toEqual([
      'queued: null',
      'completed: failure',
      'completed: success',
    ])

    await endValidation(house, 'success', { 'push-models (phi-4, x)': 'success' })
    await house.quiet()
    expect(await gate(house, 'published')).toMatchInlineSnapshot(
      `"| ✅ | published | \`push-models (phi-4, x)\` succeeded. ([see](http://sandbox.invalid/kaito-project/kaito/actions/runs/<id>)) |"`,
    )
    expect(await ownPull(house, 'status')).toBeGreaterThan(2)
  }),
)
