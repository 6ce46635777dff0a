import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { rowsAbout } from '../proposal/model.ts'
import { proseOf } from '../proposal/prose.ts'
import { refusedRuntimes } from '../proposal/wording.ts'
import type { Rule } from './rule.ts'

/** The section about runtimes does not take back in a sentence what the table grants. */
export const runtimeRefused: Rule = {
  slug: 'runtime-refused',
  summary: 'no sentence takes a runtime back',
  severity: 'warning',
  why: 'The row says which runtimes are set up. A sentence below it that refuses one is easily overlooked, and a preset is then made for both.',
  todo: 'Name in the row only the runtimes that work. A reviewer decides whether the sentence stays as an explanation.',
  example: {
    bad: '⟦vLLM is not supported for this model.⟧',
    good: 'Both runtimes are tried with two requests at a time.',
  },
  check: (proposal) => {
    const sections = new Set(rowsAbout(proposal.rows, 'runtime').map((row) => row.section))
    const lines = linesOf(proposal.text)
    return proseOf(proposal)
      .filter(({ section }) => section !== undefined && sections.has(section.title))
      .flatMap(({ text, start }) =>
        [...text.matchAll(/[^\s.!?](?:[^.!?]|[.!?](?=\S))*[.!?]?/g)].flatMap((match) => {
          const refused = refusedRuntimes(match[0])
          if (refused.length === 0) return []
          const at = start + match.index
          return [
            {
              message: `unexpected sentence against the runtime \`${refused.join('`, `')}\``,
              help: 'name in the row `Runtime` only what works',
              span: spanOf(lines, at, at + match[0].length),
            },
          ]
        }),
      )
  },
}
