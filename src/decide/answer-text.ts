import { refused } from '../commands/admit.ts'
import { asCode } from '../diagnostics/markdown.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import { type Answer, type Asked, done } from './answer.ts'
import { mendedText, renderMended } from './mended-text.ts'
import { homeCheckOf } from './proposal-check.ts'
import { findingsOf } from './standing.ts'

/** `/check`: a fresh check run, whatever the present one says. */
export function answerCheck({ home, standing }: Asked): Answer {
  const check = homeCheckOf(home, standing)
  return done([{ kind: 'create-check', check }])
}

/** `/fix`: one commit with every certain correction on the branch of the pull request. */
export function answerFix({ snapshot, home, by }: Asked): Answer {
  const { asked } = snapshot
  if (asked === undefined) return refused('There is no proposal at the present head.')
  const { path } = asked
  const mended = mendedText(asked.text, (text) => findingsOf(snapshot, parseProposal(path, text)))
  const { length: fixed } = mended.fixed
  if (fixed === 0) return done([], renderMended(path, mended))
  if (!home.branch.inRepository) {
    return refused(
      `The branch is in a fork, which is not ours to write to. Commit the suggestions, or run ${asCode(`usher lint --fix ${path}`)} there.`,
    )
  }
  const what = fixed === 1 ? 'one problem' : `${fixed} problems`
  const why = 'Everything that can be corrected for certain.'
  return done([
    {
      kind: 'push-branch',
      branch: home.branch.name,
      base: home.head,
      expected: home.head,
      message: `docs: correct ${what} of the proposal\n\nAsked for by ${by.login} with /fix.\n`,
      changes: [{ path, change: 'edit', text: mended.text, why }],
    },
  ])
}
