import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { type Export, runBoardExport } from '../../src/cli/board-export.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { cardLike, repositoryLike } from '../support/board-cards.ts'

interface Shop {
  readonly dir: string
  /** Exports, and answers what was said or what was wrong. */
  readonly write: (change?: Partial<Export>) => Promise<string>
  readonly files: () => Promise<readonly string[]>
}

/** The data of a service that saw a public and a private repository so many hours ago. */
async function shop(hoursAgo = 0): Promise<Shop> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-board-export-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const dataFolder = join(folder, 'data')
  const now = (): number => Date.now() - hoursAgo * 3_600_000
  const store = await openSqlite(join(dataFolder, 'usher.db'), { now })
  await store.noteRepository(repositoryLike())
  await store.noteRepository(repositoryLike({ id: '6', name: 'hidden', isPrivate: true }))
  await store.keepCard(cardLike(), [])
  await store.keepCard(cardLike({ file: '../../<up>.md', title: 'Up & away' }), [])
  await store.keepCard(cardLike({ repository: '6', title: 'A secret' }), [])
  await store.close()
  const dir = join(folder, 'out')
  const apiUrl = 'https://api.github.com'
  const write = async (change: Partial<Export> = {}): Promise<string> => {
    const said: string[] = []
    const asked = { dir, dataFolder, databaseUrl: undefined, apiUrl, repo: [], ...change }
    try {
      await runBoardExport(asked, (line) => said.push(line))
    } catch (error) {
      return error instanceof Error ? error.message.replaceAll(folder, 'TEMP') : 'failed'
    }
    return said.join('\n').replaceAll(folder, 'TEMP')
  }
  const files = async (): Promise<readonly string[]> => {
    const found = await readdir(dir, { recursive: true, withFileTypes: true })
    const paths = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
    return paths
      .map((path) => path.slice(dir.length + 1).replace(/[0-9a-f]{12,16}/, 'DIGEST'))
      .toSorted()
  }
  return { dir, write, files }
}

test('every public page is a file, and a private repository is left out', async () => {
  const { write, files } = await shop()

  expect(await write()).toMatchInlineSnapshot(`
    "9 files in TEMP/out; open TEMP/out/index.html
    left out: kaito-project/hidden, since it is private"
  `)
  expect((await files()).join('\n')).toMatchInlineSnapshot(`
    ".usher-board.json
    audit/index.html
    board-DIGEST.css
    help/index.html
    icon-DIGEST.svg
    index.html
    kaito-project/kaito/-/help/index.html
    kaito-project/kaito/20260105-phi-4/index.html
    kaito-project/kaito/index.html
    kaito-project/kaito/p-DIGEST/index.html"
  `)
})

test('whoever asks for private repositories gets them', async () => {
  const { write, dir } = await shop()
  await write({ private: true })

  const page = join(dir, 'kaito-project/hidden/20260105-phi-4/index.html')
  expect(await readFile(page, 'utf8')).toContain('A secret')
})

test('what GitHub said long ago is not believed', async () => {
  const { write } = await shop(2)

  expect(await write()).toContain(
    'left out: kaito-project/kaito, since GitHub has not said within the hour that it is public',
  )
})

test('every link between the pages leads to a file of the export', async () => {
  const { write, dir, files } = await shop()
  await write()
  const pages = (await readdir(dir, { recursive: true })).filter((path) => path.endsWith('.html'))
  const broken: string[] = []
  for (const path of pages) {
    const text = await readFile(join(dir, path), 'utf8')
    for (const [, href = ''] of text.matchAll(/href="([^"#][^"]*)"/g)) {
      const target = new URL(href, pathToFileURL(join(dir, path)))
      if (target.protocol === 'file:' && !existsSync(target)) broken.push(`${path}: ${href}`)
    }
    expect(text).not.toMatch(/<form|Sign in/)
  }

  expect(pages.length).toBeGreaterThan(5)
  expect(broken).toEqual([])
  expect((await files()).every((path) => !path.includes('..'))).toBe(true)
})

test('an export takes the place of the one before, and what somebody added stays', async () => {
  const { write, dir, files } = await shop()
  await write({ private: true })
  await writeFile(join(dir, 'CNAME'), 'board.example')

  await write()

  const left = await files()
  expect(left.filter((path) => path.includes('hidden'))).toEqual([])
  expect(left).toContain('CNAME')
})

test('a folder that holds something else is left alone', async () => {
  const { write, dir } = await shop()
  await mkdir(dir)
  await writeFile(join(dir, 'index.html'), 'mine')

  expect(await write()).toBe(
    '`TEMP/out` holds something else than an export of the board: name an empty or a new folder',
  )
  expect(await readFile(join(dir, 'index.html'), 'utf8')).toBe('mine')
})

test('a marker that somebody wrote deletes nothing outside the folder', async () => {
  const { write, dir } = await shop()
  await mkdir(dir)
  await writeFile(join(dir, '..', 'precious'), 'mine')
  const files = ['../precious', 'a/../../precious', '/etc/hostname']
  await writeFile(join(dir, '.usher-board.json'), JSON.stringify({ version: 1, files }))

  await write()

  expect(await readFile(join(dir, '..', 'precious'), 'utf8')).toBe('mine')
})

test('what is not there is told with what to do', async () => {
  const { write } = await shop()

  expect(await write({ dataFolder: '/nowhere' })).toBe(
    'There is no data in `/nowhere`: set USHER_DATA_DIR to the folder of the service, or DATABASE_URL',
  )
  expect(await write({ repo: ['kaito-project/kaitoo'] })).toBe(
    'No repository `kaito-project/kaitoo` has been seen by this service',
  )
})
