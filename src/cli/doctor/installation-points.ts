import type { Checkup, InstallationSeen } from '../../github/checkup-seen.ts'
import { type Grant, grants } from '../../github/grants.ts'
import { good, lacking, type Point, unknown, warning } from './point.ts'

/** What is needed only by some, and is by this repository. */
export interface Needs {
  readonly teams: boolean
  readonly statuses: boolean
  readonly queue: boolean
}

/** Whether the app is installed there, and what the owner has granted. */
export function installationPoints(checkup: Checkup, needs: Needs): readonly Point[] {
  const { as, app, installation } = checkup
  if (as === 'person') {
    return [
      unknown(
        'installation',
        'Only the app itself sees its installation, permissions and deliveries',
        'set `APP_ID` and `PRIVATE_KEY_PATH` to look as the app',
      ),
    ]
  }
  const name = app?.slug ?? 'the app'
  if (installation === undefined) {
    const help = `install ${name} on it, or add the repository to its installation`
    return [lacking('installation', 'The app is not installed on this repository', help)]
  }
  const day = installation.at.toISOString().slice(0, 10)
  const there = installation.suspended
    ? lacking('installation', 'The installation is suspended', `unsuspend it: ${installation.url}`)
    : good('installation', `${name} is installed since ${day}`)
  return [
    there,
    ...grants.map((grant) => permissionPoint(checkup, installation, { grant, needs })),
    ...grants.flatMap((grant) => eventPoints(checkup, installation, { grant, needs })),
  ]
}

interface Asked {
  readonly grant: Grant
  readonly needs: Needs
}

function permissionPoint(
  { app }: Checkup,
  installation: InstallationSeen,
  { grant, needs }: Asked,
): Point {
  const { permission, level, onlyWith } = grant
  const granted = installation.permissions[permission]
  const wanted = `\`${permission}: ${level}\``
  if (isEnough(granted, level)) {
    return good('permission', `${wanted} is granted`)
  }
  if (!isNeeded(grant, needs)) {
    return good('permission', `${wanted} is not granted, and not needed without ${onlyWith}`)
  }
  const help = isEnough(app?.permissions[permission], level)
    ? `have the owner accept what the app asks for: ${installation.url}`
    : `add ${wanted} to the permissions of the app, then have the owner accept it`
  const message =
    granted === undefined
      ? `${wanted} is not granted. ${grant.stops}`
      : `${wanted} is not granted, only \`${granted}\`. ${grant.stopsWriting ?? grant.stops}`
  const isUrgent = permission !== 'merge_queues' || needs.queue
  return (isUrgent ? lacking : warning)('permission', message, help)
}

function isEnough(granted: string | undefined, level: Grant['level']): boolean {
  return granted === 'write' || granted === 'admin' || granted === level
}

function isNeeded({ permission, onlyWith }: Grant, { teams, statuses }: Needs): boolean {
  if (permission === 'members') return teams
  if (permission === 'statuses') return statuses
  return onlyWith === undefined
}

/** GitHub sends an app these without being asked, once it may write checks. */
const automatic: ReadonlySet<string> = new Set(['check_run', 'check_suite'])

/** What optional features are told by events, the sweep notices as well. */
function eventPoints(
  { app }: Checkup,
  installation: InstallationSeen,
  { grant, needs }: Asked,
): readonly Point[] {
  if (grant.onlyWith !== undefined) return []
  const heard = new Set([...installation.events, ...(app?.events ?? [])])
  const deaf = grant.events.filter((event) => !heard.has(event) && !automatic.has(event))
  if (deaf.length === 0) return []
  const names = deaf.map((event) => `\`${event}\``).join(', ')
  const help = 'subscribe the app to it, on its settings page under “Permissions & events”'
  const message = `The app does not hear of ${names}, so only the sweep notices`
  const isUrgent = grant.permission !== 'merge_queues' || needs.queue
  return [(isUrgent ? lacking : warning)('event', message, help)]
}
