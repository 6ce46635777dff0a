import type { Edit } from '../diagnostics/finding.ts'
import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { removalsIn } from '../proposal/removals.ts'
import type { Rule } from './rule.ts'

/** The template's blocks of advice are gone. */
export const blockLeft: Rule = {
  slug: 'block-left',
  summary: 'blocks the template asks to remove are gone',
  severity: 'error',
  why: 'The block is advice to authors. In a proposal it hides what is being asked for.',
  todo: 'Remove the block, its two comments included.',
  example: {
    bad: `⟦<!-- BEGIN Remove before PR -->
Copy this file, fill it in, and take this block out.
<!-- END Remove before PR -->⟧

## Motivation
`,
    good: `## Motivation
`,
  },
  check: ({ text }, { removals }) => {
    const lines = linesOf(text)
    return removalsIn(text)
      .filter(({ name }) => removals.includes(name) || /^remove\b/i.test(name))
      .map(({ name, start, end }) => ({
        message: `unexpected block ${quoted(name)} of the template`,
        help: 'remove the block, its `BEGIN` and `END` comments included',
        span: spanOf(lines, start, end),
        ...(isClosed(text.slice(start, end), name) ? { fix: [removal(text, start, end)] } : {}),
      }))
  },
}

/** The end that was found is this block's own. */
function isClosed(block: string, name: string): boolean {
  return block
    .slice(-200)
    .replaceAll(/[ \t]/g, '')
    .endsWith(`<!--END${name.replaceAll(/[ \t]/g, '')}-->`)
}

/** Takes the block out with the line breaks behind it, so that one blank line stays between its neighbours. */
function removal(text: string, start: number, end: number): Edit {
  const behind = /^[ \t]*(?:\r?\n){0,2}/.exec(text.slice(end, end + 100))?.[0].length ?? 0
  return { start, end: end + behind, text: '' }
}
