import { describe, expect, test } from 'vitest'
import { renderKey } from '../../src/reconcile/key.ts'
import { home, live, openedFromFork, restOfLife } from '../support/acts.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { phi4 } from '../support/phi4.ts'

const [, maintainerApproves] = restOfLife
const approved = [openedFromFork, maintainerApproves].filter((act) => act !== undefined)

/** Main is merged into by a queue, which asks for our checks where it is said. */
function queue({ sandbox, repository }: House, names: readonly string[] = []): void {
  const checks = names.map((context) => ({ context }))
  sandbox.protect(repository, { branch: 'main', checks, queue: true })
}

async function accountOf({ sandbox }: House) {
  return sandbox.createUser('kim')
}

/** Somebody presses "Merge when ready", and the checks on the group are those that come. */
async function tried(house: House, number = home) {
  const kim = await accountOf(house)
  const group = await house.sandbox.enqueue(house.repository, number, kim)
  await house.quiet()
  return { group, kim, seen: await shownOn(house, group.headSha) }
}

async function shownOn({ ada, place }: House, ref: string): Promise<readonly string[]> {
  const { data } = await ada.octokit.rest.checks.listForRef({ ...place, ref, filter: 'all' })
  return data.check_runs
    .map(({ name, conclusion, output }) => {
      return `${name}: ${conclusion}, ${output.title}, ${output.summary}`
    })
    .toSorted()
}

async function opened(house: House, path: string, text: string): Promise<number> {
  await house.ada.branch('change')
  await house.ada.write({ branch: 'change', path, text })
  const number = await house.ada.open('docs: change a file', 'change')
  await house.quiet()
  return number
}

describe('a merge group', () => {
  test(
    'with an approved proposal passes, and its merge is the life of the proposal',
    inHouse(async (house) => {
      queue(house, ['usher / proposal', 'usher / approval'])
      await live(house, approved)

      const { group, kim, seen } = await tried(house)
      expect(seen).toMatchInlineSnapshot(`
        [
          "usher / approval: success, Approved, - \`docs/proposals/20260105-phi-4.md\` is approved in #1.",
          "usher / proposal: success, Nothing to mend, \`docs/proposals/20260105-phi-4.md\` follows the template.",
        ]
      `)

      await house.sandbox.leaveQueue(group, 'merged', kim)
      await house.quiet()
      expect(await house.ada.read(phi4.path)).toBe(phi4.text)
    }),
  )

  test(
    'with a proposal that nobody approved does not pass',
    inHouse(async (house) => {
      queue(house)
      await live(house, [openedFromFork])

      expect((await tried(house)).seen).toMatchInlineSnapshot(`
        [
          "usher / approval: action_required, Needs approval, - \`docs/proposals/20260105-phi-4.md\` needs approval in #1.",
          "usher / proposal: success, Nothing to mend, \`docs/proposals/20260105-phi-4.md\` follows the template.",
        ]
      `)
    }),
  )

  test(
    'with a proposal on hold does not pass',
    inHouse(async (house) => {
      queue(house)
      await live(house, approved)
      await house.ada.comment(home, '/hold until the licence is clear')
      await house.quiet()

      expect((await tried(house)).seen[0]).toMatchInlineSnapshot(
        `"usher / approval: action_required, Needs approval, - \`docs/proposals/20260105-phi-4.md\` is on hold in #1."`,
      )
    }),
  )

  test(
    'without proposals is neutral',
    inHouse(async (house) => {
      queue(house)
      const number = await opened(house, 'docs/notes.md', 'Notes.\n')

      expect((await tried(house, number)).seen).toMatchInlineSnapshot(`
        [
          "usher / approval: neutral, No new proposal, This merge group brings no new model proposal, so none has to be approved.",
          "usher / proposal: neutral, No proposal, This merge group neither brings nor changes a model proposal.",
        ]
      `)
    }),
  )

  test(
    'that changes an accepted proposal shows what is wrong with it',
    inHouse(async (house) => {
      await live(house, [...approved, ...restOfLife.slice(2, 3)])
      queue(house)
      const text = phi4.text.replace('status: provisional', 'status: almost')
      const number = await opened(house, phi4.path, text)

      const { seen } = await tried(house, number)

      expect(seen.map((line) => line.split(',', 2).join())).toEqual([
        'usher / approval: neutral, No new proposal',
        'usher / proposal: failure, 1 error',
      ])
    }),
  )

  test(
    'with two proposals needs what both need',
    inHouse(async (house) => {
      await live(house, approved)
      const path = 'docs/proposals/20260105-phi-4-mini-instruct.md'
      const mini = phi4.text.replaceAll('phi-4', 'Phi-4-mini-instruct')
      await opened(house, path, mini)

      // The second of a queue stands on the first.
      const { sandbox, repository } = house
      const head = await sandbox.push(repository, {
        branch: `gh-readonly-queue/main/pr-2-${'1'.repeat(40)}`,
        files: new Map([
          [phi4.path, phi4.text],
          [path, mini],
        ]),
        by: await accountOf(house),
      })
      await askedFor(house, head)

      expect((await shownOn(house, head))[0]).toMatchInlineSnapshot(`
        "usher / approval: action_required, Needs approval, - \`docs/proposals/20260105-phi-4-mini-instruct.md\` needs approval in #2.
        - \`docs/proposals/20260105-phi-4.md\` is approved in #1."
      `)
    }),
  )

  test(
    'with another text than the approved one does not pass',
    inHouse(async (house) => {
      await live(house, approved)

      const { sandbox, repository } = house
      const head = await sandbox.push(repository, {
        branch: `gh-readonly-queue/main/pr-1-${'1'.repeat(40)}`,
        files: new Map([[phi4.path, phi4.text.replace('phi-4.', 'something else.')]]),
        by: await accountOf(house),
      })
      await askedFor(house, head)

      expect((await shownOn(house, head))[0]).toMatchInlineSnapshot(
        `"usher / approval: action_required, Needs approval, - \`docs/proposals/20260105-phi-4.md\` is not approved with this text, which is not that of #1."`,
      )
    }),
  )

  test(
    'that is gone, or is none, gets no check',
    inHouse(async (house) => {
      const head = (await house.ada.octokit.rest.git.getRef({ ...house.place, ref: 'heads/main' }))
        .data.object.sha

      await askedFor(house, head)
      await askedFor(house, '1'.repeat(40))

      expect(await shownOn(house, head)).toEqual([])
    }),
  )

  test(
    'gets fresh checks when somebody runs them again',
    inHouse(async (house) => {
      queue(house)
      const number = await opened(house, 'docs/notes.md', 'Notes.\n')
      const { group, kim } = await tried(house, number)
      const { data } = await house.ada.octokit.rest.checks.listSuitesForRef({
        ...house.place,
        ref: group.headSha,
      })

      await house.sandbox.rerequestSuite(data.check_suites[0]?.id ?? 0, kim)
      await house.quiet()

      expect(await shownOn(house, group.headSha)).toHaveLength(4)
    }),
  )
})

/** What a webhook about a group comes to: its head is looked at. */
async function askedFor(house: House, head: string): Promise<void> {
  const key = renderKey({ kind: 'head', repository: String(house.repository.id), head })
  await house.store.later(key, house.sandbox.clock.now())
  await house.wait(1)
}
