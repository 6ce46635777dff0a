import { quoted } from '../diagnostics/quoted.ts'
import { names } from '../proposal/labels.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { statusesOf } from '../proposal/template.ts'
import type { Problem, Rule } from './rule.ts'
import { integratedProposal, soundTemplate } from './sound.ts'

/** The history and the status tell the same story. */
export const historyStatus: Rule = {
  slug: 'history-status',
  summary: 'the history agrees with the status',
  severity: 'warning',
  why: 'A finished history under the first status, or an open step under the last one, means that one of the two was forgotten.',
  todo: 'Tick what has happened, with its date, or correct the status.',
  example: {
    bad: '- [x] 02/11/2026: Open proposal PR.\n⟦- [ ] MM/DD/YYYY: Start model integration.⟧\n- [x] 02/20/2026: Complete model support.',
    good: '- [x] 02/11/2026: Open proposal PR.\n- [x] 02/13/2026: Start model integration.\n- [x] 02/20/2026: Complete model support.',
    within: {
      path: '20260211-heron-3b.md',
      text: integratedProposal,
      template: soundTemplate,
    },
  },
  check: (proposal, template) => {
    const words = statusesOf(template)
    if (words.length < 2) return []
    if (proposal.status === words.at(-1)) return openSteps(proposal)
    const isFinished =
      proposal.history.length >= Math.max(2, template.history.length) &&
      proposal.history.every((line) => line.done)
    return isFinished && proposal.status === words[0] ? finished(proposal) : []
  },
}

function openSteps({ history, status }: Proposal): readonly Problem[] {
  return history
    .filter((line) => !line.done)
    .map(({ text, span }) => ({
      message: `unexpected open step ${quoted(text)} under the status ${quoted(status ?? '')}`,
      help: 'tick the box and write the day, or correct the status',
      span,
    }))
}

function finished({ frontMatter, status }: Proposal): readonly Problem[] {
  return frontMatter
    .filter((field) => field.key === names.status)
    .map(({ valueSpan }) => ({
      message: `unexpected status ${quoted(status ?? '')} of a proposal whose history is finished`,
      help: 'correct the status, or untick what has not happened',
      span: valueSpan,
    }))
}
