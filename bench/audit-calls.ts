import { pino } from 'pino'
import { type Arranged, arrange } from '../src/cli/demo/arrange.ts'
import { callsOf, renderCalls } from '../src/cli/demo/steps.ts'
import { atOnce } from '../src/github/pace.ts'
import { usherProbot } from '../src/github/probot.ts'
import { type GithubWorld, githubWorld } from '../src/github/world.ts'
import { reconcileAudit } from '../src/reconcile/reconcile-audit.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import { generatedTree } from './audit-tree.ts'

/** What is asked of GitHub while nothing changed may come to no more than this. */
const bar = 5

/** Audits a repository of so many proposals in the sandbox: at first, unchanged, and in one round with a sweep. */
export async function benchAuditCalls(count: number): Promise<void> {
  const files = new Map([['README.md', '# Birds\n'], ...generatedTree(count).files])
  const arranged = await arrange({ files })
  const { sandbox, repository } = arranged
  const store = await openSqlite(':memory:', { now: () => sandbox.clock.now().getTime() })
  const world = await worldOf(arranged, store)
  const key = { kind: 'audit', repository: String(repository.id) } as const
  const whole = { kind: 'repository', repository: String(repository.id) } as const

  const first = await counted(arranged, () => reconcileAudit(world, key))
  print(`first audit of ${count} proposals`, first)
  sandbox.rotateTokens()
  const unchanged = await counted(arranged, () => reconcileAudit(world, key))
  print('nothing changed, token rotated', unchanged)
  await world.sweep()
  await world.resolve(whole)
  sandbox.rotateTokens()
  const both = await counted(arranged, async () => {
    await world.redeliver()
    await world.sweep('known')
    await world.resolve(whole)
    await reconcileAudit(world, key)
  })
  print(`nothing changed, token rotated, with a sweep (at most ${bar})`, both)
  if (both.calls.length > bar) process.exitCode = 1
  await store.close()
  await sandbox.close()
}

interface Counted {
  readonly calls: ReturnType<typeof callsOf>
  readonly milliseconds: number
}

async function counted({ sandbox }: Arranged, work: () => Promise<unknown>): Promise<Counted> {
  const { length } = sandbox.calls
  const start = performance.now()
  await work()
  const milliseconds = performance.now() - start
  return { calls: callsOf(sandbox.calls.slice(length)), milliseconds }
}

function print(what: string, { calls, milliseconds }: Counted): void {
  const kinds = Map.groupBy(calls, ({ operation }) => operation)
  const names = [...kinds].map(([operation, its]) => `${its.length} ${operation}`).join(', ')
  console.log(`${what}: ${renderCalls(calls)} in ${milliseconds.toFixed(0)} ms, GitHub included`)
  console.log(`  ${names}`)
}

async function worldOf(
  { app, sandbox }: Arranged,
  store: Awaited<ReturnType<typeof openSqlite>>,
): Promise<GithubWorld> {
  const { id: appId, privateKey, secret } = app
  const log = pino({ level: 'silent' })
  const { fetch } = sandbox
  const apiUrl = 'http://sandbox.invalid'
  const probot = usherProbot({ appId, privateKey, secret, apiUrl, log, fetch })
  return githubWorld({
    appId,
    appOctokit: await probot.auth(),
    octokitFor: (installation) => probot.auth(installation),
    store,
    now: () => sandbox.clock.now(),
    pace: atOnce,
    registry: async () => 'absent',
    facts: async () => undefined,
  })
}
