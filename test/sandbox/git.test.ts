import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test, vi } from 'vitest'
import type { GitRepository } from '../../src/sandbox/git/repository.ts'
import { openGit } from '../../src/sandbox/git.ts'

const git = await openGit()
afterAll(() => git.close())

const ada = { name: 'Ada', email: 'ada@example.invalid', at: new Date('2026-01-05T09:00:00Z') }
const eve = { name: 'Eve', email: 'eve@example.invalid', at: new Date('2026-01-05T10:00:00Z') }

interface Draft {
  readonly on?: string
  readonly message?: string
  readonly author?: typeof ada
  readonly at?: string
}

/** Commits files (`null` deletes) on top of another commit. */
async function commit(
  files: Record<string, string | null>,
  { on, message = 'Change', author = ada, at }: Draft = {},
): Promise<string> {
  const entries = await Promise.all(
    Object.entries(files).map(async ([path, text]) => {
      const oid = text === null ? null : await git.writeBlob(Buffer.from(text))
      return { path, mode: '100644', oid }
    }),
  )
  const base = on === undefined ? undefined : (await git.readCommit(on))?.tree
  const tree = await git.writeTree(base, entries)
  const by = at === undefined ? author : { ...author, at: new Date(at) }
  const parents = on === undefined ? [] : [on]
  return git.writeCommit({ tree, parents, message, author: by, committer: by })
}

async function filesOf(oid: string): Promise<object> {
  const tree = (await git.readCommit(oid))?.tree ?? ''
  const blobs = (await git.readTree(tree, true)).filter((entry) => entry.type === 'blob')
  const files = new Map<string, string>()
  for (const { path, oid: blob } of blobs) files.set(path, `${await git.readBlob(blob)}`)
  return Object.fromEntries(files)
}

function command(directory: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', directory, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim()
}

const lines = (...numbers: readonly (string | number)[]): string => `${numbers.join('\n')}\n`

describe('objects', () => {
  test('a blob of any bytes comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const oid = await git.writeBlob(Buffer.from(bytes))
        expect(await git.readBlob(oid)).toEqual(Buffer.from(bytes))
      }),
      { numRuns: 20 },
    )
  })

  test('git itself finds nothing wrong with what is written and reads the same', async () => {
    const oid = await commit(
      { 'a.txt': 'a', 'a/b': 'folder sorts after the file', a0: 'zero', 'ü/ß.md': 'ümlaut' },
      { message: 'Öffnen\n\nWith a body.' },
    )
    await git.setRefs(new Map([['refs/heads/main', oid]]))

    expect(command(git.directory, 'fsck', '--strict', '--no-dangling')).toBe('')
    expect(command(git.directory, 'log', '-1', '--format=%B|%an <%ae> %at', oid)).toBe(
      'Öffnen\n\nWith a body.\n|Ada <ada@example.invalid> 1767603600',
    )
    expect(
      command(git.directory, '-c', 'core.quotePath=false', 'ls-tree', '-r', '--name-only', oid),
    ).toBe('a.txt\na/b\na0\nü/ß.md')
  })

  test('what another process wrote is found, packed or not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-test-'))
    const other = await openGit(folder)
    const blob = await other.writeBlob(Buffer.from('packed'))
    const tree = await other.writeTree(undefined, [{ path: 'a', mode: '100644', oid: blob }])
    const by = { parents: [], message: 'm', author: ada, committer: ada }
    const oid = await other.writeCommit({ ...by, tree })
    await other.setRefs(new Map([['refs/heads/main', oid]]))
    command(folder, 'repack', '-adq')
    await other.close()

    const again = await openGit(folder)

    expect(existsSync(join(folder, 'objects', blob.slice(0, 2), blob.slice(2)))).toBe(false)
    expect(`${await again.readBlob(blob)}`).toBe('packed')
    expect(await again.readCommit(oid)).toMatchObject({ tree, message: 'm', author: ada })
    rmSync(folder, { recursive: true })
  })

  test('a commit that does not exist is undefined, as is one that is a blob', async () => {
    const blob = await git.writeBlob(Buffer.from('x'))

    expect(await git.readCommit('0'.repeat(40))).toBeUndefined()
    expect(await git.readCommit('main')).toBeUndefined()
    expect(await git.readCommit(blob)).toBeUndefined()
    await expect(git.readBlob('0'.repeat(40))).rejects.toThrow('No blob')
  })
})

describe('trees', () => {
  test('changes go into nested folders, and an emptied folder disappears', async () => {
    const first = await commit({ 'a/b/c': '1', 'a/d': '2', e: '3' })
    const second = await commit({ 'a/b/c': null, 'a/f/g': '4', e: '5' }, { on: first })

    expect(await filesOf(second)).toEqual({ 'a/d': '2', 'a/f/g': '4', e: '5' })
  })

  test('a tree is listed flat or whole, with modes, kinds and sizes', async () => {
    const oid = await git.writeBlob(Buffer.from('twelve bytes'))
    const tree = await git.writeTree(undefined, [
      { path: 'bin/run', mode: '100755', oid },
      { path: 'link', mode: '120000', oid },
      { path: 'vendor', mode: '160000', oid: 'a'.repeat(40) },
    ])
    const text = (entry: { mode: string; type: string; path: string; size?: number }): string => {
      return `${entry.mode} ${entry.type} ${entry.path} ${entry.size ?? '-'}`
    }

    expect((await git.readTree(tree, false)).map(text)).toEqual([
      '040000 tree bin -',
      '120000 blob link 12',
      '160000 commit vendor -',
    ])
    expect((await git.readTree(tree, true)).map(text)).toContain('100755 blob bin/run 12')
  })

  test('an entry is found by its path; the empty path is the root', async () => {
    const oid = await commit({ 'a/b': 'x' })

    expect(await git.entryAt(oid, 'a/b')).toMatchObject({ path: 'a/b', type: 'blob', size: 1 })
    expect(await git.entryAt(oid, 'a')).toMatchObject({ path: 'a', type: 'tree' })
    expect(await git.entryAt(oid, '')).toMatchObject({ path: '', type: 'tree' })
    expect(await git.entryAt(oid, 'a/b/c')).toBeUndefined()
    expect(await git.entryAt(oid, 'z')).toBeUndefined()
    await expect(git.entryAt('0'.repeat(40), 'a')).rejects.toThrow('No commit')
  })

  test('a tree with a malformed path or a missing object is refused', async () => {
    const oid = await git.writeBlob(Buffer.from('x'))
    const write = (path: string, blob: string): Promise<string> => {
      return git.writeTree(undefined, [{ path, mode: '100644', oid: blob }])
    }

    await expect(write('a/../b', oid)).rejects.toThrow('Malformed path')
    await expect(write('/a', oid)).rejects.toThrow('Malformed path')
    await expect(write('a', '0'.repeat(40))).rejects.toThrow('No object')
  })
})

describe('history', () => {
  test('the log is newest first, within a range, a path and a limit', async () => {
    const one = await commit({ a: '1' }, { message: 'one', at: '2026-02-01T00:00:00Z' })
    const two = await commit({ b: '1' }, { on: one, message: 'two', at: '2026-02-02T00:00:00Z' })
    const three = await commit(
      { a: '2' },
      { on: two, message: 'three', at: '2026-02-03T00:00:00Z' },
    )
    const log = async (range: object, limit = 10): Promise<readonly string[]> => {
      return (await git.log({ to: three, ...range }, limit)).map((found) => found.message)
    }

    expect(await log({})).toEqual(['three', 'two', 'one'])
    expect(await log({ from: one })).toEqual(['three', 'two'])
    expect(await log({ path: 'a' })).toEqual(['three', 'one'])
    expect(await log({}, 1)).toEqual(['three'])
  })

  test('ancestors and merge bases are told apart from strangers', async () => {
    const root = await commit({ a: '1' })
    const left = await commit({ b: '1' }, { on: root })
    const right = await commit({ c: '1' }, { on: root })
    const stranger = await commit({ z: '1' })

    expect(await git.isAncestor(root, left)).toBe(true)
    expect(await git.isAncestor(left, left)).toBe(true)
    expect(await git.isAncestor(left, right)).toBe(false)
    expect(await git.mergeBase(left, right)).toBe(root)
    expect(await git.mergeBase(left, stranger)).toBeUndefined()
  })
})

describe('diffs', () => {
  test('every kind of change has its status, counts and patch', async () => {
    const long = lines(...Array.from({ length: 20 }, (_, index) => `line ${index}`))
    const before = await commit({ gone: 'x\n', kept: long, moved: long, shifted: long, tab: 'a' })
    const after = await commit(
      {
        gone: null,
        kept: long.replace('line 3\n', 'line three\r@@ x\n'),
        moved: null,
        'new/moved': long,
        shifted: null,
        'new/shifted': long.replace('line 19\n', 'the end\n'),
        'ä new': 'hello\n',
        bytes: '\0\u0001',
        tab: 'b',
      },
      { on: before },
    )
    const files = await git.diff(before, after)

    expect(files.map(({ oid: _, ...file }) => file)).toMatchInlineSnapshot(`
      [
        {
          "additions": 0,
          "deletions": 0,
          "path": "bytes",
          "status": "added",
        },
        {
          "additions": 0,
          "deletions": 1,
          "patch": "@@ -1 +0,0 @@
      -x",
          "path": "gone",
          "status": "removed",
        },
        {
          "additions": 1,
          "deletions": 1,
          "patch": "@@ -1,7 +1,7 @@
       line 0
       line 1
       line 2
      -line 3
      +line three
      @@ x
       line 4
       line 5
       line 6",
          "path": "kept",
          "status": "modified",
        },
        {
          "additions": 0,
          "deletions": 0,
          "path": "new/moved",
          "previous": "moved",
          "status": "renamed",
        },
        {
          "additions": 1,
          "deletions": 1,
          "patch": "@@ -17,4 +17,4 @@ line 15
       line 16
       line 17
       line 18
      -line 19
      +the end",
          "path": "new/shifted",
          "previous": "shifted",
          "status": "renamed",
        },
        {
          "additions": 1,
          "deletions": 1,
          "patch": "@@ -1 +1 @@
      -a
      \\ No newline at end of file
      +b
      \\ No newline at end of file",
          "path": "tab",
          "status": "modified",
        },
        {
          "additions": 1,
          "deletions": 0,
          "patch": "@@ -0,0 +1 @@
      +hello",
          "path": "ä new",
          "status": "added",
        },
      ]
    `)
    expect(await git.readBlob(files[0]?.oid ?? '')).toEqual(Buffer.from('\0\u0001'))
    expect(`${await git.readBlob(files.find((f) => f.path === 'gone')?.oid ?? '')}`).toBe('x\n')
  })

  test('a file that becomes a symbolic link is one modified file', async () => {
    const before = await commit({ a: 'one\n', b: 'two\n' })
    const oid = await git.writeBlob(Buffer.from('b'))
    const base = (await git.readCommit(before))?.tree
    const tree = await git.writeTree(base, [{ path: 'a', mode: '120000', oid }])
    const files = await git.diff(base ?? '', tree)

    expect(files.map(({ path, status }) => [path, status])).toEqual([['a', 'modified']])
  })

  test('nothing differs from itself', async () => {
    const oid = await commit({ a: '1' })

    expect(await git.diff(oid, oid)).toEqual([])
  })
})

describe('merging', () => {
  const text = lines(1, 2, 3, 4, 5, 6, 7)
  const how = { message: 'Merge it', author: eve }

  async function fork(): Promise<{ base: string; main: string; topic: string }> {
    const base = await commit({ a: text })
    const main = await commit({ a: text.replace('1', 'one'), m: 'main' }, { on: base })
    const first = await commit({ a: text.replace('7', 'seven') }, { on: base, message: 'First' })
    const topic = await commit({ t: 'topic' }, { on: first, message: 'Second' })
    return { base, main, topic }
  }
  const both = { a: lines('one', 2, 3, 4, 5, 6, 'seven'), m: 'main', t: 'topic' }

  async function merged(method: 'merge' | 'squash' | 'rebase', into: string, head: string) {
    const result = await git.merge(method, into, head, how)
    if (result.kind === 'conflict') throw new Error('There is a conflict')
    const made = await git.readCommit(result.oid)
    return { files: await filesOf(result.oid), parents: made?.parents, made }
  }

  test('a merge keeps what happened on both sides and names both parents', async () => {
    const { main, topic } = await fork()
    const { files, parents, made } = await merged('merge', main, topic)

    expect(files).toEqual(both)
    expect(parents).toEqual([main, topic])
    expect(made).toMatchObject({ message: 'Merge it', author: eve, committer: eve })
  })

  test('a squash is one commit on top', async () => {
    const { main, topic } = await fork()
    const { files, parents } = await merged('squash', main, topic)

    expect(files).toEqual(both)
    expect(parents).toEqual([main])
  })

  test('a rebase puts the commits one by one on top and keeps their authors', async () => {
    const { main, topic } = await fork()
    const { files, made } = await merged('rebase', main, topic)
    const log = await git.log({ from: main, to: made?.oid ?? '' }, 10)

    expect(files).toEqual(both)
    expect(
      log.map(({ message, author, committer }) => [message, author.name, committer.name]),
    ).toEqual([
      ['Second', 'Ada', 'Eve'],
      ['First', 'Ada', 'Eve'],
    ])
  })

  test('a rebase leaves out what the base has already', async () => {
    const base = await commit({ a: text })
    const main = await commit({ a: text.replace('1', 'one') }, { on: base, message: 'There' })
    const same = await commit({ a: text.replace('1', 'one') }, { on: base, message: 'Here' })

    expect(await git.merge('rebase', main, same, how)).toEqual({ kind: 'merged', oid: main })
  })

  test.each(['merge', 'squash', 'rebase'] as const)(
    'a %s that conflicts says so',
    async (method) => {
      const base = await commit({ a: text })
      const main = await commit({ a: text.replace('4', 'four') }, { on: base })
      const topic = await commit({ a: text.replace('4', 'vier') }, { on: base })
      const stranger = await commit({ a: 'x' })

      expect(await git.merge(method, main, topic, how)).toEqual({ kind: 'conflict' })
      expect(await git.merge(method, main, stranger, how)).toEqual({ kind: 'conflict' })
    },
  )
})

describe('refs', () => {
  async function opened(): Promise<{ own: GitRepository; oid: string }> {
    const own = await openGit()
    const tree = await own.writeTree(undefined, [])
    const by = { parents: [], author: ada, committer: ada }
    return { own, oid: await own.writeCommit({ ...by, tree, message: 'm' }) }
  }

  test('the refs become exactly what is asked, a folder in place of a branch included', async () => {
    const { own, oid } = await opened()
    await own.setRefs(
      new Map([
        ['refs/heads/a', oid],
        ['refs/heads/b', oid],
      ]),
    )
    await own.setRefs(
      new Map([
        ['refs/heads/a/c', oid],
        ['refs/pull/1/head', oid],
      ]),
    )

    expect(await own.refs()).toEqual(
      new Map([
        ['refs/heads/a/c', oid],
        ['refs/pull/1/head', oid],
      ]),
    )
    await own.close()
  })

  test('a commit that no ref reaches is still there, and closing removes the folder', async () => {
    const { own, oid } = await opened()
    await own.setRefs(new Map([['refs/heads/a', oid]]))
    await own.setRefs(new Map())

    expect(await own.refs()).toEqual(new Map())
    expect(command(own.directory, 'cat-file', '-t', oid)).toBe('commit')

    await own.close()
    expect(existsSync(own.directory)).toBe(false)
  })
})

test('without git, or after closing, the error says so', async () => {
  const own = await openGit()
  await own.close()
  await expect(own.refs()).rejects.toThrow(`The repository folder ${own.directory} is gone`)

  vi.resetModules()
  vi.stubEnv('PATH', '/nowhere')
  const alone = await import('../../src/sandbox/git.ts')
  vi.unstubAllEnvs()
  await expect(alone.openGit()).rejects.toThrow('The sandbox needs git 2.38 or newer on the PATH')
})
