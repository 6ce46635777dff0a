import { expect, test } from 'vitest'
import { home, live, openedFromFork } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOfPull } from '../support/picture.ts'

/** Labels, and the first line of what Usher says, answers last. */
async function seen(house: House): Promise<readonly string[]> {
  const { labels, comments } = await pictureOfPull(house, home)
  const words = comments
    .filter((text) => text.startsWith('usher[bot]: '))
    .map((text) => text.split('\n')[1] ?? '')
  return [`labels: ${labels.join(', ')}`, ...words]
}

async function turn(house: House, state: 'open' | 'closed'): Promise<void> {
  const { rin, place, quiet } = house
  await rin.octokit.rest.pulls.update({ ...place, pull_number: home, state })
  await quiet()
}

test(
  'a proposal whose author closes it is withdrawn, still answers, and goes on when it is opened again',
  inHouse(async (house) => {
    await live(house, [openedFromFork])

    await turn(house, 'closed')
    await house.mallory.comment(home, '/status')
    await house.quiet()
    const closed = await seen(house)
    await turn(house, 'open')

    expect(closed).toMatchInlineSnapshot(`
      [
        "labels: ",
        "**\`phi-4\`** is **withdrawn**. Its pull request was closed; whoever reopens that takes the proposal up again.",
        "\`phi-4\` is **withdrawn**. Its pull request was closed; whoever reopens that takes the proposal up again.",
      ]
    `)
    expect((await seen(house)).slice(0, 2)).toMatchInlineSnapshot(`
      [
        "labels: proposal: provisional",
        "**\`phi-4\`** is **proposed**. Needs \`/approve\` from a maintainer.",
      ]
    `)
  }),
)
