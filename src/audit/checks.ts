import type { Check } from './check.ts'
import { historyDisagrees } from './history-disagrees.ts'
import { indexDangling } from './index-dangling.ts'
import { indexDisagrees } from './index-disagrees.ts'
import { indexMissing } from './index-missing.ts'
import { lastUpdatedBehind } from './last-updated-behind.ts'
import { missingE2e } from './missing-e2e.ts'
import { modelGone } from './model-gone.ts'
import { registryWithoutProposal } from './registry-without-proposal.ts'
import { revisionDrift } from './revision-drift.ts'
import { stale } from './stale.ts'
import { statusAheadOfEvidence } from './status-ahead-of-evidence.ts'
import { statusBehindEvidence } from './status-behind-evidence.ts'
import { unknownStatus } from './unknown-status.ts'
import { unreadable } from './unreadable.ts'

/** Every check, the most useful first: reports keep this order. */
export const checks: readonly Check[] = [
  statusBehindEvidence,
  statusAheadOfEvidence,
  indexDisagrees,
  indexMissing,
  indexDangling,
  unreadable,
  unknownStatus,
  modelGone,
  historyDisagrees,
  revisionDrift,
  lastUpdatedBehind,
  registryWithoutProposal,
  missingE2e,
  stale,
]
