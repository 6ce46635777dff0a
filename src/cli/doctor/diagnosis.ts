import type { Checkup } from '../../github/checkup-seen.ts'
import { deliveryPoints } from './delivery-points.ts'
import { installationPoints } from './installation-points.ts'
import type { Point } from './point.ts'
import { repositoryPoints } from './repository-points.ts'

/** What a checkup comes to, in the order in which it is to be put right. */
export function diagnosisOf(checkup: Checkup, appId: string | undefined): readonly Point[] {
  const config = checkup.repository?.ground?.config
  const needs = {
    teams: (config?.maintainers.teams.length ?? 0) > 0,
    statuses: (config?.validation.statuses.length ?? 0) > 0,
    queue: checkup.repository?.required?.queue ?? false,
  }
  return [
    ...installationPoints(checkup, needs),
    ...deliveryPoints(checkup),
    ...repositoryPoints(checkup, appId),
  ]
}
