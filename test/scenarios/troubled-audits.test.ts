import { describe, expect, test } from 'vitest'
import { plantedTree } from '../audit/planted.ts'
import { adoptedWith, auditIssueOf, issuesOf } from '../support/drifted.ts'
import { type House, openHouse } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf } from '../support/picture.ts'
import { saidOn } from '../support/said.ts'
import type { Mishap } from '../support/wire.ts'

/** Whatever went wrong is tried again by then. */
const patienceMinutes = 2

/** An audit, a maintainer who asks for the repairs, the merge, and what is left. */
async function audited(house: House): Promise<void> {
  await house.audit()
  await house.wait(patienceMinutes)
  const { number } = await auditIssueOf(house)
  await house.ada.comment(number, '/audit fix')
  await house.quiet()
  await house.wait(patienceMinutes)
  const { data } = await house.ada.octokit.rest.pulls.list({ ...house.place })
  for (const pull of data) await house.ada.merge(pull.number)
  await house.quiet()
  await house.wait(patienceMinutes)
  // What failed then is tried again.
  await house.wait(patienceMinutes)
}

/** What a visitor sees in the end, without times and commits. */
async function endOf(house: House): Promise<unknown> {
  const issues = await issuesOf(house)
  const { pulls, files } = await pictureOf(house)
  return {
    issues: issues.map(({ title, state, body }) => ({ title, state, body: timeless(body) })),
    said: await Promise.all(issues.map(async ({ number }) => await saidBy(house, number))),
    pulls: pulls.map(({ title, state, branch }) => ({ title, state, branch })),
    files,
  }
}

async function saidBy(house: House, number: number): Promise<readonly string[]> {
  return (await saidOn(house, number)).map(({ by, body }) => `${by}: ${body.split('\n')[0]}`)
}

function timeless(body: string): string {
  return body.replace(/Read at [0-9a-f]{12}/, 'Read at <commit>')
}

const healthy = await (async () => {
  const house = await openHouse({ orderly: true })
  await adoptedWith(house, plantedTree.files)
  const from = house.wire.calls.length
  await audited(house)
  const calls = house.wire.calls.slice(from)
  const end = await endOf(house)
  await house.close()
  return { calls, end, from }
})()

const isWrite = (call: string): boolean => !call.startsWith('GET ') && call !== 'POST /graphql'
const writes = healthy.calls
  .map((call, at) => ({ call, n: healthy.from + at + 1 }))
  .filter(({ call }) => isWrite(call))
const mishaps = ['lost', 'refused'] as const satisfies readonly Mishap[]

describe.each(mishaps)('an audit ends the same when one call is %s', (mishap) => {
  test.each(writes)('$call, call $n', ({ n }) =>
    inHouse(
      async (house) => {
        await adoptedWith(house, plantedTree.files)
        house.wire.failAt(n, mishap)
        await audited(house)

        expect(house.wire.hasFailed()).toBe(true)
        expect(await endOf(house)).toEqual(healthy.end)
      },
      { orderly: true },
    )(),
  )
})

test('the story makes one issue, and one pull request with all its commits', () => {
  const kinds = writes.map(({ call }) => call.replace('/repos/kaito-project/kaito', ''))

  expect(kinds).toMatchInlineSnapshot(`
    [
      "POST /issues",
      "POST /issues/comments/1029/reactions",
      "POST /git/trees",
      "POST /git/commits",
      "POST /git/trees",
      "POST /git/commits",
      "POST /git/trees",
      "POST /git/commits",
      "POST /git/trees",
      "POST /git/commits",
      "POST /git/refs",
      "POST /pulls",
      "PATCH /issues/2",
      "PATCH /issues/2",
    ]
  `)
})
