import { asText } from '../diagnostics/markdown.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import { isFollowed } from './adopted.ts'
import { desiredFiles } from './desired.ts'
import { isDue } from './due.ts'
import { errandsOf, ownOf, type PartErrand } from './errands.ts'
import type { Standing } from './standing.ts'

/** Why parts that are due have no pull request, as a list in Markdown; nothing where each has one. */
export function renderUnwritten(snapshot: Snapshot, standing: Standing): readonly string[] {
  const open = waiting(snapshot, standing)
  const reasons = open.flatMap((errand) => {
    const { changes, todos } = desiredFiles(snapshot, standing, errand)
    return changes.length === 0 ? todos : []
  })
  const isSilent = snapshot.facts?.kind === 'silent'
  const words = isSilent ? silence(open) : [...reasons, ...refusal(snapshot, reasons)]
  if (words.length === 0) return []
  return ['', '**Not written yet**', '', ...[...new Set(words)].map((one) => `- ${one}`)]
}

/** What is due and was never opened. */
function waiting(snapshot: Snapshot, standing: Standing): readonly PartErrand[] {
  const { home, accepted } = snapshot
  const { decisions, path, written } = standing
  const isOurs = home !== undefined && isFollowed(snapshot, home) && decisions.hold === undefined
  if (!isOurs || accepted === undefined) return []
  if (!path.includes('integrated') || written === undefined) return []
  return errandsOf(standing).filter(
    (errand): errand is PartErrand =>
      errand.part !== 'status' &&
      errand.site.there?.isSecret !== true &&
      isDue(snapshot, standing, errand) &&
      ownOf(snapshot, standing, errand).pull === undefined,
  )
}

function silence(open: readonly PartErrand[]): readonly string[] {
  const isMissing = open.some(({ site }) => site.inspection?.complete === false)
  return isMissing ? ['The model hub did not answer; it is asked again soon.'] : []
}

/** What the hub says where facts are missing. */
function refusal({ facts }: Snapshot, reasons: readonly string[]): readonly string[] {
  if (facts?.kind !== 'refused' || reasons.length === 0) return []
  return [`Nothing is known of the model: ${asText(facts.why)}.`]
}
