import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { postgresPrograms, startPostgres } from '../support/postgres.ts'
import { somePrivateKey } from '../support/private-key.ts'
import { webhookSecret } from '../support/webhook.ts'

// Each test starts a process or two.
vi.setConfig({ testTimeout: 30_000 })

const privateKey = somePrivateKey()

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

interface Serving {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves when the log holds the text. */
  readonly says: (text: string) => Promise<void>
}

function serve(environment: Readonly<Record<string, string>>): Serving {
  const script = fileURLToPath(new URL('./serve-child.ts', import.meta.url))
  const env = { PATH: process.env.PATH, ...environment }
  const child = spawn(process.execPath, [script, 'serve'], { env })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve({ code, out, err })),
  )
  const says = async (text: string): Promise<void> => {
    while (!out.includes(text)) await once(child.stdout, 'data')
  }
  return { child, ended, says }
}

async function ownFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'usher-serve-'))
  onTestFinished(() => rm(path, { recursive: true }))
  return path
}

/** A GitHub that says `status` to everything. */
async function github(status: number): Promise<{ readonly url: string; readonly port: number }> {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
  }).listen(0, 'localhost')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { url: `http://localhost:${portOf(server)}`, port: portOf(server) }
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function enough(status = 200): Promise<Readonly<Record<string, string>>> {
  return {
    APP_ID: '12',
    PRIVATE_KEY: privateKey,
    WEBHOOK_SECRET: webhookSecret,
    GITHUB_API_URL: (await github(status)).url,
    PORT: '0',
    USHER_DATA_DIR: await ownFolder(),
  }
}

test.each(['SIGTERM', 'SIGINT'] as const)('it stops in good order at %s', async (signal) => {
  const { child, ended, says } = serve(await enough())
  await says('"msg":"ready"')

  child.kill(signal)

  const { code, out, err } = await ended
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('"msg":"stopping"')
})

test('without settings it says what is missing', async () => {
  const { code, out, err } = await serve({}).ended

  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatchInlineSnapshot(`
    "usher: \`APP_ID\` is missing: set it to the App ID on the settings page of the app
    usher: \`WEBHOOK_SECRET\` is missing: set it to the webhook secret of the app (\`openssl rand -hex 32\` makes one)
    usher: \`PRIVATE_KEY_PATH\` is missing: set it to the \`.pem\` file downloaded from the settings page of the app
    "
  `)
})

test('with a database that cannot be reached it says so, without the password', async () => {
  const told = await refusal({ DATABASE_URL: 'postgresql://usher:secret@localhost:1/usher' })

  expect(told).toMatch(/^2 usher: The database in `DATABASE_URL` cannot be used/)
  expect(told).not.toMatch(/secret/)
})

test.skipIf(postgresPrograms === undefined)(
  'with PostgreSQL (where it is installed) it gets ready without a data folder',
  async () => {
    const server = await startPostgres()
    onTestFinished(() => server.stop())
    const folder = await ownFolder()
    const { child, ended, says } = serve({
      ...(await enough()),
      DATABASE_URL: server.url,
      USHER_DATA_DIR: folder,
    })
    await says('"msg":"ready"')

    child.kill('SIGTERM')

    expect(await ended).toMatchObject({ code: 0, err: '' })
    expect(await readdir(folder)).toEqual([])
  },
)

async function refusal(change: Readonly<Record<string, string>>, status = 200): Promise<string> {
  const settings = { ...(await enough(status)), ...change }
  const { code, err } = await serve(settings).ended
  return `${code} ${err}`.replaceAll(settings.GITHUB_API_URL ?? '', 'GITHUB')
}

test('an app that GitHub does not know is refused', async () => {
  expect(await refusal({}, 404)).toMatchInlineSnapshot(`
    "2 usher: GITHUB does not know app 12 with this private key: set \`APP_ID\` and \`PRIVATE_KEY_PATH\` to those of one app
    "
  `)
})

test('a port that is taken is refused', async () => {
  const { port } = await github(200)

  const told = await refusal({ PORT: String(port) })

  expect(told.replace(String(port), 'PORT')).toMatchInlineSnapshot(`
    "2 usher: Port PORT on localhost is taken by another program: set \`PORT\` to a free one
    "
  `)
})

test('a data folder that cannot be written to is refused', async () => {
  const folder = await ownFolder()
  await writeFile(join(folder, 'file'), '')

  const told = await refusal({ USHER_DATA_DIR: join(folder, 'file') })

  expect(told.replaceAll(folder, 'FOLDER')).toMatchInlineSnapshot(`
    "2 usher: \`FOLDER/file/usher.db\` cannot be used as the database (EEXIST: file already exists, mkdir 'FOLDER/file'); set \`USHER_DATA_DIR\` to a folder of its own
    "
  `)
})

test("another program's database is refused", async () => {
  const folder = await ownFolder()
  const raw = new DatabaseSync(join(folder, 'usher.db'))
  raw.exec('create table note (text text)')
  raw.close()

  const told = await refusal({ USHER_DATA_DIR: folder })

  expect(told.replaceAll(folder, 'FOLDER')).toMatchInlineSnapshot(`
    "2 usher: \`FOLDER/usher.db\` is the database of another program; set \`USHER_DATA_DIR\` to a folder of its own
    "
  `)
})
