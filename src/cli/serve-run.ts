import { type ServiceOptions, startService } from '../app.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { serviceLog } from '../server/log.ts'
import { SettingsError } from '../server/problem.ts'
import { parseSettings, type Settings } from '../server/settings.ts'
import { openStore } from './open-store.ts'

/** Runs the service until it is told to stop; what an operator can put right is said, with exit code 2. */
export async function runServe(duties: ServiceOptions['duties']): Promise<void> {
  const read = parseSettings(process.env)
  if (read.kind === 'problems') return complain(read.problems)
  try {
    await serve(read.settings, duties)
  } catch (error) {
    complain(problemsOf(error))
  }
}

async function serve(settings: Settings, duties: ServiceOptions['duties']): Promise<void> {
  const log = serviceLog(settings)
  const store = await openStore(settings)
  const started = startService({ settings, store, log, duties })
  const service = await started.catch(async (cause: unknown) => {
    await store.close()
    throw cause
  })
  // Whoever hears that it is ready may tell it to stop at once.
  const told = signal()
  log.info({ host: settings.host, port: service.port }, 'ready')
  await told
  log.info({}, 'stopping')
  await service.stop()
  await store.close()
}

/** Resolves at the first SIGTERM or SIGINT. A second one ends the process as it always does. */
function signal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  process.once('SIGTERM', () => resolve())
  process.once('SIGINT', () => resolve())
  return promise
}

/** What the operator can put right; anything else is ours, and thrown on. */
function problemsOf(error: unknown): readonly string[] {
  if (error instanceof SettingsError) return error.problems
  if (error instanceof OutsideError && !error.retryable) return [error.message]
  throw error
}

function complain(problems: readonly string[]): void {
  for (const problem of problems) console.error(`usher: ${problem}`)
  process.exitCode = 2
}
