import type { Snapshot } from '../lifecycle/snapshot.ts'
import { parseMarker, renderMarker } from './marker.ts'
import type { Plan } from './plan.ts'
import type { Standing } from './standing.ts'
import { type Suggestion, suggestionsOf } from './suggestions.ts'

/** Enough to tell the corrections of one pull request apart. */
const shortDigest = 16

/**
 * Plans a review that takes no side and offers every certain correction as a suggestion to commit
 * with a click. Each is offered once; our own reviews say which have been.
 */
export function planSuggestions(snapshot: Snapshot, { findings }: Standing): Plan {
  const { home, asked, config } = snapshot
  if (home?.state !== 'open' || home.locked || asked === undefined) return []
  const isNew = home.files.some(({ path, change }) => path === asked.path && change === 'added')
  if (!isNew || config.verbosity === 'quiet') return []

  const { path, text } = asked
  const said = offered(snapshot)
  const all = suggestionsOf({ path, text, findings }, 'every-line', new Set())
  const fresh = all.suggestions.filter(({ digest }) => !said.has(digest.slice(0, shortDigest)))
  if (fresh.length === 0) return []
  const comments = fresh.map(({ path: file, startLine, line, body }) => ({
    path: file,
    startLine,
    endLine: line,
    body,
  }))
  const { number, head } = home
  return [{ kind: 'comment-lines', number, head, body: bodyOf(fresh), comments }]
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

function bodyOf(fresh: readonly Suggestion[]): string {
  const digests = fresh.map(({ digest }) => digest.slice(0, shortDigest))
  const what = fresh.length === 1 ? 'One correction is' : `${fresh.length} corrections are`
  return [
    renderMarker({ kind: 'suggestions', digests }),
    `${what} certain: commit them one by one or in a batch here, or all at once with \`/fix\`.`,
    '',
  ].join('\n')
}
