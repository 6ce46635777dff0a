import type { Snapshot } from '../lifecycle/snapshot.ts'
import { parseMarker, renderMarker } from './marker.ts'
import type { Plan } from './plan.ts'
import type { Standing } from './standing.ts'
import { suggestionsOf } from './suggestions.ts'

/** So many are offered on one pull request at most; the rest is left to `/fix`. */
const most = 500

/**
 * Plans a review that takes no side and offers every certain correction as a suggestion to commit
 * with a click, and another where one cannot hold them all. Each is offered once; our own reviews
 * say which have been.
 */
export function planSuggestions(snapshot: Snapshot, { findings }: Standing): Plan {
  const { home, asked, config } = snapshot
  if (home?.state !== 'open' || home.locked || asked === undefined) return []
  const isNew = home.files.some(({ path, change }) => path === asked.path && change === 'added')
  if (!isNew || config.verbosity === 'quiet') return []

  const { path, text } = asked
  const said = offered(snapshot)
  if (said.size >= most) return []
  const { suggestions: fresh } = suggestionsOf({ path, text, findings }, 'every-line', said)
  if (fresh.length === 0) return []
  const comments = fresh.map(({ path: file, startLine, line, body }) => ({
    path: file,
    startLine,
    endLine: line,
    body,
  }))
  const { number, head, branch } = home
  const digests = fresh.map(({ digest }) => digest)
  const marker = renderMarker({ kind: 'suggestions', digests })
  const body = `${marker}\n${invitation(fresh.length, branch.inRepository)}\n`
  return [{ kind: 'comment-lines', number, head, body, comments }]
}

/** `/fix` is named only where it may write: to a branch of the repository itself. */
function invitation(count: number, mayFix: boolean): string {
  if (count === 1)
    return `One correction is certain: commit it here${mayFix ? ' or with `/fix`' : ''}.`
  const all = mayFix ? ', or all at once with `/fix`' : ''
  return `${count} corrections are certain: commit them one by one or in a batch here${all}.`
}

/** What our own reviews have offered already. */
function offered({ home, bot }: Snapshot): ReadonlySet<string> {
  const digests = (home?.reviews ?? [])
    .filter(({ by }) => by.id === bot.id)
    .flatMap(({ body }) => {
      const marker = parseMarker(body)
      return marker?.kind === 'suggestions' ? marker.digests : []
    })
  return new Set(digests)
}
