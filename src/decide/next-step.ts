import { asCode } from '../diagnostics/markdown.ts'
import type { Decisions } from '../lifecycle/decisions.ts'
import type { Ending } from '../lifecycle/ending.ts'
import { type Gate, type GateName, gateNames, isPassed } from '../lifecycle/gate.ts'
import { approvalSummary } from './approval-words.ts'
import type { Standing } from './standing.ts'

type Known = Pick<Standing, 'decisions' | 'gates' | 'ending' | 'stage' | 'path' | 'written'>

/** What is to be done next and by whom: what went wrong first, or else the nearest thing missing. */
export function nextStep(standing: Known): string {
  const { decisions, ending, stage, written } = standing
  if (ending !== undefined) return afterEnd(ending, decisions)
  if (decisions.hold !== undefined) {
    return approvalSummary({ ...decisions, rejection: undefined }, 1)
  }
  if (stage === 'integrated' && written !== 'integrated') {
    return 'The model is complete; needs a maintainer to merge the pull request that moves the status.'
  }
  return gateAwaited(standing)?.says ?? 'Nothing is left to do.'
}

/** The gate everything waits for; `undefined` where nothing is left. */
export function gateAwaited(standing: Known): Gate | undefined {
  const { gates, stage, path } = standing
  const nearest = gates.get(nearestOpen(standing) ?? 'well-formed')
  return stage === path.at(-1) || isPassed(nearest) ? undefined : nearest
}

/** Who can still do something, and what. */
function afterEnd(ending: Ending, decisions: Decisions): string {
  switch (ending.kind) {
    case 'rejected':
      return approvalSummary(decisions, 1)
    case 'withdrawn':
      return 'Its pull request was closed; whoever reopens that takes the proposal up again.'
    case 'by-hand':
      return `The status line says ${asCode(ending.word)}, which is a person's word: Usher respects it and moves nothing.`
  }
}

const beforeMerge = ['well-formed', 'approved', 'accepted'] as const satisfies readonly GateName[]

/** The gate that is next: before the merge in order, afterwards one that failed before one that is missing. */
function nearestOpen({ gates, stage }: Known): GateName | undefined {
  const isOpen = (name: GateName): boolean => !isPassed(gates.get(name))
  if (isOpen('accepted')) return beforeMerge.find((name) => isOpen(name))
  if (stage === 'ready') return 'integrated'
  const ahead = gateNames.slice(beforeMerge.length).filter((name) => isOpen(name))
  return ahead.find((name) => gates.get(name)?.is === 'failed') ?? ahead[0]
}
