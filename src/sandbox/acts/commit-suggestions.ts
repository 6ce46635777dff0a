import { Problem } from '../problem.ts'
import { identityOf } from '../shape/commit.ts'
import type { PullRequest } from '../state/conversation.ts'
import type { User } from '../state/people.ts'
import type { ReviewComment } from '../state/review-comments.ts'
import type { World } from '../world.ts'
import { commitOnto } from './commit-to-branch.ts'
import { moveRef } from './move-ref.ts'
import { resolveThread } from './resolve-thread.ts'

/** Commits the suggestions of comments to the head branch, all in one commit; their threads are resolved. */
export async function commitSuggestions(
  world: World,
  by: User,
  { issue, comments }: { readonly issue: PullRequest; readonly comments: readonly ReviewComment[] },
): Promise<string> {
  const { headRepositoryId, headBranch, headSha } = issue.pull
  if (headRepositoryId === undefined) throw new Problem(422, 'The head repository is gone')
  const byPath = Map.groupBy(comments, ({ spot }) => spot.path)
  const changes = await Promise.all(
    [...byPath].map(async ([path, all]) => {
      const entry = await world.git.entryAt(headSha, path)
      if (entry === undefined) throw new Problem(422, `There is no ${path} at the head`)
      const before = (await world.git.readBlob(entry.oid)).toString('utf8')
      const oid = await world.git.writeBlob(Buffer.from(withSuggestions(before, all)))
      return { path, mode: entry.mode, oid }
    }),
  )
  const [first] = changes
  const message =
    comments.length === 1 ? `Update ${first?.path}` : 'Apply suggestions from code review'
  const author = identityOf(world, by)
  const sha = await commitOnto(world, headSha, { changes, message, author, committer: author })
  const ref = `refs/heads/${headBranch}`
  await moveRef(world, { repositoryId: headRepositoryId, ref, to: sha, by })
  for (const { id } of comments) resolveThread(world, by, id)
  return sha
}

/** From the last lines to the first, so that earlier numbers stay right. */
function withSuggestions(text: string, comments: readonly ReviewComment[]): string {
  const lines = text.split(/(?<=\n)/)
  const sorted = comments.toSorted((a, b) => (b.now?.start ?? 0) - (a.now?.start ?? 0))
  for (const { now, body } of sorted) {
    const suggestion = suggestionIn(body)
    if (now === undefined || suggestion === undefined) {
      throw new Problem(422, 'The comment has no suggestion that can be committed')
    }
    const last = lines[now.end - 1] ?? ''
    const ending = /\r?\n$/.exec(last)?.[0] ?? ''
    const lineBreak = ending === '' ? '\n' : ending
    const written = suggestion.map((line, place) =>
      place === suggestion.length - 1 ? line + ending : line + lineBreak,
    )
    lines.splice(now.start - 1, now.end - now.start + 1, ...written)
  }
  return lines.join('')
}

/** The lines inside the first suggestion fence; none at all when the lines are to go. */
function suggestionIn(body: string): readonly string[] | undefined {
  const fence = /^(?<fence>`{3,}|~{3,})suggestion[^\n]*\n(?<text>[\s\S]*?)^\k<fence>[`~]*\s*$/m
  const text = fence.exec(body.replaceAll('\r\n', '\n'))?.groups?.text
  if (text === undefined) return undefined
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}
