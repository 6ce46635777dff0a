import type { Checkup, RepositorySeen } from '../../github/checkup-seen.ts'
import { checkNames } from '../../lifecycle/names.ts'
import { good, lacking, type Point, unknown, warning } from './point.ts'

const area = 'rule'

/** Whether the rules of the default branch ask for our checks, and from us alone. */
export function requiredPoints(
  { defaultBranch, required }: RepositorySeen,
  { as }: Checkup,
  appId: string | undefined,
): readonly Point[] {
  if (required === undefined) {
    return [
      unknown(area, `The rules of \`${defaultBranch}\` are not shown`, 'ask an administrator'),
    ]
  }
  const points = [checkNames.proposal, checkNames.approval].map((name) => {
    const asked = required.checks.filter(({ context }) => context === name)
    return pointFor(
      asked.map(({ app }) => app),
      { name, defaultBranch, appId, as },
    )
  })
  const queue = required.queue ? [good(area, `\`${defaultBranch}\` merges by a queue`)] : []
  return [...points, ...queue]
}

interface About {
  readonly name: string
  readonly defaultBranch: string
  readonly appId: string | undefined
  readonly as: Checkup['as']
}

function pointFor(
  apps: readonly (number | null | undefined)[],
  { name, defaultBranch, appId, as }: About,
): Point {
  const check = `\`${name}\``
  const branch = `\`${defaultBranch}\``
  const pin = `choose the app as the source of ${check} in the rule`
  if (apps.length === 0) {
    return warning(
      area,
      `No rule of ${branch} asks for ${check}, so nothing waits for it`,
      'require it in a ruleset, with the app as its source, where it is meant to hold merges back',
    )
  }
  const pinned = apps.filter((app) => typeof app === 'number' && app >= 0)
  if (pinned.length === 0) {
    return warning(area, `A rule of ${branch} takes ${check} from anybody`, pin)
  }
  const isOurs = as === 'person' || pinned.some((app) => String(app) === appId)
  return isOurs
    ? good(area, `A rule of ${branch} asks for ${check} from one app`)
    : lacking(
        area,
        `A rule of ${branch} asks for ${check} from another app (${pinned.join(', ')})`,
        pin,
      )
}
