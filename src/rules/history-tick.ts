import { quoted } from '../diagnostics/quoted.ts'
import type { Rule } from './rule.ts'

/** A line of the history is dated only once it has happened. */
export const historyTick: Rule = {
  slug: 'history-tick',
  summary: 'dated lines of the history are ticked',
  severity: 'warning',
  judges: 'any',
  why: 'The tick says that a step was taken, the date says when. A date without a tick leaves open whether it was; the tick decides.',
  todo: 'Tick the box, or take the date out until it has happened.',
  example: {
    bad: '⟦- [ ] 02/13/2026: Start model integration.⟧',
    good: '- [ ] MM/DD/YYYY: Start model integration.',
  },
  check: ({ history }) =>
    history
      .filter((line) => !line.done && line.date !== null)
      .map(({ text, span }) => ({
        message: `unexpected date of ${quoted(text)}, which is not ticked`,
        help: 'tick the box, or take the date out',
        span,
      })),
}
