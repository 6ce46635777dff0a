import { mayDecide, refused } from '../commands/admit.ts'
import { asCode } from '../diagnostics/markdown.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import { type Answer, type Asked, done, isBegun } from './answer.ts'
import { roleOf } from './approvable.ts'
import { type MendedText, mendedText, renderMended } from './mended-text.ts'
import type { Plan } from './plan.ts'
import { homeCheckOf } from './proposal-check.ts'
import { findingsOf } from './standing.ts'

/** `/check`: a fresh check run, whatever the present one says. */
export function answerCheck({ home, standing }: Asked): Answer {
  const check = homeCheckOf(home, standing)
  return done([{ kind: 'create-check', check }])
}

/** `/fix`: one commit with every certain correction on the branch of the pull request. */
export function answerFix(request: Asked): Answer {
  const { snapshot } = request
  const { asked } = snapshot
  if (asked === undefined) return refused('There is no proposal at the present head.')
  const { path } = asked
  const mended = mendedText(asked.text, (text) => findingsOf(snapshot, parseProposal(path, text)))
  // The commit was made, and only the sign that it was got lost.
  if (mended.fixed.length === 0 && isBegun(request)) return done()
  if (mended.fixed.length === 0) return done([], renderMended(path, mended))
  return barred(request, path) ?? done([commitOf(request, path, mended)])
}

/** Why the branch is not ours to write to, for this person. */
function barred({ snapshot, home, by }: Asked, path: string): Answer | undefined {
  if (!home.branch.inRepository) {
    return refused(
      `The branch is in a fork, which is not ours to write to. Commit the suggestions, or run ${asCode(`usher lint --fix ${path}`)} there.`,
    )
  }
  // Anybody can open a pull request from a branch of this repository; that makes it no branch of theirs.
  const role = roleOf(snapshot, by)
  if (role === 'write' || mayDecide(role, snapshot.config.maintainers)) return undefined
  return refused(
    'The branch is in this repository, and is written to only for who may write to it. A maintainer can give `/fix`.',
  )
}

function commitOf({ home, by }: Asked, path: string, { text, fixed }: MendedText): Plan[number] {
  const what = fixed.length === 1 ? 'one problem' : `${fixed.length} problems`
  const why = 'Everything that can be corrected for certain.'
  return {
    kind: 'push-branch',
    branch: home.branch.name,
    base: home.head,
    expected: home.head,
    message: `docs: correct ${what} of the proposal\n\nAsked for by ${by.login} with /fix.\n`,
    changes: [{ path, change: 'edit', text, why }],
  }
}
