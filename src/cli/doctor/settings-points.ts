import { parseSettings } from '../../server/settings.ts'
import { good, lacking, type Point } from './point.ts'

/** Whether the service would start with this environment: its key, its secret and the rest. */
export function settingsPoints(
  environment: Readonly<Record<string, string | undefined>>,
): readonly Point[] {
  const read = parseSettings(environment)
  if (read.kind === 'settings') {
    return [good('settings', 'The app id, the private key and the webhook secret are plausible')]
  }
  return read.problems.map((problem) => {
    const [message = problem, help = 'see README.md'] = problem.split(/: (.*)/s)
    return lacking('settings', message, help)
  })
}
