import { type Marker, renderMarker } from '../decide/marker.ts'
import { asCode } from '../diagnostics/markdown.ts'
import type { AuditSnapshot } from './audit-snapshot.ts'
import type { Drift } from './drift.ts'
import { fitted } from './fitted.ts'
import { bundlesOf } from './groups.ts'
import { bundleLines } from './render-markdown.ts'
import type { Repairs } from './repair-commits.ts'
import type { Report } from './report.ts'

interface Telling {
  readonly snapshot: AuditSnapshot
  readonly report: Report
  readonly repairs: Repairs
  readonly marker: Marker
}

/** Title and body of the repair pull request: every repair with its evidence, and what is left to people. */
export function repairWords(telling: Telling): { readonly title: string; readonly body: string } {
  const { snapshot, report, repairs, marker } = telling
  const { repository, config, issue } = snapshot
  const where = issue === undefined ? '' : `, listed in #${issue.number}`
  const left = report.drift.filter(({ who, severity }) => who !== 'anyone' && severity !== 'info')
  const head = [
    renderMarker(marker),
    `Brings what proposals say of themselves in line with the evidence${where}. Each edit is certain, and each kind of it is a commit of its own; nothing else is touched.`,
    '',
    '',
  ].join('\n')
  const foot =
    '\nA commit of yours on this branch makes it yours: Usher leaves it alone from then on.\n'
  const sections = [
    { title: 'Repaired', lead: [], items: itemsOf(once(repairs.repaired)) },
    {
      title: 'Left to people',
      lead: ['Not certain, so each of these is a question.'],
      items: itemsOf(left),
    },
  ]
  const more = asCode(`usher audit ${repository.owner}/${repository.name}`)
  const title = `${config.status.titlePrefix}repair what the audit of the proposals found`
  return { title, body: `${head}${fitted(sections, mostCharacters, more)}${foot}` }
}

const mostCharacters = 55_000

/** Two rounds may find the same. */
function once(drift: readonly Drift[]): readonly Drift[] {
  const byWords = Map.groupBy(drift, ({ kind, proposal, message }) =>
    JSON.stringify([kind, proposal, message]),
  )
  return [...byWords.values()].flatMap(([first]) => first ?? [])
}

function itemsOf(drift: readonly Drift[]): readonly string[] {
  return bundlesOf(drift).map((bundle) => bundleLines(bundle).join('\n'))
}
