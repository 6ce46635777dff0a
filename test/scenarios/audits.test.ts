import { expect, test } from 'vitest'
import { plantedTree } from '../audit/planted.ts'
import { adoptedWith, auditIssueOf, issuesOf } from '../support/drifted.ts'
import { inHouse } from '../support/in-house.ts'
import { pictureOf } from '../support/picture.ts'

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

      const writes = house.sandbox.calls
        .slice(length)
        .filter(({ actor, kind }) => actor.startsWith('usher') && kind === 'write')
        .map(({ operation }) => operation)
        .filter((operation) => operation !== 'apps/create-installation-access-token')
      expect(writes).toEqual(['issues/update'])
      expect(await issuesOf(house)).toHaveLength(1)
    },
    { audits: true },
  ),
)
