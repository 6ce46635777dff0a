import { describe, expect, test } from 'vitest'
import type { ConfiguredTarget } from '../../src/config/config.ts'
import { planFollowUps } from '../../src/decide/follow-ups.ts'
import { gatesOf } from '../../src/decide/gates.ts'
import type { Plan } from '../../src/decide/plan.ts'
import { renderSites } from '../../src/decide/site-words.ts'
import type { SiteSeen } from '../../src/decide/sites.ts'
import { type Standing, standingOf } from '../../src/decide/standing.ts'
import type { OwnPull, Snapshot } from '../../src/lifecycle/snapshot.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { kaitoPreset } from '../../src/targets/kaito-preset/kaito-preset.ts'
import { sitesOf } from '../../src/targets/sites.ts'
import { docsTarget } from '../support/docs-target.ts'
import { phi4 } from '../support/phi4.ts'
import { registered, withEntry } from '../support/registered.ts'
import { snapshotOf } from '../support/snapshot.ts'

const path = phi4.path
const ready = phi4.text.replace('status: provisional', 'status: ready to integrate')
const page = ['docs/models.md', '# Models\n'] as const
const waiting = new Map([...withEntry, [path, ready], page])
const listed = new Map([...waiting, [page[0], `${page[1]}- microsoft/phi-4\n`]])
const preset = kaitoPreset
  .scaffold('preset', { proposal: parseProposal(path, ready), facts: undefined }, withEntry)
  .changes.map((change) => [change.path, change.text] as const)

interface Given {
  readonly files?: ReadonlyMap<string, string>
  readonly required?: boolean
  readonly ownPulls?: Snapshot['ownPulls']
}

/** phi-4 is ready here, and its documentation comes as a second target in the same repository. */
function seen({ files = waiting, required = true, ownPulls = new Map() }: Given = {}): {
  readonly snapshot: Snapshot
  readonly standing: Standing
} {
  const snapshot = registered({
    merged: true,
    files,
    accepted: { path, blob: '1'.repeat(40), text: ready },
    image: { image: 'i', tag: '0.0.1', is: 'present' },
    ownPulls: new Map([...registered({ merged: true }).ownPulls, ...ownPulls]),
  })
  const standing = standingOf(snapshot)
  const lead = standing?.lead
  if (standing === undefined || lead === undefined) throw new Error('Nothing stands here')
  const docs: SiteSeen = {
    target: docsTarget,
    required,
    together: false,
    repository: undefined,
    there: undefined,
    slot: 'docs',
    files,
    fits: docsTarget.applies(files),
    name: 'microsoft/phi-4',
    inspection: docsTarget.inspect('microsoft/phi-4', files),
  }
  const known = { ...standing, sites: [lead, docs] }
  return { snapshot, standing: { ...known, gates: gatesOf(snapshot, known), stage: 'ready' } }
}

/** The pull requests of a plan, and the files each of them writes. */
function pullsOf(plan: Plan): readonly string[] {
  return plan.flatMap((action) => {
    if (action.kind === 'push-branch')
      return [`${action.branch}: ${action.changes.map((change) => change.path).join(', ')}`]
    return action.kind === 'open-pull' ? [`${action.branch}: "${action.title}"`] : []
  })
}

function integrated({ standing }: { readonly standing: Standing }): string {
  const gate = standing.gates.get('integrated')
  return `${gate?.is}: ${gate?.says}`
}

describe('two targets in one repository', () => {
  test('have a pull request each, and none moves the status while the other is missing', () => {
    const { snapshot, standing } = seen()
    expect(pullsOf(planFollowUps(snapshot, standing))).toMatchInlineSnapshot(`
      [
        "usher/phi-4/preset: presets/workspace/models/phi4/model.go, cmd/workspace/models.go, presets/workspace/models/phi4/README.md, examples/inference/kaito_workspace_phi_4.yaml",
        "usher/phi-4/preset: "feat: add the preset of phi-4"",
        "usher/phi-4/docs/preset: docs/models.md",
        "usher/phi-4/docs/preset: "feat: add the preset of phi-4 (docs)"",
        "usher/phi-4/e2e: test/e2e/preset_test.go, test/e2e/preset_vllm_test.go",
        "usher/phi-4/e2e: "test: add the e2e test of phi-4"",
      ]
    `)
    expect(integrated({ standing })).toMatchInlineSnapshot(
      `"missing: Missing: \`kaito-preset\` (no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required)); \`docs\` (\`docs/models.md\` has no line \`microsoft/phi-4\`)."`,
    )
    expect(renderSites(snapshot, standing).join('\n')).toMatchInlineSnapshot(`
      "
      | | target | what is there, or what is missing |
      | --- | --- | --- |
      | ⬜ | \`kaito-preset\` | Missing: no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required). |
      | ⬜ | \`docs\` | Missing: \`docs/models.md\` has no line \`microsoft/phi-4\`. |"
    `)
  })

  test('the last of them moves the status, whichever it is', () => {
    const preseted = seen({ files: new Map([...waiting, ...preset]) })
    const documented = seen({ files: listed })
    expect(pullsOf(planFollowUps(preseted.snapshot, preseted.standing))).toMatchInlineSnapshot(`
      [
        "usher/phi-4/docs/preset: docs/models.md, docs/proposals/20260105-phi-4.md, website/docs/proposals.md",
        "usher/phi-4/docs/preset: "feat: add the preset of phi-4 (docs)"",
        "usher/phi-4/e2e: test/e2e/preset_test.go, test/e2e/preset_vllm_test.go",
        "usher/phi-4/e2e: "test: add the e2e test of phi-4"",
      ]
    `)
    expect(pullsOf(planFollowUps(documented.snapshot, documented.standing))).toMatchInlineSnapshot(`
      [
        "usher/phi-4/preset: presets/workspace/models/phi4/model.go, cmd/workspace/models.go, presets/workspace/models/phi4/README.md, examples/inference/kaito_workspace_phi_4.yaml, docs/proposals/20260105-phi-4.md, website/docs/proposals.md",
        "usher/phi-4/preset: "feat: add the preset of phi-4"",
        "usher/phi-4/e2e: test/e2e/preset_test.go, test/e2e/preset_vllm_test.go",
        "usher/phi-4/e2e: "test: add the e2e test of phi-4"",
      ]
    `)
  })

  test('are complete together', () => {
    const all = seen({ files: new Map([...listed, ...preset]) })
    expect(integrated(all)).toBe('held: Every target is complete.')
  })

  test('have open pull requests, each of which has to be merged', () => {
    const own = (slot: string | undefined, number: number): OwnPull => ({
      part: 'preset',
      slot,
      branch: `b${number}`,
      tip: undefined,
      pull: { ...open, number },
    })
    const ownPulls = new Map([
      ['preset', own(undefined, 11)],
      ['docs/preset', own('docs', 12)],
    ] as const)
    expect(integrated(seen({ ownPulls }))).toBe('missing: Needs a maintainer to merge #11 and #12.')
  })
})

const open = {
  state: 'open',
  head: 'a'.repeat(40),
  title: 'T',
  body: 'B',
  conflicting: false,
  closedByUs: false,
  closedAt: undefined,
} as const

describe('a target that is not required', () => {
  test('has its pull request, moves no status and is waited for by nothing', () => {
    const { snapshot, standing } = seen({ required: false })
    expect(pullsOf(planFollowUps(snapshot, standing))).toMatchInlineSnapshot(`
      [
        "usher/phi-4/preset: presets/workspace/models/phi4/model.go, cmd/workspace/models.go, presets/workspace/models/phi4/README.md, examples/inference/kaito_workspace_phi_4.yaml, docs/proposals/20260105-phi-4.md, website/docs/proposals.md",
        "usher/phi-4/preset: "feat: add the preset of phi-4"",
        "usher/phi-4/docs/preset: docs/models.md",
        "usher/phi-4/docs/preset: "feat: add the preset of phi-4 (docs)"",
        "usher/phi-4/e2e: test/e2e/preset_test.go, test/e2e/preset_vllm_test.go",
        "usher/phi-4/e2e: "test: add the e2e test of phi-4"",
      ]
    `)
    expect(renderSites(snapshot, standing).at(-1)).toMatchInlineSnapshot(
      `"| ⬜ | \`docs\` | Missing: \`docs/models.md\` has no line \`microsoft/phi-4\`. Nothing waits for it. |"`,
    )
    expect(integrated(seen({ required: false, files: new Map([...waiting, ...preset]) }))).toBe(
      'held: The preset is complete.',
    )
  })
})

const here = { owner: 'Wetland', name: 'models' }

function targets(...given: readonly Partial<ConfiguredTarget>[]): string {
  const all = given.map((one) => ({
    name: 'kaito-preset' as const,
    repository: undefined,
    required: true,
    parts: 'apart' as const,
    ...one,
  }))
  return sitesOf({ targets: all }, here)
    .map(({ target, repository, slot }) => `${target.name} ${repository ?? 'here'} ${slot ?? '-'}`)
    .join('; ')
}

test('the first target of each repository has the short branch names', () => {
  expect(
    targets(
      {},
      { name: 'kaito-catalog' },
      { repository: 'wetland/other' },
      { name: 'kaito-catalog', repository: 'Wetland/Other' },
    ),
  ).toBe(
    'kaito-preset here -; kaito-catalog here kaito-catalog; kaito-preset wetland/other -; kaito-catalog Wetland/Other kaito-catalog',
  )
})

test('a target named twice counts once, and a repository may call itself by its name', () => {
  expect(targets({}, {}, { repository: 'wetland/models', name: 'kaito-catalog' })).toBe(
    'kaito-preset here -; kaito-catalog here kaito-catalog',
  )
})

test('a target that does not know the repository is named, and holds up the proposal where it is required', () => {
  const config = snapshotOf().config
  const [preset] = config.targets
  if (preset === undefined) throw new Error('There is no target')
  const catalog = { ...preset, name: 'kaito-catalog' as const }
  const snapshot = registered({ merged: true })
  const says = (required: boolean): string => {
    const given = {
      ...snapshot,
      config: { ...config, targets: [preset, { ...catalog, required }] },
    }
    return standingOf(given)?.gates.get('integrated')?.says ?? ''
  }
  expect(says(true)).toMatchInlineSnapshot(
    `"Missing: \`kaito-preset\` (no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required)); \`kaito-catalog\` (it does not know the layout there, since there is no \`presets/workspace/models/model_catalog.yaml\`)."`,
  )
  expect(says(false)).toMatchInlineSnapshot(
    `"Missing: \`kaito-preset\` (no \`model.go\` registers \`phi-4\`; no end-to-end test reaches it (not required))."`,
  )
})

test('where no target is required, nothing but a maintainer calls it integrated', () => {
  const config = snapshotOf().config
  const none = config.targets.map((one) => ({ ...one, required: false }))
  const gate = standingOf(registered({ merged: true, config: { ...config, targets: none } }))
  expect(gate?.gates.get('integrated')).toMatchObject({
    is: 'missing',
    says: 'No target is required, so it is left to a maintainer to call it integrated.',
  })
})
