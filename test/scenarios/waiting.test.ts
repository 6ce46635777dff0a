import { expect, test } from 'vitest'
import { live, openedFromFork } from '../support/acts.ts'
import { auditIssueOf } from '../support/drifted.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { phi4 } from '../support/phi4.ts'

const day = 24 * 60

/** What the audit issue says of whoever has to act, with its heading. */
async function waitsIn(house: House): Promise<readonly string[]> {
  await house.audit()
  const { body } = await auditIssueOf(house)
  const sections = body.split('\n## ').filter((section) => section.startsWith('Waits for'))
  return sections.map((section) =>
    section
      .split('\n')
      .filter((line) => line !== '')
      .join(' | '),
  )
}

async function pushed(house: House, text: string): Promise<void> {
  const { login } = house.rin
  const { data } = await house.ada.octokit.rest.pulls.get({ ...house.place, pull_number: 1 })
  await house.rin.write({ branch: data.head.ref, path: phi4.path, text }, login)
  await house.quiet()
}

test(
  'the clock runs for whoever has to act, and not for the author while reviewers are silent',
  inHouse(async (house) => {
    await live(house, [openedFromFork])
    await house.wait(12 * day)
    expect(await waitsIn(house)).toMatchInlineSnapshot(`
      [
        "Waits for a maintainer (1) | - \`20260105-phi-4.md\` of #1 since 2026-01-05 (12 days): Needs \`/approve\` from a maintainer.",
      ]
    `)

    await pushed(house, phi4.text.replace('status: provisional', 'status: Provisional'))
    await house.wait(3 * day)
    expect(await waitsIn(house)).toMatchInlineSnapshot(`
      [
        "Waits for the author (1) | - \`20260105-phi-4.md\` of #1 since 2026-01-17 (3 days): One problem for the author to mend; see the check run.",
      ]
    `)

    await pushed(house, phi4.text)
    await house.wait(2 * day)
    await pushed(house, `${phi4.text}\nOne more line.\n`)
    await house.wait(2 * day)
    expect(await waitsIn(house)).toMatchInlineSnapshot(`
      [
        "Waits for a maintainer (1) | - \`20260105-phi-4.md\` of #1 since 2026-01-20 (4 days): Needs \`/approve\` from a maintainer.",
      ]
    `)
  }),
)
