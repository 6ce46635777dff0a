import type { Connection, Duties, ServiceOptions } from '../../app.ts'
import { atOnce } from '../../github/pace.ts'
import type { Store } from '../../store/store.ts'
import { githubDuties } from '../duties.ts'

/** What can be asked of a service that is being watched. */
export interface Backstage {
  /** Looks at everything now, as the service does from time to time. */
  sweep(): Promise<void>
  /** Signs in anew, as the service does every hour. */
  rotate(): Promise<void>
}

/** The duties of a service, and the way to ask for one of them out of turn. */
export function backstage(
  store: Store,
  now: () => Date,
): Backstage & { readonly duties: ServiceOptions['duties'] } {
  const known: { readonly connection: Connection; readonly duties: Duties }[] = []
  return {
    duties(connection) {
      const duties = githubDuties(connection, { now, pace: atOnce })
      known.push({ connection, duties })
      return duties
    },
    async sweep() {
      for (const { duties } of known) {
        for (const key of await duties.everything()) await store.later(key, now())
      }
    },
    async rotate() {
      for (const { connection } of known) await signInAnew(connection)
    },
  }
}

async function signInAnew({ probot, octokit }: Connection): Promise<void> {
  const { data } = await octokit.rest.apps.listInstallations()
  for (const { id } of data) {
    const installed = await probot.auth(id)
    await installed.auth({ type: 'installation', refresh: true })
  }
}
