import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs `usher` as a person would, without a terminal. */
function usher(args: readonly string[], path = process.env.PATH): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>()
  const child = execFile(
    process.execPath,
    ['src/cli/main.ts', ...args],
    { env: { ...process.env, PATH: path } },
    (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
  )
  return promise
}

test('the demo leads one proposal the whole way and counts what it took', {
  timeout: 90_000,
}, async () => {
  const { code, stdout, stderr } = await usher(['demo', '--once'])

  expect(stderr).toBe('')
  expect(stdout.trimEnd().split('\n').slice(-6).join('\n')).toMatch(
    /^statuses: provisional → ready to integrate → integrated\nGitHub calls of this life: \d+ \(\d+ GraphQL, \d+ reads, \d+ writes\)\nGitHub calls of its registration: \d+ \(\d+ GraphQL, \d+ reads, \d+ writes\)\nGitHub calls to get to know the repository: \d+\n\d+ deliveries handled\n0 schema violations$/,
  )
  expect(code).toBe(0)
})

test.each([['demo'], ['sandbox']])(
  '%s on a taken port says so in one line',
  {
    timeout: 30_000,
  },
  async (command) => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''

    const { code, stderr } = await usher([command, '--port', port])

    expect(stderr).toBe(`usher: Port ${port} cannot be taken: give another with \`--port\`\n`)
    expect(code).toBe(2)
  },
)

test('what is no port, and a machine without git, are said in one line', {
  timeout: 30_000,
}, async () => {
  expect(await usher(['demo', '--port', 'x'])).toMatchObject({
    code: 2,
    stderr: 'usher: `x` is not a port: give a number up to 65535\n',
  })
  expect(await usher(['sandbox'], '/nowhere')).toMatchObject({
    code: 2,
    stderr: 'usher: `git` was not found: install git 2.38 or newer, or add its folder to `PATH`\n',
  })
})
