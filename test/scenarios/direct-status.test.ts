import { expect, test } from 'vitest'
import { live, openedFromFork, restOfLife } from '../support/acts.ts'
import { gate, glance } from '../support/glance.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { phi4 } from '../support/phi4.ts'

const untilPushed = [openedFromFork, ...restOfLife.slice(0, 6)]
const config = 'status: { by: commit, title-prefix: "chore: " }\n'

async function statusOnMain({ ada, place }: House): Promise<string> {
  const { data } = await ada.octokit.rest.repos.getContent({
    ...place,
    path: phi4.path,
    mediaType: { format: 'raw' },
  })
  return /^status: .*$/m.exec(String(data))?.[0] ?? ''
}

async function statusPulls({ ada, place }: House): Promise<readonly string[]> {
  const { data } = await ada.octokit.rest.pulls.list({ ...place, state: 'all' })
  return data.filter(({ head }) => head.ref.endsWith('/status')).map(({ state }) => state)
}

test(
  'where it is configured, the status moves by a signed commit on the default branch',
  inHouse(async (house) => {
    await house.ada.write({ branch: 'main', path: '.github/usher.yml', text: config })

    await live(house, untilPushed)

    expect(await statusOnMain(house)).toBe('status: ready to integrate')
    expect(await statusPulls(house)).toEqual([])
    const { data } = await house.ada.octokit.rest.repos.listCommits({ ...house.place })
    expect(data.map(({ commit }) => commit.message.split('\n')[0])).toContain(
      'chore: move the status of phi-4',
    )
    expect(data.some(({ commit }) => /^Signed-off-by: usher/m.test(commit.message))).toBe(true)
  }),
)

test(
  'a default branch that takes pull requests only gets one instead',
  inHouse(async (house) => {
    await house.ada.write({ branch: 'main', path: '.github/usher.yml', text: config })
    house.sandbox.protect(house.repository, { branch: 'main', pullsOnly: true })

    await live(house, untilPushed)

    expect(await statusOnMain(house)).toBe('status: provisional')
    expect(await statusPulls(house)).toEqual(['open'])
  }),
)

test(
  'a status that was moved by commit vouches for evidence that is gone, as one does that was merged',
  inHouse(async (house) => {
    const { ada, place } = house
    await ada.write({ branch: 'main', path: '.github/usher.yml', text: config })
    await live(house, untilPushed)
    const { rest } = ada.octokit
    const { data } = await rest.actions.listWorkflowRunsForRepo({ ...place })
    await rest.actions.deleteWorkflowRun({ ...place, run_id: data.workflow_runs[0]?.id ?? 0 })
    await house.wait(60)
    await house.sweep()

    expect(await statusOnMain(house)).toBe('status: ready to integrate')
    expect((await glance(house)).split('\n')[0]).toMatchInlineSnapshot(
      `"**\`phi-4\`** is **ready**. Needs a maintainer to merge #3."`,
    )
    expect(await gate(house, 'validated')).toMatchInlineSnapshot(
      `"| ✅ | validated | Vouched for by the status, which moved while its evidence was there. |"`,
    )
  }),
)
