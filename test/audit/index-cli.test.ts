import { expect, test } from 'vitest'
import {
  changed,
  cleanFiles,
  cleanLists,
  cleanTree,
  folder,
  indexPage,
  indexPath,
  withFiles,
} from '../support/audited.ts'
import { Checkout, usher } from './checkout.ts'

const { coder, falcon, falconInstruct, plugin } = cleanFiles

/** The coder under the wrong status, one falcon missing. */
const wrong = withFiles(cleanTree, {
  [indexPath]: indexPage({ provisional: [plugin, coder], integrated: [falconInstruct] }),
})

test('a page in line with the proposals is exit 0', () => {
  const { root } = new Checkout(cleanTree)

  expect(usher(['index', '--repo', root, '--check'])).toEqual({
    code: 0,
    out: `${indexPath} is in line with the proposals.\n`,
    err: '',
  })
})

test('what is not in line is shown; only `--check` fails for it', () => {
  const { root } = new Checkout(wrong)
  const shown = usher(['index', '--repo', root])

  expect(shown.code).toBe(0)
  expect(shown.out).toMatchInlineSnapshot(`
    "website/docs/proposals.md:9: docs/proposals/20250210-qwen2.5-coder-7b-instruct.md: unexpected section \`Provisional Status\` for the status \`integrated\`, expected \`Integrated Status\`
      fix: move the entry to \`Integrated Status\`
    docs/proposals/20260504-falcon-7b.md:7: unexpected absence from the lists of \`website/docs/proposals.md\`
      fix: list it under \`Integrated Status\`
    \`usher index --write\` mends 2 of 2.
    "
  `)
  expect(usher(['index', '--repo', root, '--check']).code).toBe(1)
})

test('`--write` moves and adds entries and leaves every other byte', () => {
  const checkout = new Checkout(wrong)
  const { code } = usher([
    'index',
    `${checkout.root}/${indexPath}`,
    '--repo',
    checkout.root,
    '--write',
  ])

  expect(code).toBe(0)
  expect(checkout.read(indexPath)).toBe(
    indexPage({ ...cleanLists, integrated: [falconInstruct, coder] }).replace(
      '\n## Process',
      `- [falcon-7b](../../${folder}/${falcon})\n\n## Process`,
    ),
  )
})

test('the statuses are believed: evidence moves no entry', () => {
  const behind = changed(cleanTree, `${folder}/${falcon}`, [
    'status: integrated',
    'status: provisional',
  ])
  const checkout = new Checkout(behind)
  usher(['index', '--repo', checkout.root, '--write'])

  expect(checkout.read(indexPath)).toContain(
    `${plugin}) - A bird\n- [falcon-7b](../../${folder}/${falcon})`,
  )
  expect(checkout.read(`${folder}/${falcon}`)).toBe(behind.get(`${folder}/${falcon}`))
})

test.each([
  [['index', 'nowhere.md'], 'There is no index page `nowhere.md` in `.`: name the file'],
  [['index', '--check', '--write'], '`--check` and `--write` exclude each other: name one of them'],
  [['index', '/etc/hostname'], '`/etc/hostname` is not in `.`: name the checkout with `--repo`'],
  [['index', '--repo', 'no-such'], 'Could not read `no-such`: there is no such folder'],
])('%j is wrong usage: one line, exit 2', (args, line) => {
  expect(usher(args)).toEqual({ code: 2, out: '', err: `usher: ${line}\n` })
})
