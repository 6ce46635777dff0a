import { spawn } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { arrange } from '../../src/cli/demo/arrange.ts'
import { changed, cleanFiles, cleanTree, folder } from '../support/audited.ts'
import { type Ended, kindsOf, parseReport } from './checkout.ts'

/** Runs `usher` beside a sandbox that this process serves. */
async function usher(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const child = spawn(process.execPath, ['src/cli/main.ts', ...args], {
    env: { ...process.env, ...env },
  })
  const { promise, resolve } = Promise.withResolvers<number | null>()
  let out = ''
  let err = ''
  child.stdout.on('data', (text) => {
    out += String(text)
  })
  child.stderr.on('data', (text) => {
    err += String(text)
  })
  child.on('close', resolve)
  return { code: await promise, out, err }
}

const falcon = `${folder}/${cleanFiles.falcon}`
const behind = changed(cleanTree, falcon, ['status: integrated', 'status: provisional'])
const where = 'kaito-project/kaito'

test('a repository is audited from GitHub in three calls', async () => {
  const { sandbox, tokens } = await arrange({ files: behind })
  const url = await sandbox.listen()
  onTestFinished(() => sandbox.close())
  const env = { GITHUB_TOKEN: tokens.rin.token, GITHUB_API_URL: url }
  const before = sandbox.calls.length
  const found = await usher(['audit', where, '--format', 'json'], env)

  expect(found.code).toBe(1)
  expect(kindsOf(found)).toContain(`status-behind-evidence ${falcon}`)
  expect(sandbox.calls.length - before).toBe(3)
  expect(parseReport(found).drift[0]?.evidence[0]?.where).toBe(`${falcon}:7`)
  expect((await usher(['audit', where, '--fix'], env)).code).toBe(2)
  expect((await usher(['audit', 'kaito-project/nothing'], env)).err).toBe(
    'usher: Could not read `kaito-project/nothing`: there is no such folder, and the token sees no such repository\n',
  )
  expect((await usher(['audit', where, '--at', 'v0'], env)).code).toBe(2)
  expect(await usher(['audit', where], { ...env, GITHUB_TOKEN: 'expired' })).toEqual({
    code: 3,
    out: '',
    err: 'Something went wrong here: Could not read kaito-project/kaito: GitHub does not accept GITHUB_TOKEN\n',
  })
  expect(sandbox.violations).toEqual([])
})
