import { expect, test } from 'vitest'
import { auditKey, parseAudit } from '../../src/lifecycle/audit-record.ts'
import { plantedTree } from '../audit/planted.ts'
import { adoptedWith, auditIssueOf, headingsOf, issuesOf } from '../support/drifted.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { comes, mergedBefore } from '../support/old-proposals.ts'
import { phi4 } from '../support/phi4.ts'
import { pictureOf } from '../support/picture.ts'
import { repliesOn, saidOn, statusesOn } from '../support/said.ts'

/** Every write of ours from the so manieth call on, as GitHub saw it. */
function writesOf({ sandbox }: House, from = 0): readonly string[] {
  return sandbox.calls
    .slice(from)
    .filter(({ actor, kind }) => actor.startsWith('usher') && kind === 'write')
    .map(({ operation }) => operation)
    .filter((operation) => operation !== 'apps/create-installation-access-token')
}

test(
  'the first sweep makes one issue, and writes nothing else',
  inHouse(
    async (house) => {
      await adoptedWith(house, plantedTree.files)
      await house.wait(5)

      const { title, state, body } = await auditIssueOf(house)
      expect({ title, state }).toEqual({ title: 'Audit of the proposals', state: 'open' })
      expect(body).toMatchInlineSnapshot(`
        "<!-- usher:v1 {"kind":"audit","seen":"28187b4637c4e24159404ca4750f067578f027b28072fe43a2264b72ae9fd4a2dd52e30bfa29a5f1"} -->
        7 errors, 3 warnings, 2 to know in 13 proposals.

        ## Certain: one pull request repairs it (4)

        A maintainer writes \`/audit fix\` here to have one pull request with all of it.

        - **error** \`status-behind-evidence\` \`docs/proposals/20260504-falcon-7b.md\`: unexpected status \`provisional\`, expected \`integrated\`: the evidence is there
          - the status is \`provisional\` (\`docs/proposals/20260504-falcon-7b.md:7\`)
          - \`falcon-7b\` is listed \\(certain: the same revision\\) (\`presets/workspace/models/supported_models.yaml:13\`)
          - the preset \`falcon-7b\` is registered in code, and its package is imported (\`cmd/workspace/models.go\`)
          - **Fix:** set \`status: integrated\`, \`last-updated\`, the history and the index page
        - **error** \`index-disagrees\` \`docs/proposals/20250210-qwen2.5-coder-7b-instruct.md\`: unexpected section \`Provisional Status\` for the status \`integrated\`, expected \`Integrated Status\`
          - the status is \`integrated\` (\`docs/proposals/20250210-qwen2.5-coder-7b-instruct.md:9\`)
          - the page lists it under \`Provisional Status\` (\`website/docs/proposals.md:9\`)
          - **Fix:** move the entry to \`Integrated Status\`
        - **error** \`index-missing\` \`docs/proposals/20260502-heron-3b.md\`: unexpected absence from the lists of \`website/docs/proposals.md\`
          - the status is \`provisional\` (\`docs/proposals/20260502-heron-3b.md:7\`)
          - no list of the page links it (\`website/docs/proposals.md\`)
          - **Fix:** list it under \`Provisional Status\`
        - **error** \`unreadable\` \`docs/proposals/20260506-perch.md\`: unexpected backtick at the start of a value, expected the plain value
          - unexpected backtick at the start of a value, expected the plain value (\`docs/proposals/20260506-perch.md:3\`)
          - **Fix:** write \`2026-05-06\` without backticks

        ## For a maintainer to decide (5)

        - **error** \`status-ahead-of-evidence\` \`docs/proposals/20260501-wren-3b.md\`: unexpected status \`integrated\`, expected evidence for it: no registry of this tree names its model
          - the status is \`integrated\` (\`docs/proposals/20260501-wren-3b.md:7\`)
          - no registry of this tree names its model (\`docs/proposals/20260501-wren-3b.md\`)
          - **Fix:** add what is missing, attest with \`/attest\` where it is elsewhere, or take the status back
        - **error** \`index-dangling\` \`docs/proposals/20250101-auk-1b.md\`: unexpected link to \`docs/proposals/20250101-auk-1b.md\`, which is not there
          - the page links \`docs/proposals/20250101-auk-1b.md\` (\`website/docs/proposals.md:17\`)
          - the tree has no such file (\`docs/proposals/20250101-auk-1b.md\`)
          - **Fix:** say whether the entry goes or the document comes back
        - **warning** \`history-disagrees\` \`docs/proposals/20260507-crane-2b.md\`: unexpected status \`provisional\` of a proposal whose history is finished
          - the status is \`provisional\` (\`docs/proposals/20260507-crane-2b.md:7\`)
          - the last box of the history is ticked (\`docs/proposals/20260507-crane-2b.md:44\`)
          - **Fix:** say whether the model is integrated; if not, untick the box
        - **warning** \`revision-drift\` \`docs/proposals/20260509-egret-1b.md\`: unexpected revision \`aaaaaaaaaaaa\`, expected the registry's \`eeeeeeeeeeee\` of \`egret-1b\`
          - the proposal asks for \`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\` (\`docs/proposals/20260509-egret-1b.md:27\`)
          - the registry holds \`eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee\` \\(certain: the same repository\\) (\`presets/workspace/models/supported_models.yaml:37\`)
          - **Fix:** say which revision was validated, and write it in both places
        - **warning** \`registry-without-proposal\` \`presets/workspace/models/supported_models.yaml:42\`: unexpected model \`kiwi-1b\` without a proposal
          - \`kiwi-1b\` is listed, and no proposal names it (\`presets/workspace/models/supported_models.yaml:42\`)
          - **Fix:** draft one with \`usher new birds/kiwi-1b\`, if one is wanted

        ## For the author to mend (1)

        - **error** \`unknown-status\` \`docs/proposals/20260503-finch-1b.md\`: unexpected status \`nearly there\`, expected one of \`provisional\`, \`ready to integrate\`, \`integrated\`
          - the status is \`nearly there\` (\`docs/proposals/20260503-finch-1b.md:7\`)
          - the template offers \`provisional\`, \`ready to integrate\`, \`integrated\` (\`docs/proposals/YYYYMMDD-model-template.md\`)
          - **Fix:** write one of these words

        ## Not taken up (8)

        Merged without Usher, and left alone. A maintainer has one taken up with \`/scaffold\` on its pull request.

        - \`20250511-swift-5b.md\` of #1
        - \`20260501-wren-3b.md\` of #1
        - \`20260502-heron-3b.md\` of #1
        - \`20260504-falcon-7b.md\` of #1
        - \`20260507-crane-2b.md\` of #1
        - \`20260508-robin-4b.md\` of #1
        - \`20260509-egret-1b.md\` of #1
        - \`20260510-dodo-9b.md\` of #1

        ## To know; nobody has to act (2)

        - **info** \`missing-e2e\` \`docs/proposals/20260505-falcon-7b-instruct.md\`: unexpected preset \`falcon-7b-instruct\` without an end\\-to\\-end test
          - no spec reaches \`falcon-7b-instruct\` (\`test/e2e/preset_test.go\`)
          - \`falcon-7b-instruct\` is listed (\`presets/workspace/models/supported_models.yaml:18\`)
          - **Fix:** add a test; \`usher scaffold --part e2e\` writes one
        - **info** \`stale\` \`docs/proposals/20250511-swift-5b.md\`: unexpected silence of 240 days under the status \`provisional\`
          - the status is \`provisional\` (\`docs/proposals/20250511-swift-5b.md:7\`)
          - the last day it names is 2025\\-05\\-11 (\`docs/proposals/20250511-swift-5b.md:6\`)
          - **Fix:** register the model, or end the proposal

        <sub>Read at bd71d2ab59df of \`main\`, without the history of git. The next audit is due on 2026-01-12 06:00 UTC. A maintainer has it run now with \`/audit\`, and has what is certain repaired with \`/audit fix\`.</sub>
        "
      `)
      const { pulls } = await pictureOf(house)
      expect(pulls.map((pull) => pull.title)).toEqual(['docs: what was there before'])
      expect(pulls.map((pull) => pull.comments)).toEqual([[]])
    },
    { audits: true },
  ),
)

test(
  'a week in which nothing happens changes no more than the days that were counted',
  inHouse(
    async (house) => {
      await adoptedWith(house, plantedTree.files)
      await house.wait(5)
      const { length } = house.sandbox.calls
      await house.wait(7 * 24 * 60)
      await house.sweep()
      await house.wait(5)

      expect(writesOf(house, length)).toEqual(['issues/update'])
      expect(await issuesOf(house)).toHaveLength(1)
    },
    { audits: true },
  ),
)

test(
  'of thirty old proposals the first day makes one issue, and writes on no pull request',
  inHouse(
    async (house) => {
      const old = await mergedBefore(house, 30)

      await comes(house)
      await house.sweep()
      await house.wait(30)

      expect(writesOf(house)).toEqual(['issues/create'])
      const { pulls } = await pictureOf(house)
      expect(
        pulls.map(({ labels, comments, checks }) => [...labels, ...comments, ...checks]),
      ).toEqual(old.map(() => []))
      expect(await headingsOf(house)).toMatchInlineSnapshot(`
        [
          "## Certain: one pull request repairs it (32)",
          "## For a maintainer to decide (2)",
          "## Not taken up (30)",
        ]
      `)
    },
    { audits: true },
  ),
)

test(
  'a repository without proposals hears nothing',
  inHouse(
    async (house) => {
      const bare = await house.found('bare', new Map([['README.md', '# Bare\n']]))
      await house.sandbox.announce(house.install(bare))
      await house.quiet()
      await house.sweep()
      await house.wait(30)

      const place = { owner: house.place.owner, repo: 'bare' }
      const { data } = await house.ada.octokit.rest.issues.listForRepo({ ...place, state: 'all' })
      expect(data).toEqual([])
    },
    { audits: true },
  ),
)

test(
  'the issue is found again by its marker when the store is lost, and there is still one',
  inHouse(async (house) => {
    await adoptedWith(house, plantedTree.files)
    await house.audit()
    const { number } = await auditIssueOf(house)

    await house.loseStore()
    await house.sweep()
    await house.audit()

    expect((await issuesOf(house)).map((issue) => issue.number)).toEqual([number])
  }),
)

test.each([true, false])(
  'where GitHub does not answer to an issue being made there is one all the same (made: %s)',
  async (afterEffect) => {
    await inHouse(async (house) => {
      await adoptedWith(house, plantedTree.files)
      house.sandbox.failNext('issues/create', { status: 502, afterEffect })
      await house.audit()
      await house.wait(5)

      expect(await issuesOf(house)).toHaveLength(1)
    })()
  },
)

test(
  'an issue in which somebody pasted our marker is theirs',
  inHouse(async (house) => {
    await adoptedWith(house, plantedTree.files)
    const body = '<!-- usher:v1 {"kind":"audit","seen":""} -->\nMine.'
    const { rest } = house.mallory.octokit
    const { data } = await rest.issues.create({ ...house.place, title: 'Audit', body })
    await house.ada.comment(data.number, '/audit fix')
    await house.audit()

    const [theirs, ours] = await issuesOf(house)
    expect(theirs?.body).toBe(body)
    expect(ours?.title).toBe('Audit of the proposals')
    expect(await repliesOn(house, data.number)).toEqual([])
  }),
)

test(
  'an issue that a person closed stays closed until a maintainer asks for an audit',
  inHouse(async (house) => {
    await adoptedWith(house, plantedTree.files)
    await house.audit()
    const { number } = await auditIssueOf(house)
    const { rest } = house.ada.octokit
    await rest.issues.update({ ...house.place, issue_number: number, state: 'closed' })
    await house.ada.write({ branch: 'main', path: 'docs/proposals/20260601-x.md', text: phi4.text })
    await house.quiet()
    await house.audit()
    expect((await auditIssueOf(house)).state).toBe('closed')
    expect((await auditIssueOf(house)).body).toContain('in 13 proposals')

    await house.mallory.comment(number, '/audit')
    await house.quiet()
    expect((await auditIssueOf(house)).state).toBe('closed')

    await house.ada.comment(number, '/audit')
    await house.quiet()
    expect((await auditIssueOf(house)).state).toBe('open')
    expect((await auditIssueOf(house)).body).toContain('in 14 proposals')
  }),
)

test(
  'what somebody asks on a locked conversation is told in the issue, and answered once it is open',
  inHouse(async (house) => {
    const [one] = await mergedBefore(house, 1)
    const number = one?.number ?? 0
    await comes(house)
    await house.audit()
    const at = { ...house.place, issue_number: number }
    await house.ada.octokit.rest.issues.lock(at)

    await house.ada.comment(number, '/scaffold')
    await house.quiet()

    const { number: issue, body } = await auditIssueOf(house)
    expect(body).toContain(`- #${number}: \`/scaffold\` by \`ada\`, since`)
    const said = await saidOn(house, issue)
    expect(
      said.map((comment) => comment.body.split('\n').slice(1).join('\n')),
    ).toMatchInlineSnapshot(`
      [
        "New since the last audit:

      - \`/scaffold\` by \`ada\` waits on #1, whose conversation is locked
      ",
      ]
    `)
    expect(await statusesOn(house, number)).toEqual([])

    await house.ada.octokit.rest.issues.unlock(at)
    await house.ada.comment(number, '/status')
    await house.quiet()

    expect(await statusesOn(house, number)).toHaveLength(1)
    expect((await auditIssueOf(house)).body).not.toContain('locked')
    await house.audit()
  }),
)

test(
  'a key that was set aside is told, and comments come for it once',
  inHouse(async (house) => {
    await adoptedWith(house, plantedTree.files)
    await house.audit()
    const { number } = await auditIssueOf(house)
    const key = `proposal:${house.repository.id}/20260105-phi-4.md`
    const { wrap } = house
    house.wrap = (world) => ({
      ...world,
      observe: () => Promise.reject(new Error('Lost for good')),
    })
    await house.store.later(key, house.sandbox.clock.now())
    for (let tries = 0; tries < 5; tries += 1) await house.wait(10)
    house.wrap = wrap

    await house.audit()
    await house.audit()

    const { body } = await auditIssueOf(house)
    expect(body).toContain(`- \`${key}\` after 5 tries: \`Lost for good (`)
    expect(await saidOn(house, number)).toHaveLength(1)
    await house.store.discard(key)
    await house.audit()
  }),
)

test(
  'what an audit found is kept for the board',
  inHouse(
    async (house) => {
      await adoptedWith(house, plantedTree.files)
      await house.wait(5)

      const [repository] = await house.store.repositories()
      const kept = parseAudit(await house.store.recall(auditKey(repository?.id ?? '')))

      expect(kept?.proposals).toBe(13)
      expect(kept?.drift.map(({ kind }) => kind)).toContain('index-dangling')
    },
    { audits: true },
  ),
)
