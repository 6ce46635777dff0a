import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Service, startService } from '../../app.ts'
import { realClock } from '../../sandbox/clock.ts'
import { serviceLog } from '../../server/log.ts'
import { webhookPath } from '../../server/server.ts'
import type { Settings } from '../../server/settings.ts'
import { openSqlite } from '../../store/sqlite.ts'
import type { Store } from '../../store/store.ts'
import { inProject } from '../in-project.ts'
import { freePort, listenOn } from '../port.ts'
import { type Arranged, arrange } from './arrange.ts'
import { type Backstage, backstage } from './backstage.ts'
import { needGit } from './need-git.ts'
import { seed } from './seed.ts'
import type { Stage } from './stage.ts'

/** The stage set up: a GitHub that listens, the service that listens to it, and everybody in place. */
export interface Cast extends Stage, Arranged, Backstage {
  readonly url: string
  /** Where the service's board is. */
  readonly board: string
  /** What the service remembers. */
  readonly store: Store
  /** Told of each webhook just before it is delivered. */
  onDelivery(hear: (event: string) => void): void
  /** Ends the service and the sandbox and leaves nothing on disk. */
  close(): Promise<void>
}

/**
 * Starts the sandbox and the service, fills the repository by `git push`, lets rin fork it, and waits
 * until the service knows its way around.
 */
export async function assemble(port: number, files: string = miniature): Promise<Cast> {
  needGit()
  const clock = realClock()
  const arranged = await arrange({ clock })
  const { sandbox, app, tokens, fork } = arranged
  const url = await listenOn(sandbox, port)
  await seed(files, {
    url: `${url}/kaito-project/kaito.git`,
    token: tokens.ada.token,
  })
  fork()

  const folder = await mkdtemp(join(tmpdir(), 'usher-demo-'))
  const now = (): Date => clock.now()
  const store = await storeIn(folder, now)
  const boardPort = await freePort()
  const settings = settingsFor(app, { url, folder, port: boardPort })
  const log = serviceLog(settings)
  const behind = backstage(store, now)
  const service = await startService({ settings, store, log, now, duties: behind.duties })
  let hear = (_event: string): void => undefined
  sandbox.deliverTo((headers, body) => {
    hear(headers['x-github-event'] ?? '')
    return deliver(service.port, headers, body)
  })
  const craft = stagecraft(arranged, service)
  await craft.quiet()
  return {
    ...arranged,
    url,
    board: `http://127.0.0.1:${service.port}`,
    store,
    ...craft,
    rotate: behind.rotate,
    async sweep() {
      await behind.sweep()
      await craft.quiet()
    },
    onDelivery(given) {
      hear = given
    },
    async close() {
      await service.stop()
      await store.close()
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The story is about one proposal; the audit that is due once a week would come in between. */
async function storeIn(folder: string, now: () => Date): Promise<Store> {
  const store = await openSqlite(join(folder, 'usher.db'), { now: () => now().getTime() })
  return { ...store, takeSlot: () => Promise.resolve(false) }
}

const miniature = inProject('test/fixtures/kaito-2025')

function settingsFor(
  app: Arranged['app'],
  { url, folder, port }: { readonly url: string; readonly folder: string; readonly port: number },
): Settings {
  return {
    appId: app.id,
    privateKey: app.privateKey,
    secrets: [app.secret],
    apiUrl: url,
    host: '127.0.0.1',
    port,
    logLevel: 'silent',
    dataFolder: folder,
    databaseUrl: undefined,
    registryUrl: url,
    board: {
      signIn: {
        clientId: app.clientId,
        clientSecret: app.clientSecret,
        sessionSecret: randomBytes(32).toString('hex'),
        publicUrl: `http://127.0.0.1:${port}`,
      },
      operators: ['ada'],
      proxies: 0,
    },
    hub: { url: `${url}/hub`, token: undefined },
  }
}

async function deliver(
  port: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}${webhookPath}`, {
    method: 'POST',
    headers,
    body,
  })
  await response.arrayBuffer()
  return response.status
}

type Craft = Pick<Stage, 'quiet' | 'wait' | 'finishValidation' | 'pushImage'>

function stagecraft({ sandbox, ada, place }: Arranged, service: Service): Craft {
  async function quiet(): Promise<void> {
    // A round may cause deliveries, and a delivery a round.
    for (let turns = 0; turns < 3; turns++) {
      await sandbox.settle()
      await service.idle()
    }
  }
  return {
    quiet,
    async wait(minutes) {
      sandbox.clock.advance(minutes * 60_000)
      await quiet()
    },
    async finishValidation(conclusion) {
      const { data } = await ada.octokit.rest.actions.listWorkflowRunsForRepo({ ...place })
      const [run] = data.workflow_runs
      if (run === undefined) throw new Error('No validation was started')
      const jobs = { 'determine-models': 'success', [jobName]: conclusion } as const
      await sandbox.completeRun(run.id, conclusion, jobs)
    },
    pushImage: () => sandbox.registry.push('aks/kaito/kaito-phi-4', '0.0.1'),
  }
}

/** As GitHub shows a matrix job: its values joined, and cut at a hundred characters. */
const jobName = `${'build-models (phi-4, text-generation, https://huggingface.co/microsoft/phi-4/commit/187ef0342fff0eb3333be9f00389385e95ef0b61'.slice(0, 97)}...`
