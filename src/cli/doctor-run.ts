import { Octokit } from '@octokit/rest'
import { pino } from 'pino'
import { checkupOf, type Looker } from '../github/checkup.ts'
import { usherProbot } from '../github/probot.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { privateKeyOf } from '../server/private-key.ts'
import { openSqlite } from '../store/sqlite.ts'
import { diagnosisOf } from './doctor/diagnosis.ts'
import { renderReport, renderReportJson, summaryOf } from './doctor/render.ts'
import { settingsPoints } from './doctor/settings-points.ts'
import { formatOf } from './format.ts'
import { UsageError } from './usage-error.ts'

/** What `usher doctor` can be asked for. */
export interface DoctorOptions {
  readonly format: string
}

/** Where it looks, and with which credentials. */
export interface Surgery {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly fetch?: typeof fetch
}

/** Writes what a repository and an installation lack to standard output; 1 where something does. */
export async function runDoctor(
  repository: string,
  options: DoctorOptions,
  surgery: Surgery,
): Promise<number> {
  const format = formatOf(options.format, ['text', 'json'])
  const { owner, name } = placeOf(repository)
  const { environment } = surgery
  const looker = await lookerFrom(surgery)
  const store = await openSqlite(':memory:')
  try {
    const now = (): Date => new Date()
    const checkup = await checkupOf(looker, { owner, name }, { store, now })
    const appId = looker.kind === 'app' ? looker.appId : undefined
    const settings = looker.kind === 'app' ? settingsPoints(environment) : []
    const points = [...settings, ...diagnosisOf(checkup, appId)]
    const report = { repository: `${owner}/${name}`, as: checkup.as, points }
    process.stdout.write(format === 'json' ? renderReportJson(report) : renderReport(report))
    return summaryOf(points).missing > 0 ? 1 : 0
  } finally {
    await store.close()
  }
}

function placeOf(text: string): { readonly owner: string; readonly name: string } {
  const { owner, name } = /^(?<owner>[\w.-]+)\/(?<name>[\w.-]+)$/.exec(text)?.groups ?? {}
  if (owner !== undefined && name !== undefined) return { owner, name }
  throw new UsageError(`Unexpected repository \`${text}\`, expected \`OWNER/REPO\``)
}

/** The app where its credentials are at hand, else a person with a token. */
async function lookerFrom({ environment, fetch: reach }: Surgery): Promise<Looker> {
  const { APP_ID: appId, GITHUB_TOKEN: token } = environment
  const apiUrl = (environment.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, '')
  if (appId) {
    const key = privateKeyOf(environment)
    if ('problem' in key) throw new UsageError(key.problem)
    if (!/^[1-9]\d*$/.test(appId)) {
      throw new UsageError('`APP_ID` is not a number: set it to the App ID, not to the client ID')
    }
    const probot = usherProbot({
      appId,
      privateKey: key.pem,
      // Nothing is received here, and Probot would fall back to one that everybody knows.
      secret: crypto.randomUUID(),
      apiUrl,
      log: pino({ level: 'silent' }),
      ...(reach === undefined ? {} : { fetch: reach }),
    })
    const app = await probot.auth()
    await greet(async () => await app.rest.apps.getAuthenticated(), `app ${appId} with this key`)
    return { kind: 'app', appId, app, octokitFor: (installation) => probot.auth(installation) }
  }
  if (token) {
    const octokit = personal(token, apiUrl, reach)
    await greet(async () => await octokit.rest.rateLimit.get(), 'this `GITHUB_TOKEN`')
    return { kind: 'person', octokit }
  }
  throw new UsageError(
    'There are no credentials: set `APP_ID` and `PRIVATE_KEY_PATH` to look as the app, or `GITHUB_TOKEN` to look as yourself',
  )
}

/** Makes a first call, to tell wrong credentials from a GitHub that does not answer. */
async function greet(call: () => Promise<unknown>, who: string): Promise<void> {
  try {
    await call()
  } catch (cause) {
    const status = cause instanceof Error && 'status' in cause ? cause.status : undefined
    if (status === 401) throw new UsageError(`GitHub does not know ${who}`)
    if (status === 404) throw new UsageError(`GitHub does not know ${who}: see \`GITHUB_API_URL\``)
    throw new OutsideError('Could not reach GitHub', { cause, retryable: true })
  }
}

function personal(auth: string, baseUrl: string, reach: typeof fetch | undefined): Octokit {
  const silent = (): undefined => undefined
  const octokit = new Octokit({
    auth,
    baseUrl,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    ...(reach === undefined ? {} : { request: { fetch: reach } }),
  })
  octokit.hook.before('request', (request) => {
    request.headers['x-github-api-version'] = '2022-11-28'
  })
  return octokit
}
