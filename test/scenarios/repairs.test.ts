import { expect, test } from 'vitest'
import { plantedTree } from '../audit/planted.ts'
import { folder } from '../support/audited.ts'
import { adoptedWith, auditIssueOf, headingsOf } from '../support/drifted.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { repliesOn } from '../support/said.ts'

const branch = 'usher/audit/repair'

/** Audited, and a maintainer has asked for the repairs; says the number of the issue. */
async function repaired(house: House): Promise<number> {
  await adoptedWith(house, plantedTree.files)
  await house.audit()
  const { number } = await auditIssueOf(house)
  await house.ada.comment(number, '/audit fix')
  await house.quiet()
  return number
}

/** The pull requests from our branch, oldest first. */
async function repairsIn({ ada, place }: House) {
  const { data } = await ada.octokit.rest.pulls.list({
    ...place,
    state: 'all',
    direction: 'asc',
    head: `${place.owner}:${branch}`,
  })
  return data
}

async function repairNumber(house: House): Promise<number> {
  const pulls = await repairsIn(house)
  return pulls.at(-1)?.number ?? 0
}

async function statesOf(house: House): Promise<readonly string[]> {
  const pulls = await repairsIn(house)
  return pulls.map(({ state, merged_at: at }) => (at === null ? state : 'merged'))
}

test(
  'a maintainer asks for the repairs, and gets one pull request with one commit a kind',
  inHouse(async (house) => {
    const number = await repaired(house)

    const pull_number = await repairNumber(house)
    const { rest } = house.ada.octokit
    const { data: commits } = await rest.pulls.listCommits({ ...house.place, pull_number })
    expect(commits.map(({ commit }) => commit.message.split('\n')[0])).toMatchInlineSnapshot(`
      [
        "docs: mend the front matter of a proposal",
        "docs: move the status of a proposal",
        "docs: bring the history of a proposal up to date",
        "docs: bring the index page in line with its proposals",
      ]
    `)
    const { data: files } = await rest.pulls.listFiles({ ...house.place, pull_number })
    expect(
      files.map(({ filename, patch }) => `${filename}\n${patch}`).join('\n'),
    ).toMatchInlineSnapshot(`
      "docs/proposals/20260504-falcon-7b.md
      @@ -4,7 +4,7 @@ authors:
         - "Ines Requester"
       creation-date: 2026-05-04
       last-updated: 2026-05-04
      -status: provisional
      +status: integrated
       ---
       
       # Title
      @@ -42,4 +42,4 @@ Add support for tiiuae/falcon-7b.
       
       - [x] 05/04/2026: Open proposal PR.
       - [x] 05/04/2026: Start model integration.
      -- [ ] MM/DD/YYYY: Complete model support.
      +- [x] 01/06/2026: Complete model support.
      docs/proposals/20260506-perch.md
      @@ -1,6 +1,6 @@
       ---
       title: A perch
      -creation-date: \`2026-05-06\`
      +creation-date: 2026-05-06
       status: provisional
       ---
       
      website/docs/proposals.md
      @@ -6,8 +6,6 @@ title: Proposals
       
       ### Provisional Status
       - [kubectl-plugin](../../docs/proposals/20250318-kubectl-plugin.md) - A bird
      -- [qwen2.5-coder-7b-instruct](../../docs/proposals/20250210-qwen2.5-coder-7b-instruct.md) - A bird
      -- [falcon-7b](../../docs/proposals/20260504-falcon-7b.md) - A bird
       - [finch-1b](../../docs/proposals/20260503-finch-1b.md) - A bird
       - [crane-2b](../../docs/proposals/20260507-crane-2b.md) - A bird
       - [robin-4b](../../docs/proposals/20260508-robin-4b.md) - A bird
      @@ -15,10 +13,13 @@ title: Proposals
       - [dodo-9b](../../docs/proposals/20260510-dodo-9b.md) - A bird
       - [swift-5b](../../docs/proposals/20250511-swift-5b.md) - A bird
       - [auk-1b](../../docs/proposals/20250101-auk-1b.md) - A bird
      +- [heron-3b](../../docs/proposals/20260502-heron-3b.md)
       
       ### Integrated Status
       - [falcon-7b-instruct](../../docs/proposals/20260505-falcon-7b-instruct.md) - A bird
       - [wren-3b](../../docs/proposals/20260501-wren-3b.md) - A bird
      +- [falcon-7b](../../docs/proposals/20260504-falcon-7b.md) - A bird
      +- [qwen2.5-coder-7b-instruct](../../docs/proposals/20250210-qwen2.5-coder-7b-instruct.md) - A bird
       
       ## Process
       "
    `)
    expect(await repliesOn(house, number)).toEqual([])
    expect((await auditIssueOf(house)).body).toContain(
      `#${pull_number} holds all of it; a maintainer merges it.`,
    )
  }),
)

test(
  'once the repairs are merged only what is uncertain is left',
  inHouse(async (house) => {
    await repaired(house)
    await house.ada.merge(await repairNumber(house))
    await house.quiet()
    await house.audit()

    expect(await headingsOf(house)).toMatchInlineSnapshot(`
      [
        "## For a maintainer to decide (5)",
        "## For the author to mend (1)",
        "## Not taken up (7)",
        "## To know; nobody has to act (2)",
      ]
    `)
    expect(await statesOf(house)).toEqual(['merged'])
  }),
)

test(
  'repairs that a person closed come back only when somebody asks again',
  inHouse(async (house) => {
    const number = await repaired(house)
    await house.ada.close(await repairNumber(house))
    await house.quiet()
    await house.wait(60)
    await house.audit()
    expect(await statesOf(house)).toEqual(['closed'])
    expect((await auditIssueOf(house)).body).toContain('was closed, which is a decision')

    await house.ada.comment(number, '/audit fix')
    await house.quiet()

    expect(await statesOf(house)).toEqual(['closed', 'open'])
  }),
)

test(
  'a stranger who asks for the repairs is told who may, once',
  inHouse(async (house) => {
    await adoptedWith(house, plantedTree.files)
    await house.audit()
    const { number } = await auditIssueOf(house)

    await house.mallory.comment(number, '/audit fix')
    await house.quiet()
    await house.audit()

    expect(await repliesOn(house, number)).toEqual([
      '`/audit` is for maintainers: people with the role `admin` or `maintain` in this repository.',
    ])
    expect(await statesOf(house)).toEqual([])
  }),
)

test(
  "a person's commit makes the branch theirs",
  inHouse(async (house) => {
    const number = await repaired(house)
    const path = `${folder}/20260501-wren-3b.md`
    const text = await house.ada.read(path, branch)
    await house.ada.write({ branch, path, text: `${text}\nOne more line.\n` })
    await house.quiet()
    const before = await house.ada.octokit.rest.git.getRef({
      ...house.place,
      ref: `heads/${branch}`,
    })

    await house.ada.comment(number, '/audit fix')
    await house.quiet()
    await house.audit()

    const after = await house.ada.octokit.rest.git.getRef({
      ...house.place,
      ref: `heads/${branch}`,
    })
    expect(after.data.object.sha).toBe(before.data.object.sha)
    expect(await repliesOn(house, number)).toEqual([
      `The branch \`${branch}\` holds a person's commits, which Usher does not overwrite. Merge or delete it first.`,
    ])
  }),
)

test(
  'repairs that somebody else has made meanwhile close the pull request',
  inHouse(async (house) => {
    await repaired(house)
    const { rest } = house.ada.octokit
    const { data: tree } = await rest.pulls.listFiles({
      ...house.place,
      pull_number: await repairNumber(house),
    })
    for (const { filename } of tree) {
      await house.ada.write({
        branch: 'main',
        path: filename,
        text: await house.ada.read(filename, branch),
      })
    }
    await house.quiet()
    await house.sweep()

    expect(await statesOf(house)).toEqual(['closed'])
  }),
)

test(
  'where it is configured so, the repairs come without being asked for',
  inHouse(async (house) => {
    const config = 'schedule: { repair: always }\n'
    await adoptedWith(house, new Map([...plantedTree.files, ['.github/usher.yml', config]]))
    await house.audit()

    expect(await statesOf(house)).toEqual(['open'])
    await house.ada.close(await repairNumber(house))
    await house.quiet()
    await house.audit()
    expect(await statesOf(house)).toEqual(['closed'])
  }),
)
