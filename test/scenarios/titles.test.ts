import { expect, test } from 'vitest'
import { live, ownPull, untilPublished } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { configured } from '../support/saying.ts'

/** Title of the pull request that moves the status, and the messages of its commits. */
async function wordsOnStatus(house: House): Promise<string> {
  const { ada, place } = house
  const { rest } = ada.octokit
  const pull = { ...place, pull_number: await ownPull(house, 'status') }
  const { data } = await rest.pulls.get(pull)
  const { data: commits } = await rest.pulls.listCommits(pull)
  const messages = commits.map(({ commit }) => commit.message)
  return [data.title, ...messages].join('\n---\n').replaceAll(/[0-9a-f]{64}/g, '<digest>')
}

test(
  'a status moves with the usual title, signed off',
  inHouse(async (house) => {
    await live(house, untilPublished)
    expect(await wordsOnStatus(house)).toMatchInlineSnapshot(`
      "docs: move the status of phi-4
      ---
      docs: move the status of phi-4

      Usher-Digest: <digest>
      Usher-Day: 2026-01-05
      Signed-off-by: usher[bot] <1006+usher[bot]@users.noreply.github.com>"
    `)
  }),
)

test(
  'a status moves with the configured title, and without a sign-off where none is wanted',
  inHouse(async (house) => {
    await configured(house, 'status: { title-prefix: "chore(docs): ", sign-off: false }\n')
    await live(house, untilPublished)
    expect(await wordsOnStatus(house)).toMatchInlineSnapshot(`
      "chore(docs): move the status of phi-4
      ---
      chore(docs): move the status of phi-4

      Usher-Digest: <digest>
      Usher-Day: 2026-01-05"
    `)
  }),
)
