import { expect, test } from 'vitest'
import { endValidation, home, live, openedFromFork, restOfLife } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { phi4 } from '../support/phi4.ts'
import { pictureOf, pictureOfPull } from '../support/picture.ts'

const untilMerged = [openedFromFork, ...restOfLife.slice(0, 3)]

/** The words of the status comment about the validation. */
async function validationOf(house: House): Promise<string> {
  const { comments } = await pictureOfPull(house, home)
  return comments[0]?.split('\n').find((line) => line.includes('| validated |')) ?? ''
}

async function statusIsLeftAlone(house: House): Promise<void> {
  const { pulls } = await pictureOf(house)
  expect(pulls.map(({ branch }) => branch)).toEqual([
    'rin:propose',
    'kaito-project:usher/phi-4/registration',
  ])
  expect(await house.ada.read(phi4.path)).toBe(phi4.text)
}

test(
  'a red validation job fails the gate, shows a label and moves no status',
  inHouse(async (house) => {
    await live(house, untilMerged)
    house.sandbox.registry.push('aks/kaito/kaito-phi-4', '0.0.1')

    await endValidation(house, 'failure')
    await house.quiet()
    await house.wait(30)
    await house.sweep()

    const { labels } = await pictureOfPull(house, home)
    expect(labels).toEqual([
      'proposal: approved',
      'proposal: provisional',
      'proposal: validation failed',
    ])
    expect(await validationOf(house)).toMatchInlineSnapshot(
      `"| ❌ | validated | \`build-models (phi-4, text-generation, https://huggingface.co/microsoft/phi-4/commit/187ef0342fff0...\` ended as \`failure\`. A maintainer can have another with \`/retry validated\`. ([see](http://sandbox.invalid/kaito-project/kaito/actions/runs/<id>)) |"`,
    )
    await statusIsLeftAlone(house)
  }),
)

test(
  'a green run with an empty matrix proves nothing',
  inHouse(async (house) => {
    await live(house, untilMerged)
    house.sandbox.registry.push('aks/kaito/kaito-phi-4', '0.0.1')

    await endValidation(house, 'success', {})
    await house.quiet()
    await house.wait(30)
    await house.sweep()

    expect(await validationOf(house)).toMatchInlineSnapshot(
      `"| ❌ | validated | The validation run ended as \`success\` without a job for \`phi-4\`, and a green run without it proves nothing. A maintainer can have another with \`/retry validated\`. ([see](http://sandbox.invalid/kaito-project/kaito/actions/runs/<id>)) |"`,
    )
    await statusIsLeftAlone(house)
  }),
)
