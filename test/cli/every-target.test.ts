import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeChanges } from '../../src/cli/scaffold-write.ts'
import { targetNames } from '../../src/targets/targets.ts'
import { type Miniature, miniatures } from '../support/miniatures.ts'
import { pathsOf, treeOf } from '../support/tree.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'usher-target-'))

const git = (root: string, args: readonly string[], input?: string): string =>
  execFileSync('git', ['-C', root, '-c', 'core.autocrlf=false', ...args], {
    encoding: 'utf8',
    input,
  })

/** A checkout of a miniature, every text of it rewritten. */
function checkout(root: string, way: (text: string) => string): string {
  const place = folder()
  cpSync(root, place, { recursive: true })
  for (const path of pathsOf(place))
    writeFileSync(join(place, path), way(readFileSync(join(place, path), 'utf8')))
  git(place, ['init', '-q'])
  git(place, ['add', '-A'])
  return place
}

function filesOf({ page, config }: Miniature): readonly string[] {
  const known = folder()
  const file = (option: string, value: unknown): readonly string[] => {
    if (value === undefined) return []
    const path = join(known, `${option}.json`)
    writeFileSync(path, JSON.stringify(value))
    return [`--${option}`, path]
  }
  return [...file('facts', page), ...file('config', config)]
}

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const ways: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['without final line endings', (text) => text.replace(/\n$/, '')],
]

describe.for(targetNames)('%s', (name) => {
  const miniature = miniatures.get(name)
  if (miniature === undefined) return

  const scaffold = (repo: string, ...more: readonly string[]): Ran => {
    const asked = ['scaffold', ...miniature.said, ...filesOf(miniature), '--target', name]
    const args = ['src/cli/main.ts', ...asked, '--repo', repo, ...more]
    const run = spawnSync(process.execPath, args, { encoding: 'utf8' })
    return { code: run.status, out: run.stdout, err: run.stderr }
  }

  test.for(ways)('%s: the diff is one git takes, and `--write` leaves what it says', ([, way]) => {
    const [shown, written] = [checkout(miniature.root, way), checkout(miniature.root, way)]
    const before = treeOf(shown)

    const { code, out } = scaffold(shown)
    expect([code, treeOf(shown)]).toEqual([0, before])
    git(shown, ['apply', '--check'], out)
    git(shown, ['apply'], out)

    expect(scaffold(written, '--write').code).toBe(0)
    expect(treeOf(written)).toEqual(treeOf(shown))
    expect(treeOf(written)).not.toEqual(before)
    const { out: again } = scaffold(written, '--write')
    expect(again).toMatch(
      miniature.leaves ? /^Nothing can be written\.\n/ : /^Nothing is missing\.\n$/,
    )
    expect(treeOf(written)).toEqual(treeOf(shown))
  })

  test('an unrelated repository is told the reason, and nothing is written', () => {
    const repo = folder()
    writeFileSync(join(repo, 'README.md'), '# Birds\n')

    const { code, out } = scaffold(repo, '--write')

    expect(code).toBe(1)
    expect(out).toMatch(new RegExp(`^${name} does not apply: .+\\.\\n$`))
    expect(pathsOf(repo)).toEqual(['README.md'])
  })

  /** What a scaffold writes, one file after the other. */
  const places = (): readonly string[] => {
    const repo = checkout(miniature.root, (text) => text)
    const before = treeOf(repo)
    scaffold(repo, '--write')
    return [...treeOf(repo)].flatMap(([path, text]) => (before.get(path) === text ? [] : [path]))
  }

  test('where one file leads elsewhere, nothing is written here or there', () => {
    const last = places().at(-1) ?? ''
    for (const linked of [last, dirname(last)]) {
      const [repo, outside] = [checkout(miniature.root, (text) => text), folder()]
      cpSync(repo, outside, { recursive: true })
      rmSync(join(repo, linked), { recursive: true, force: true })
      mkdirSync(dirname(join(repo, linked)), { recursive: true })
      symlinkSync(join(outside, linked), join(repo, linked))
      const [here, there] = [treeOf(repo), treeOf(outside)]

      const { code } = scaffold(repo, '--write')

      expect(treeOf(outside)).toEqual(there)
      if (code !== 0) expect(treeOf(repo)).toEqual(here)
    }
  })

  test('where one file cannot be made, none is', () => {
    const before = treeOf(miniature.root)
    const codes = places().map((path) => {
      const repo = checkout(miniature.root, (text) => text)
      rmSync(join(repo, path), { force: true })
      mkdirSync(join(repo, path, 'in-the-way'), { recursive: true })

      const { code, err } = scaffold(repo, '--write')

      expect(pathsOf(repo).filter((one) => one.startsWith(path))).toEqual([])
      // A file that was there is now missing, so that people have to go on; a new one is in nobody's way.
      if (before.has(path)) return code
      expect(err).toBe(
        `usher: Could not write \`${path}\`: something else of that name is in the way\n`,
      )
      expect(treeOf(repo)).toEqual(before)
      return code
    })
    expect(codes.length).toBeGreaterThan(0)
  })
})

test.for([
  '../outside.md',
  'a/../../outside.md',
  '/tmp/outside.md',
  '.git/hooks/post-checkout',
  'docs/.GIT/config',
  '.github/workflows/x.yml',
  'docs/con.md',
])('whatever else is to be written, nothing is written with %s among it', async (path) => {
  const root = folder()
  const change = { change: 'create', text: 'x\n', why: '' } as const

  const done = writeChanges(
    root,
    [
      { path: 'a.md', ...change },
      { path, ...change },
    ],
    new Map(),
  )

  await expect(done).rejects.toThrow(`Could not write \`${path}\``)
  expect(pathsOf(root)).toEqual([])
})
