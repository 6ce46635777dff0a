import { describe, expect, test } from 'vitest'
import { live, mergeOwn, ownPull, untilMerged, untilPublished } from '../support/acts.ts'
import { glance, repliesOn } from '../support/glance.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { inHub } from '../support/in-hub.ts'
import { phi4 } from '../support/phi4.ts'
import { pictureOf, pictureOfPull } from '../support/picture.ts'
import { configured, onMain, say } from '../support/saying.ts'
import { kaito, treeOf } from '../support/tree.ts'

const registry = 'presets/workspace/models/supported_models.yaml'
const branch = 'usher/phi-4/registration'

/** The lines of a file on a branch that the default branch has not. */
async function added(house: House, path: string, on: string): Promise<string> {
  const before = new Set((await house.ada.read(path, 'main')).split('\n'))
  const lines = (await house.ada.read(path, on)).split('\n')
  return lines.filter((line) => !before.has(line)).join('\n')
}

/** ada commits an edit of a file on one of our branches. */
async function edit(
  house: House,
  change: (text: string) => string,
  { path = registry, on = branch }: { readonly path?: string; readonly on?: string } = {},
): Promise<void> {
  const text = change(await house.ada.read(path, on))
  await house.ada.write({ branch: on, path, text })
  await house.quiet()
}

/** A person words the last line of the entry in their own way. */
function asAgreed(text: string): string {
  return text.replace(/# 0\.0\.1 - New Model!\n*$/, '# 0.0.1 - As agreed\n')
}

/** The proposal on the default branch asks for another commit of the model. */
async function askForAnother(house: House): Promise<void> {
  const other = 'b1'.repeat(20)
  inHub(house, { commits: ['187ef0342fff0eb3333be9f00389385e95ef0b61', other] })
  const text = (await house.ada.read(phi4.path)).replaceAll(
    '187ef0342fff0eb3333be9f00389385e95ef0b61',
    other,
  )
  await onMain(house, phi4.path, text)
}

/** Our comments on a pull request of ours, without their markers. */
async function saidOn(house: House, number: number): Promise<readonly string[]> {
  const { comments } = await pictureOfPull(house, number)
  return comments.map((text) => text.replace(/^usher\[bot\]: <!-- .* -->\n/, ''))
}

describe('an open pull request of ours', () => {
  test(
    'says what it is for, where values are from, what is left and how to verify it',
    inHouse(async (house) => {
      await live(house, untilMerged)
      expect((await pictureOfPull(house, 2)).body).toMatchInlineSnapshot(`
        "<!-- usher:v1 {"kind":"follow-up","file":"20260105-phi-4.md","part":"registration","digest":"c0dbd43cbb6e68432185bb21eb9de16f50a731f4e2e5243daef7c675cdeba4c6"} -->
        Registers the model, so that it can be validated. Its head is what the validation workflow runs on.

        It follows from the proposal \`20260105-phi-4.md\` of #1, which \`rin\` asked for.

        | file | why |
        | --- | --- |
        | \`presets/workspace/models/supported_models.yaml\` | Registers \`phi-4\`, so that it can be validated and its image published. |

        **Where the values come from**

        - Names by rule: preset \`phi-4\`, package \`phi4\`, constant \`PresetPhi4Model\`; others may be chosen.
        - No \`downloadAtRuntime\`: the licence lets the image be hosted. From mid-2025 upstream set it for such models too; add it if no image is wanted.

        **How to verify**

        \`\`\`sh
        python3 -c "import yaml; yaml.safe_load(open('presets/workspace/models/supported_models.yaml'))"
        \`\`\`

        A commit of yours on this branch makes it yours: Usher leaves it alone from then on, and says what it would write. \`/regenerate\` merges that.
        "
      `)
    }),
  )

  test(
    'follows the default branch, and is written again where it conflicts with it',
    inHouse(async (house) => {
      await live(house, untilMerged)
      const number = await ownPull(house, 'registration')
      const text = await house.ada.read(registry)
      await onMain(house, registry, text.replace(/\n*$/, '\n  - name: heron-3b\n    tag: 0.0.1\n'))

      const { data } = await house.ada.octokit.rest.pulls.get({
        ...house.place,
        pull_number: number,
      })
      expect(data.mergeable).toBe(true)
      expect(await house.ada.read(registry, branch)).toContain('heron-3b')
      expect(await added(house, registry, branch)).toContain('- name: phi-4')
    }),
  )

  test(
    'follows the proposal',
    inHouse(async (house) => {
      await live(house, untilMerged)
      await askForAnother(house)
      expect(await added(house, registry, branch)).toContain('b1b1b1b1')
      expect((await pictureOf(house)).pulls).toHaveLength(2)
    }),
  )

  test(
    'follows the facts where they move with the model',
    inHouse(
      async (house) => {
        const { rin, ada, fork } = house
        fork()
        await rin.branch('propose', 'rin')
        const text = phi4.text.replace('187ef0342fff0eb3333be9f00389385e95ef0b61', 'main')
        await rin.write({ branch: 'propose', path: phi4.path, text }, 'rin')
        await rin.open('proposal: support phi-4', 'rin:propose')
        await house.quiet()
        await ada.merge(1)
        await house.quiet()
        const catalog = 'presets/workspace/models/model_catalog.yaml'
        const on = 'usher/microsoft/phi-4/registration'
        expect(await added(house, catalog, on)).toContain('modelTokenLimit: 16384')

        inHub(house, {
          commits: ['c2'.repeat(20)],
          config: { ...config, max_position_embeddings: 32_000 },
        })
        await house.wait(24 * 60 + 1)
        expect(await added(house, catalog, on)).toContain('modelTokenLimit: 32000')
      },
      { files: catalogTree },
    ),
  )

  test(
    'keeps the boxes that people tick',
    inHouse(async (house) => {
      await live(house, untilPublished)
      await mergeOwn(house, 'status')
      await house.quiet()
      const number = await ownPull(house, 'preset')
      const { body } = await pictureOfPull(house, number)
      const todo = body.split('\n').find((line) => line.startsWith('- [ ] '))
      expect(todo).toBeDefined()
      const ticked = body.replace(todo ?? '', (todo ?? '').replace('[ ]', '[x]'))
      await house.ada.octokit.rest.pulls.update({
        ...house.place,
        pull_number: number,
        body: ticked.replaceAll('\n', '\r\n'),
      })
      await house.quiet()
      await house.sweep()
      await onMain(house, 'presets/workspace/models/phi4/README.md', '# Phi-4\n')
      const after = (await pictureOfPull(house, number)).body
      expect(after).toContain((todo ?? '').replace('[ ]', '[x]'))
      expect(after.match(/- \[x\]/g)).toHaveLength(1)
    }),
  )
})

const config = {
  architectures: ['Phi3ForCausalLM'],
  model_type: 'phi3',
  torch_dtype: 'bfloat16',
  hidden_size: 5120,
  num_hidden_layers: 40,
  num_attention_heads: 40,
  num_key_value_heads: 10,
}
const catalogTree = new Map([
  ...[...kaito].filter(([path]) => path.includes('proposals')),
  ...treeOf('test/fixtures/kaito-catalog'),
])

describe('a branch of ours that a person has committed to', () => {
  test(
    'is left alone, with one comment that shows what we would write, as long as that differs',
    inHouse(async (house) => {
      await live(house, untilMerged)
      const number = await ownPull(house, 'registration')
      await edit(house, asAgreed)
      expect(await saidOn(house, number)).toMatchInlineSnapshot(`
        [
          "A person has committed to this branch, so Usher leaves it alone.

        What Usher would write now beside what is there: lines with \`-\` are on this branch, lines with \`+\` are what it would write.

        \`presets/workspace/models/supported_models.yaml\`:

        \`\`\`diff
        @@ -41,4 +41,4 @@
             runtime: tfs
             tag: 0.0.1
             # Tag history:
        -    # 0.0.1 - As agreed
        +    # 0.0.1 - New Model!
        \`\`\`

        \`/regenerate\` merges it into the branch and leaves alone what clashes; \`/regenerate <path>\` does so for one file.
        ",
        ]
      `)

      const { comments } = await pictureOfPull(house, 1)
      expect(comments.join()).toContain('| registration | #2 | open, with commits of a person |')

      await askForAnother(house)
      const said = await saidOn(house, number)
      expect(said).toHaveLength(1)
      expect(said[0]).toContain('b1b1b1b1')
      expect(await house.ada.read(registry, branch)).not.toContain('b1b1b1b1')
    }),
  )

  test(
    'has no comment where nothing differs, and none any more once nothing does',
    inHouse(async (house) => {
      await live(house, untilMerged)
      const number = await ownPull(house, 'registration')
      const written = await house.ada.read(registry, branch)
      await house.ada.write({ branch, path: 'NOTES.md', text: 'Read me.\n' })
      await house.quiet()
      expect(await saidOn(house, number)).toEqual([])

      await edit(house, (text) => `${text}# as agreed\n`)
      expect(await saidOn(house, number)).toHaveLength(1)
      await edit(house, () => written)
      expect(await saidOn(house, number)).toEqual([])
    }),
  )

  test(
    'says when it conflicts with the default branch',
    inHouse(async (house) => {
      await live(house, untilMerged)
      const number = await ownPull(house, 'registration')
      await edit(house, (text) => `${text}# as agreed\n`)
      const text = await house.ada.read(registry)
      await onMain(house, registry, `${text}# something else\n`)
      expect((await saidOn(house, number)).join()).toContain('It conflicts with the default branch')
    }),
  )
})

describe('/regenerate on a branch with commits of a person', () => {
  test(
    'merges what we would write into their work, and again later',
    inHouse(async (house) => {
      const { ada } = house
      await live(house, untilMerged)
      const number = await ownPull(house, 'registration')
      await edit(house, asAgreed)
      const before = (await ada.octokit.rest.git.getRef({ ...house.place, ref: `heads/${branch}` }))
        .data.object.sha
      await askForAnother(house)

      await ada.comment(number, '/regenerate')
      await house.quiet()

      expect(await added(house, registry, branch)).toMatchInlineSnapshot(`
        "  # Phi-4
          - name: phi-4
            version: https://huggingface.co/microsoft/phi-4/commit/b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1
            # 0.0.1 - As agreed"
      `)
      const { data } = await ada.octokit.rest.repos.compareCommitsWithBasehead({
        ...house.place,
        basehead: `${before}...${branch}`,
      })
      expect(data.status).toBe('ahead')
      expect(await repliesOn(house, number)).toEqual([])

      // It is still theirs, and the next merge starts from what was written last.
      await onMain(
        house,
        phi4.path,
        (await ada.read(phi4.path)).replaceAll('b1'.repeat(20), 'c3'.repeat(20)),
      )
      inHub(house, { commits: ['c3'.repeat(20)] })
      await house.wait(61)
      await ada.comment(number, '/regenerate')
      await house.quiet()
      const later = await added(house, registry, branch)
      expect(later).toContain('c3c3c3c3')
      expect(later).toContain('As agreed')
      expect(await repliesOn(house, number)).toEqual([])
    }),
  )

  test(
    'leaves alone what clashes, shows both sides, and says so again when asked again',
    inHouse(async (house) => {
      const { ada } = house
      await live(house, untilMerged)
      const number = await ownPull(house, 'registration')
      await edit(house, (text) =>
        text.replace(
          'microsoft/phi-4/commit/187ef0342fff0eb3333be9f00389385e95ef0b61',
          'microsoft/phi-4/commit/main',
        ),
      )
      const theirs = await ada.read(registry, branch)
      await askForAnother(house)

      await ada.comment(number, '/regenerate')
      await house.quiet()
      expect(await ada.read(registry, branch)).toBe(theirs)
      expect(await repliesOn(house, number)).toMatchInlineSnapshot(`
        [
          "In #2:

        \`presets/workspace/models/supported_models.yaml\` was left alone: both changed the same lines.

        What Usher would write:

        \`\`\`
            version: https://huggingface.co/microsoft/phi-4/commit/b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1
        \`\`\`

        What is there:

        \`\`\`
            version: https://huggingface.co/microsoft/phi-4/commit/main
        \`\`\`",
        ]
      `)

      await say(house, ada, '/regenerate')
      expect(await repliesOn(house)).toHaveLength(1)
    }),
  )

  test(
    'of one file leaves the others, and names the files there are for one that is not among them',
    inHouse(async (house) => {
      const { ada } = house
      await live(house, untilPublished)
      await mergeOwn(house, 'status')
      await house.quiet()
      const number = await ownPull(house, 'preset')
      const on = 'usher/phi-4/preset'
      const path = 'presets/workspace/models/phi4/README.md'
      await house.ada.write({ branch: on, path: 'NOTES.md', text: 'Read me.\n' })
      await house.quiet()

      await ada.comment(number, '/regenerate nowhere/to/be.found')
      await house.quiet()
      expect((await repliesOn(house, number))[0]).toContain(
        '`nowhere/to/be.found` is no file of our open pull requests. They hold ',
      )

      await ada.comment(number, `/regenerate \`${path}\``)
      await house.quiet()
      expect((await repliesOn(house, number)).at(-1)).toMatchInlineSnapshot(
        `"#4 holds commits of a person, and nothing new is to be merged into it."`,
      )
    }),
  )

  test(
    'is found by the sweep where its webhook got lost',
    inHouse(async (house) => {
      const { ada, sandbox } = house
      await live(house, untilMerged)
      const number = await ownPull(house, 'registration')
      await edit(house, asAgreed)
      await askForAnother(house)
      sandbox.clock.advance(60_000)
      sandbox.drop(1)
      await ada.comment(number, '/regenerate')
      await house.quiet()
      expect(await added(house, registry, branch)).not.toContain('b1b1b1b1')

      await house.sweep()
      expect(await added(house, registry, branch)).toContain('b1b1b1b1')
    }),
  )

  test(
    'is for maintainers, and other commands belong on the home',
    inHouse(async (house) => {
      const { rin, ada } = house
      await live(house, untilMerged)
      const number = await ownPull(house, 'registration')
      await rin.comment(number, '/regenerate')
      await house.quiet()
      await ada.comment(number, '/lgtm')
      await ada.comment(number, '/waive published tiny')
      await house.quiet()
      expect(await repliesOn(house, number)).toMatchInlineSnapshot(`
        [
          "\`/regenerate\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository.",
          "\`/waive\` is for #1, where the proposal is at home.",
        ]
      `)
      expect(await glance(house)).toContain('**accepted**')
    }),
  )
})

describe('people who are asked', () => {
  test(
    'are the requester, where GitHub lets them be assigned, and the maintainer who approved',
    inHouse(async (house) => {
      house.give(house.rin, 'write')
      await live(house, untilMerged)
      expect(await askedOn(house, 2)).toEqual({ assigned: ['rin'], reviewers: ['ada'] })

      // Whoever takes themselves off again is not asked once more.
      const pull_number = 2
      await house.ada.octokit.rest.pulls.removeRequestedReviewers({
        ...house.place,
        pull_number,
        reviewers: ['ada'],
      })
      await house.quiet()
      await house.sweep()
      expect(await askedOn(house, 2)).toEqual({ assigned: ['rin'], reviewers: [] })
    }),
  )

  test(
    'are others where the repository says so, and a refusal is said once',
    inHouse(async (house) => {
      await configured(
        house,
        'follow-ups:\n  assign: [ada]\n  reviewers: [ada, mallory, kaito-project/wranglers]\n',
      )
      await live(house, untilMerged)
      expect(await askedOn(house, 2)).toEqual({ assigned: ['ada'], reviewers: ['ada'] })
      const { body } = await pictureOfPull(house, 2)
      expect(body.slice(body.indexOf('**Not asked**'))).toMatchInlineSnapshot(`
        "**Not asked**

        - GitHub did not let \`mallory\` be asked for a review.
        - GitHub did not let \`kaito-project/wranglers\` be asked for a review.

        A commit of yours on this branch makes it yours: Usher leaves it alone from then on, and says what it would write. \`/regenerate\` merges that.
        "
      `)
      const { length } = house.wire.calls
      await house.sweep()
      expect(house.wire.calls.slice(length).join()).not.toContain('requested_reviewers')
    }),
  )
})

async function askedOn(house: House, pull_number: number) {
  const { data } = await house.ada.octokit.rest.pulls.get({ ...house.place, pull_number })
  return {
    assigned: (data.assignees ?? []).map(({ login }) => login),
    reviewers: (data.requested_reviewers ?? []).map(({ login }) => login),
  }
}

describe('parts that come together', () => {
  test(
    'preset and e2e test in one pull request',
    inHouse(async (house) => {
      await configured(
        house,
        'follow-ups:\n  together: true\ngates:\n  required: [registered, validated, published, e2e]\n',
      )
      await live(house, untilPublished)
      await mergeOwn(house, 'status')
      await house.quiet()
      await mergeOwn(house, 'preset')
      await house.quiet()
      const { pulls } = await pictureOf(house)
      expect(pulls.map(({ title, state }) => `${title}: ${state}`)).toMatchInlineSnapshot(`
        [
          "proposal: support phi-4: merged",
          "feat: register phi-4: merged",
          "docs: move the status of phi-4: merged",
          "feat: add the preset of phi-4: merged",
        ]
      `)
      expect(await glance(house)).toContain('**integrated**')
    }),
  )

  test(
    'all of a target in one pull request, which is what gets validated',
    inHouse(async (house) => {
      await configured(house, 'targets:\n  - name: kaito-preset\n    parts: together\n')
      await live(house, untilMerged)
      const { pulls, runs } = await pictureOf(house)
      expect(pulls.map(({ title, state }) => `${title}: ${state}`)).toMatchInlineSnapshot(`
        [
          "proposal: support phi-4: merged",
          "feat: add phi-4: open",
        ]
      `)
      expect(runs).toHaveLength(1)
      await mergeOwn(house, 'registration')
      await house.quiet()
      expect(
        (await pictureOf(house)).pulls.map(({ title, state }) => `${title}: ${state}`),
      ).toMatchInlineSnapshot(`
        [
          "proposal: support phi-4: merged",
          "feat: add phi-4: merged",
          "docs: move the status of phi-4: open",
        ]
      `)
      await mergeOwn(house, 'status')
      await house.quiet()
      expect(await glance(house)).toContain('**integrated**')
    }),
  )
})
