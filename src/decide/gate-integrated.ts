import type { Gate } from '../lifecycle/gate.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import { pathOf } from '../lifecycle/stage.ts'
import type { Known } from './gates.ts'
import { hiddenSays, lackOf, nameOfPull } from './site-words.ts'
import { isComplete, isHidden, ownPullAt, type SiteSeen } from './sites.ts'

/**
 * Whether every target that is required finds the model complete; the others are reported only. What
 * cannot be seen in another repository moves nothing in either direction.
 */
export function gateIntegrated(snapshot: Snapshot, known: Known): Gate {
  const path = pathOf(snapshot.config)
  if (!path.includes('integrated')) {
    return gate('not-required', 'Documents are merged here, and no model is added.')
  }
  const { sites } = known
  const required = sites.filter((site) => site.required)
  if (sites.length === 0) return gate('missing', 'Missing: no target knows this repository.')
  if (required.length === 0) {
    return gate(
      'missing',
      'No target is required, so it is left to a maintainer to call it integrated.',
    )
  }
  const open = required.filter((site) => !isComplete(snapshot, site))
  if (open.length > 0) return whileOpen(snapshot, known, open)
  if (required.length > 1) return gate('held', 'Every target is complete.')
  const what = path.includes('ready') ? 'preset' : 'model'
  return gate('held', `The ${what} is complete.`)
}

function whileOpen(snapshot: Snapshot, known: Known, open: readonly SiteSeen[]): Gate {
  const visible = open.filter((site) => !isHidden(site))
  if (visible.length === 0) return outOfSight(snapshot, known, open)
  const pulls = openPulls(snapshot, visible)
  if (pulls.length > 0)
    return gate('missing', `Needs a maintainer to merge ${pulls.join(' and ')}.`)
  const missing = visible.map((site) => lackOf(site, known.sites.length > 1))
  return gate('missing', `Missing: ${missing.join('; ')}.`)
}

/** All that is open is elsewhere and cannot be seen: what the status line says of it stands. */
function outOfSight({ accepted }: Snapshot, { written }: Known, open: readonly SiteSeen[]): Gate {
  const says = open.map((site) => hiddenSays(site)).join(' ')
  const isVouchedFor = accepted !== undefined && written === 'integrated'
  return isVouchedFor
    ? gate('held', `Vouched for by the status line. ${says}`)
    : gate('unknown', says)
}

/** Our open pull requests that lead there; where no stage comes before, registrations are among them. */
function openPulls(snapshot: Snapshot, open: readonly SiteSeen[]): readonly string[] {
  const status = snapshot.ownPulls.get('status')?.pull
  const isStaged = pathOf(snapshot.config).includes('ready')
  const parts = isStaged ? (['preset'] as const) : (['registration', 'preset'] as const)
  const presets = open.flatMap((site) =>
    parts.flatMap((part) => {
      const pull = ownPullAt(snapshot, site, part)?.pull
      return pull?.state === 'open' ? [nameOfPull(site, pull.number)] : []
    }),
  )
  return [...(status?.state === 'open' ? [`#${status.number}`] : []), ...presets]
}

function gate(is: Gate['is'], says: string): Gate {
  return { name: 'integrated', is, says, link: undefined, at: undefined }
}
