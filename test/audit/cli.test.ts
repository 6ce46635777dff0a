import { expect, test } from 'vitest'
import {
  birdProposal,
  changed,
  cleanFiles,
  cleanTree,
  folder,
  indexPage,
  indexPath,
  withFiles,
} from '../support/audited.ts'
import { Checkout, kindsOf, parseReport, usher } from './checkout.ts'

const falcon = `${folder}/${cleanFiles.falcon}`
const json = ['--format', 'json'] as const

/** The clean tree with a falcon that shipped and does not say so. */
const behind = changed(cleanTree, falcon, ['status: integrated', 'status: provisional'])

test('a clean checkout is exit 0, in words and in JSON', () => {
  const { root } = new Checkout(cleanTree)
  const { code, out } = usher(['audit', root])

  expect(code).toBe(0)
  expect(out).toMatchInlineSnapshot(`
    "note: No git history was read: nothing is known of commits, moves and removals.
    Nothing drifts in 4 proposals.
    "
  `)
  expect(parseReport(usher(['audit', root, ...json]))).toMatchInlineSnapshot(`
    {
      "drift": [],
      "notes": [
        "No git history was read: nothing is known of commits, moves and removals.",
      ],
      "summary": {
        "certain": 0,
        "drift": 0,
        "errors": 0,
        "infos": 0,
        "proposals": 4,
        "warnings": 0,
      },
      "version": 1,
    }
  `)
})

test('the drift of a checkout is told with its evidence, and is exit 1', () => {
  const { root } = new Checkout(behind)
  const { code, out } = usher(['audit', root])

  expect(code).toBe(1)
  expect(out).toMatchInlineSnapshot(`
    "For anyone: certain, \`usher audit --fix\` repairs it (3)

    error[status-behind-evidence]: unexpected status \`provisional\`, expected \`integrated\`: the evidence is there
      --> docs/proposals/20260504-falcon-7b.md:7
       = the status is \`provisional\` [docs/proposals/20260504-falcon-7b.md:7]
       = \`falcon-7b\` is listed (certain: the same revision) [presets/workspace/models/supported_models.yaml:13]
       = the preset \`falcon-7b\` is registered in code, and its package is imported [cmd/workspace/models.go]
       = fix: set \`status: integrated\`, \`last-updated\`, the history and the index page

    error[index-disagrees]: unexpected section \`Integrated Status\` for the status \`provisional\`, expected \`Provisional Status\`
      --> website/docs/proposals.md:12
       = the status is \`provisional\` [docs/proposals/20260504-falcon-7b.md:7]
       = the page lists it under \`Integrated Status\` [website/docs/proposals.md:12]
       = fix: set \`status: integrated\`: the status is the one that is wrong

    warning[history-disagrees]: unexpected status \`provisional\` of a proposal whose history is finished
      --> docs/proposals/20260504-falcon-7b.md:7
       = the status is \`provisional\` [docs/proposals/20260504-falcon-7b.md:7]
       = the last box of the history is ticked [docs/proposals/20260504-falcon-7b.md:45]
       = \`falcon-7b\` is listed (certain: the same revision) [presets/workspace/models/supported_models.yaml:13]
       = the preset \`falcon-7b\` is registered in code, and its package is imported [cmd/workspace/models.go]
       = fix: set \`status: integrated\`, as the evidence says

    note: No git history was read: nothing is known of commits, moves and removals.
    2 errors, 1 warning, 0 to know in 4 proposals.
    3 of them are certain: \`usher audit --fix\` repairs them.
    "
  `)
})

test('`--fix` repairs the files; the next audit finds nothing', () => {
  const checkout = new Checkout(behind)
  const { code, err } = usher(['audit', checkout.root, '--fix'])

  expect({ code, err }).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "Repaired docs/proposals/20260504-falcon-7b.md: unexpected status \`provisional\`, expected \`integrated\`: the evidence is there (status-behind-evidence)
    Repaired docs/proposals/20260504-falcon-7b.md: unexpected section \`Integrated Status\` for the status \`provisional\`, expected \`Provisional Status\` (index-disagrees)
    Repaired docs/proposals/20260504-falcon-7b.md: unexpected status \`provisional\` of a proposal whose history is finished (history-disagrees)
    ",
    }
  `)
  expect(checkout.read(falcon)).toContain('\nstatus: integrated\n')
  expect(checkout.read(indexPath)).toBe(cleanTree.get(indexPath))
  expect(kindsOf(usher(['audit', checkout.root, ...json]))).toEqual([])
})

test('git is evidence: an edit after `last-updated`, and the commit of a registry line', () => {
  const checkout = new Checkout(cleanTree)
  checkout.git('init', '-q')
  checkout.commit('2026-05-04')
  checkout.write(falcon, (cleanTree.get(falcon) ?? '').replace('Birds', 'Falcons'))
  const commit = checkout.commit('2026-05-20').slice(0, 12)
  const { drift } = parseReport(usher(['audit', checkout.root, ...json]))

  expect(drift).toMatchObject([
    {
      kind: 'last-updated-behind',
      proposal: falcon,
      severity: 'warning',
      evidence: [
        { what: '`last-updated` is 2026-05-04', where: `${falcon}:6` },
        { what: 'the proposal was changed on 2026-05-20', where: `commit ${commit}` },
      ],
      fix: 'set `last-updated: 2026-05-20`',
    },
  ])
  expect(usher(['audit', checkout.root, '--fail-on', 'warning']).code).toBe(1)
  expect(usher(['audit', checkout.root]).code).toBe(0)
})

test('a commit that set `last-updated` is believed, and so is one that only moved the file', () => {
  const checkout = new Checkout(cleanTree)
  checkout.git('init', '-q')
  checkout.commit('2026-05-04')
  const text = cleanTree.get(falcon) ?? ''
  checkout.write(falcon, text.replace('last-updated: 2026-05-04', 'last-updated: 2026-05-19'))
  checkout.commit('2026-05-20')
  const moved = falcon.replace(folder, 'website/docs/proposals')
  checkout.write(moved, checkout.read(falcon))
  checkout.git('rm', '-q', '--cached', falcon)
  checkout.git('clean', '-fdq', folder)
  checkout.commit('2026-05-25')

  expect(kindsOf(usher(['audit', checkout.root, ...json]))).toEqual([`index-dangling ${moved}`])
  usher(['audit', checkout.root, '--fix'])
  expect(checkout.read(indexPath)).toContain(`[falcon-7b](./proposals/${cleanFiles.falcon})`)
  expect(kindsOf(usher(['audit', checkout.root, ...json]))).toEqual([])
})

test('a renamed proposal keeps its entry, and a removed one names the commit', () => {
  const checkout = new Checkout(cleanTree)
  checkout.git('init', '-q')
  checkout.commit('2026-05-04')
  checkout.git('mv', falcon, `${folder}/20260504-falcon.md`)
  checkout.git('rm', '-q', `${folder}/${cleanFiles.plugin}`)
  const commit = checkout.commit('2026-05-05').slice(0, 12)
  const { drift } = parseReport(usher(['audit', checkout.root, ...json]))

  expect(drift).toMatchObject([
    {
      kind: 'index-dangling',
      proposal: `${folder}/${cleanFiles.plugin}`,
      evidence: [{}, { what: 'the file was removed on 2026-05-05', where: `commit ${commit}` }],
    },
    { kind: 'index-dangling', proposal: `${folder}/20260504-falcon.md`, certain: true },
  ])
})

test('`--at` looks at a commit, not at the files on disk', () => {
  const checkout = new Checkout(behind)
  checkout.git('init', '-q')
  checkout.commit('2026-05-04')
  for (const [path, text] of cleanTree) checkout.write(path, text)

  expect(usher(['audit', checkout.root]).code).toBe(0)
  expect(kindsOf(usher(['audit', checkout.root, '--at', 'HEAD', ...json]))).toEqual([
    `status-behind-evidence ${falcon}`,
    `index-disagrees ${falcon}`,
    `history-disagrees ${falcon}`,
  ])
})

test('a proposal that is no text is drift, and stops nothing else', () => {
  const checkout = new Checkout(cleanTree)
  checkout.write(`${folder}/20260511-owl.md`, Uint8Array.of(0xff, 0xfe, 0x00))

  expect(kindsOf(usher(['audit', checkout.root, ...json]))).toEqual([
    `unreadable ${folder}/20260511-owl.md`,
  ])
})

test('facts at hand say which models are gone', () => {
  const facts = { models: [{ repository: 'TIIUAE/falcon-7b', is: 'moved', to: 'birds/falcon' }] }
  const checkout = new Checkout(withFiles(cleanTree, { 'facts.json': JSON.stringify(facts) }))
  const asked = ['audit', checkout.root, '--facts', `${checkout.root}/facts.json`, ...json]

  expect(kindsOf(usher(asked))).toEqual([`model-gone ${falcon}`])
})

test('a link out of the folder is neither read nor written', () => {
  const outside = new Checkout(
    new Map([['secret.md', birdProposal({ repository: 'a/b', status: 'x' })]]),
  )
  const checkout = new Checkout(cleanTree)
  checkout.git('init', '-q')
  const path = `${folder}/20260512-link.md`
  checkout.write('link.sh', `ln -s ${outside.root}/secret.md ${checkout.root}/${path}`)
  checkout.git('config', 'alias.link', `!sh ${checkout.root}/link.sh`)
  checkout.git('link')

  expect(kindsOf(usher(['audit', checkout.root, ...json]))).toEqual([])
})

test.each([
  [['audit', 'nowhere/at/all'], 'Could not read `nowhere/at/all`: there is no such folder'],
  [
    ['audit', 'no/where'],
    'There is no folder `no/where`, and reading a repository of that name needs GITHUB_TOKEN',
  ],
  [['audit', 'package.json'], '`package.json` is a file: name the folder of a checkout'],
  [
    ['audit', 'src'],
    'Found no proposals in `docs/proposals` or `website/docs/proposals`: name the root of a checkout, or the folders in `.github/usher.yml`',
  ],
  [
    ['audit', '--kind', 'index-mising'],
    'There is no kind of drift `index-mising`: did you mean `index-missing`?',
  ],
  [['audit', '--since', 'May'], 'Unexpected day `May`, expected one like `2026-01-31`'],
  [
    ['audit', '--fail-on', 'all'],
    'Unexpected severity `all`, expected `error`, `warning` or `info`',
  ],
  [
    ['audit', '--at', 'HEAD', '--fix'],
    '`--fix` edits the files of a checkout: name its folder, without `--at`',
  ],
  [['audit', '--at', 'no-such-ref'], 'Could not read `no-such-ref`: git knows no such commit'],
  [['audit', '--at', '--output=x'], 'Could not read `--output=x`: git knows no such commit'],
  [
    ['audit', '--facts', 'package.json'],
    'Could not use `package.json`: expected { "models": [{ "repository": "org/name", "is": "there" | "gone" | "moved", "to": "org/new" }] }',
  ],
])('%j is wrong usage: one line, exit 2', (args, line) => {
  expect(usher(args)).toEqual({ code: 2, out: '', err: `usher: ${line}\n` })
})

test('a configuration with a mistake is exit 2 and names it', () => {
  const { root } = new Checkout(withFiles(cleanTree, { '.github/usher.yml': 'enabeld: true\n' }))
  const { code, err } = usher(['audit', root])

  expect(code).toBe(2)
  expect(err).toContain('Could not use `.github/usher.yml`')
})

test('a hostile proposal shows as text, in every format', () => {
  const hostile = birdProposal({ repository: 'birds/x-1b', status: '\u202e<img src=x>@ada' })
  const path = `${folder}/20260513-evil\u001b[31m.md`
  const { root } = new Checkout(
    withFiles(cleanTree, {
      [path]: hostile,
      [indexPath]: indexPage({
        provisional: [cleanFiles.plugin],
        integrated: [cleanFiles.coder, cleanFiles.falcon, cleanFiles.falconInstruct],
      }),
    }),
  )

  const text = usher(['audit', root]).out
  const markdown = usher(['audit', root, '--format', 'markdown']).out

  for (const mark of ['\u001b', '\u202e']) expect(text + markdown).not.toContain(mark)
  expect(markdown).toContain('unexpected status ` <img src=x>@ada`')
})
