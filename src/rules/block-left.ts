import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { removalsIn } from '../proposal/removals.ts'
import type { Rule } from './rule.ts'

/** The template's blocks of advice are gone. */
export const blockLeft: Rule = {
  slug: 'block-left',
  summary: 'blocks the template asks to remove are gone',
  severity: 'error',
  check: ({ text }, { removals }) => {
    const lines = linesOf(text)
    return removalsIn(text)
      .filter(({ name }) => removals.includes(name) || /^remove\b/i.test(name))
      .map(({ name, start, end }) => ({
        message: `unexpected block ${quoted(name)} of the template`,
        help: 'remove the block, its `BEGIN` and `END` comments included',
        span: spanOf(lines, start, end),
      }))
  },
}
