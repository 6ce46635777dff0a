import type { LineComment, Outcome } from '../decide/plan.ts'
import { type ActionOf, type Doing, fitting, notify } from './doing.ts'

/** Comments on lines of a pull request, all in one review that takes no side. */
export async function commentLines(
  doing: Doing,
  { number, head, body, comments }: ActionOf<'comment-lines'>,
): Promise<Outcome> {
  const { data } = await notify(doing, `comment on lines of #${number}`, (octokit) =>
    octokit.rest.pulls.createReview({
      ...doing.repo,
      pull_number: number,
      commit_id: head,
      event: 'COMMENT',
      body: fitting(body),
      comments: comments.map(wireOf),
    }),
  )
  return { kind: 'created', id: String(data.id) }
}

interface LineWire {
  path: string
  side: 'RIGHT'
  line: number
  start_line?: number
  start_side?: 'RIGHT'
  body: string
}

/** GitHub refuses a first line that is the last one too. */
function wireOf({ path, startLine, endLine, body }: LineComment): LineWire {
  const last = { path, side: 'RIGHT', line: endLine, body: fitting(body) } as const
  return startLine === endLine ? last : { ...last, start_line: startLine, start_side: 'RIGHT' }
}
