import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test, vi } from 'vitest'

vi.setConfig({ testTimeout: 60_000 })

/** A repository on disk with these files. */
class Checkout {
  readonly path = mkdtempSync(join(tmpdir(), 'usher-config-'))

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, name)), { recursive: true })
      writeFileSync(join(this.path, name), text)
    }
  }

  usher(...args: readonly string[]): { code: number | null; out: string; err: string } {
    const main = resolve('src/cli/main.ts')
    const run = spawnSync(process.execPath, [main, 'config', ...args], {
      cwd: this.path,
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '' },
    })
    return { code: run.status, out: run.stdout, err: run.stderr }
  }
}

test('a mistake is shown as a compiler shows it, and is exit 1', () => {
  const checkout = new Checkout({ '.github/usher.yml': 'approvals:\n  cuont: 2\n' })

  expect(checkout.usher('check')).toMatchInlineSnapshot(`
    {
      "code": 1,
      "err": "",
      "out": "error[config-key]: unexpected key \`cuont\`
     --> .github/usher.yml:2:3
      |
    2 |   cuont: 2
      |   ^^^^^
      = help: did you mean \`count\`?

    1 error and 0 warnings in 1 file.
    ",
    }
  `)
})

test('a configuration that holds is exit 0, files it names and cannot find are warnings', () => {
  const checkout = new Checkout({
    '.github/usher.yml': 'proposals: { folders: [proposals, asks] }\n',
    'proposals/readme.md': '',
  })
  const { code, out } = checkout.usher('check', '.')

  expect(code).toBe(0)
  expect(out).toContain('warning[config-path]: unexpected path `asks`')
  expect(out).not.toContain('`proposals`')
})

test('a file alone is checked too, for machines as well', () => {
  const checkout = new Checkout({ 'usher.yml': 'lint: { severity: { date-vaild: off } }\n' })

  expect(checkout.usher('check', 'usher.yml', '--format', 'github')).toEqual({
    code: 1,
    out: '::error file=usher.yml,line=1,endLine=1,col=21,endColumn=31,title=config-rule::unexpected rule `date-vaild`, there is none of that name%0A%0Adid you mean `date-valid`?\n',
    err: '',
  })
  const json: unknown = JSON.parse(checkout.usher('check', 'usher.yml', '--format', 'json').out)
  expect(json).toMatchObject({ version: 1, summary: { files: 1, errors: 1 } })
  const sarif: unknown = JSON.parse(checkout.usher('check', 'usher.yml', '--format', 'sarif').out)
  expect(sarif).toMatchObject({ runs: [{ results: [{ ruleId: 'config-rule' }] }] })
})

test('a repository without a configuration has the defaults, which is no mistake', () => {
  const checkout = new Checkout({ 'README.md': '' })

  expect(checkout.usher('check')).toEqual({
    code: 0,
    out: 'There is no `.github/usher.yml`: the defaults hold.\n',
    err: '',
  })
})

test('a file under another ending is pointed out', () => {
  const checkout = new Checkout({ '.github/usher.yaml': 'enabled: false\n' })

  expect(checkout.usher('check').out).toBe(
    'There is no `.github/usher.yml`: the defaults hold. `.github/usher.yaml` is not read: rename it.\n',
  )
})

test.each([
  [
    ['check', 'nowhere.yml'],
    'usher: Could not read `nowhere.yml`: there is no such file or folder\n',
  ],
  [
    ['check', '--format', 'junit'],
    'usher: Unexpected format `junit`, expected `text`, `json`, `sarif` or `github`\n',
  ],
  [['chek'], "usher: unknown command 'chek' (Did you mean check?)\n"],
])('%j is wrong usage: one line, exit 2', (args, err) => {
  expect(new Checkout({}).usher(...args)).toEqual({ code: 2, out: '', err })
})

test('what is in force is explained with the owner and the files of the repository in it', () => {
  const checkout = new Checkout({
    '.github/usher.yml': 'approvals: { own: true }\n',
    'owner.yml': 'approvals: { count: 3 }\n',
    'presets/workspace/models/model_catalog.yaml': '',
  })
  const { code, out } = checkout.usher('explain', '--owner', 'owner.yml')

  expect(code).toBe(0)
  expect(out).toContain('process: kaito-catalog  # by the files of the repository\n')
  expect(out).toContain("  count: 3  # the owner's defaults\n")
  expect(out).toContain('  own: true  # this file\n')
})

test('a configuration that does not hold is not explained', () => {
  const checkout = new Checkout({ '.github/usher.yml': 'enabled: perhaps\n' })
  const { code, out, err } = checkout.usher('explain')

  expect([code, out]).toEqual([1, ''])
  expect(err).toContain('error[config-value]: unexpected `perhaps`, expected `true` or `false`')
})
