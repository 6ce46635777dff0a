import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { proseOf, withoutCode } from '../proposal/prose.ts'
import type { Rule } from './rule.ts'

const mention = /(?<![\w/.@`-])@[A-Za-z0-9][A-Za-z0-9-]{0,38}(?:\/[\w-]{1,100})?/g

/** The text calls nobody: a mention is written as code. */
export const mentionQuoted: Rule = {
  slug: 'mention-quoted',
  summary: 'mentions of people and teams are written as code',
  severity: 'info',
  judges: 'any',
  why: 'Wherever a sentence of the proposal is quoted, in a pull request or a commit, a bare mention calls that person again.',
  todo: 'Put the mention in backticks, or write the name without `@`.',
  example: {
    bad: 'Three teams, ⟦@birdlab/field⟧ among them, ask for it.',
    good: 'Three teams ask for answers about birds on one small GPU.',
  },
  check: (proposal) => {
    const lines = linesOf(proposal.text)
    const mentioning = proseOf(proposal).filter(({ text }) => text.includes('@'))
    return mentioning.flatMap(({ text, start }) => {
      const words = withoutCode(text)
      const isBalanced = !words.includes('`')
      return [...words.matchAll(mention)].map((match) => {
        const [from, to] = [start + match.index, start + match.index + match[0].length]
        return {
          message: `unexpected mention \`${match[0]}\``,
          help: `write \`${match[0]}\` in backticks`,
          span: spanOf(lines, from, to),
          ...(isBalanced ? { fix: [{ start: from, end: to, text: `\`${match[0]}\`` }] } : {}),
        }
      })
    })
  },
}
